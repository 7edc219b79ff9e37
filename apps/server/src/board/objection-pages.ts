import { MATTERS } from '#libs/openness/objections.js';
import { MATTER_WORDS, RESULT_WORDS } from '#libs/openness/words.js';
import { type Html, html, type Words, words } from '#libs/pages/html.js';
import { type Link, page } from '#libs/pages/page.js';
import { REPORTER_LIMIT_CHARACTERS, TEXT_LIMIT_CHARACTERS } from '../openness/openness.forms.js';
import type { PublicObjection } from '../openness/public-objections.js';
import type { Addresses } from './asked-book.js';
import { OBJECTION_STATE_WORDS, REJECTION_WORDS } from './words.js';

/** What somebody has filled in so far. */
export interface ObjectionDraft {
  readonly unitId: string;
  readonly noticeId?: string | undefined;
  readonly no?: string | undefined;
  readonly matter?: string | undefined;
  readonly text?: string | undefined;
  readonly reporter?: string | undefined;
}

export interface ObjectionForm {
  readonly demo: boolean;
  readonly unitZh: string;
  readonly trail: readonly Link[];
  readonly draft: ObjectionDraft;
  /** What was wrong with what came before. */
  readonly fault?: Words | undefined;
}

const TITLE: Words = { zh: '提出异议或意见', en: 'Object, or say what you think' };

/** The form that anybody may fill in: with or without a name, without a session, without a script. */
export function objectionForm({ demo, unitZh, trail, draft, fault }: ObjectionForm, at: Addresses): string {
  const { unitId, noticeId, no, matter, text = '', reporter = '' } = draft;
  const main = html`${fault === undefined ? undefined : html`<p class="fault" role="alert" id="fault">${words(fault)}</p>\n`}<form class="plain" method="post" action="${at.page('/board/objections')}">
<input type="hidden" name="unitId" value="${unitId}">
${noticeId === undefined ? undefined : html`<input type="hidden" name="noticeId" value="${noticeId}">\n`}<p>${words({ zh: '受理单位', en: 'Received by' })}：${unitZh}</p>
<div><label for="matter">${words({ zh: '事项', en: 'What it is about' })}</label>
<select id="matter" name="matter" required>${MATTERS.map((one) => html`<option value="${one}"${one === matter ? html` selected` : undefined}>${MATTER_WORDS[one].zh} · ${MATTER_WORDS[one].en}</option>\n`)}</select></div>
${
  noticeId === undefined
    ? undefined
    : html`<div><label for="no">${words({ zh: '公示中的序号（可不填）', en: 'Number of the line, if it is about one' })}</label>
<input id="no" name="no" inputmode="numeric" pattern="[0-9]{1,7}" value="${no}"></div>\n`
}<div><label for="text">${words({ zh: '内容', en: 'What you say' })}</label>
<textarea id="text" name="text" rows="6" required maxlength="${TEXT_LIMIT_CHARACTERS}">${text}</textarea></div>
<div><label for="reporter">${words({ zh: '姓名和联系方式（可不填）', en: 'Your name and how to reach you, if you want' })}</label>
<input id="reporter" name="reporter" autocomplete="off" maxlength="${REPORTER_LIMIT_CHARACTERS}" value="${reporter}" aria-describedby="kept">
<p class="hint" id="kept">${words({ zh: '依法保密：加密保存，不公开，不转给被反映的人。', en: 'Kept secret by law: encrypted, never published, never told to whom it is about.' })}</p></div>
<div><button type="submit">${words({ zh: '提交', en: 'Send' })}</button></div>
</form>
`;
  return page({ title: TITLE, demo, trail, main });
}

/** Asks for the number that was given to an objection. */
export function askNumberPage({ demo, trail }: Pick<ObjectionForm, 'demo' | 'trail'>, at: Addresses, book: string | undefined): string {
  const main = html`<form class="plain" method="get" action="/board/objections">
${book === undefined ? undefined : html`<input type="hidden" name="book" value="${book}">\n`}<div><label for="number">${words({ zh: '编号', en: 'Number' })}</label><input id="number" name="number" required></div>
<div><button type="submit">${words({ zh: '查询', en: 'Look up' })}</button></div>
</form>
<p><a href="${at.page('/board')}">${words({ zh: '回公示栏', en: 'Back to the board' })}</a></p>
`;
  return page({ title: { zh: '查询办理结果', en: 'What became of it' }, demo, trail, main });
}

/** What became of an objection, for whoever has its number. */
export function objectionPage(objectionId: string, objection: PublicObjection, { demo, trail }: Pick<ObjectionForm, 'demo' | 'trail'>): string {
  const { state, receivedOn, answerBy, result, rejectedFor, answer } = objection;
  const main = html`<dl class="facts">
<dt>${words({ zh: '编号', en: 'Number' })}</dt><dd class="digest" id="number">${objectionId}</dd>
<dt>${words({ zh: '状态', en: 'State' })}</dt><dd>${words(OBJECTION_STATE_WORDS[state])}</dd>
<dt>${words({ zh: '收到', en: 'Received' })}</dt><dd>${receivedOn}</dd>
<dt>${words({ zh: '答复期限', en: 'Answer due' })}</dt><dd>${answerBy}</dd>
${fact({ zh: '结果', en: 'Result' }, result === undefined ? undefined : words(RESULT_WORDS[result]))}${fact({ zh: '不予受理的原因', en: 'Not taken up because' }, rejectedFor === undefined ? undefined : words(REJECTION_WORDS[rejectedFor]))}${fact({ zh: '答复', en: 'Answer' }, answer === undefined ? undefined : html`${answer}`)}</dl>
<p class="note">${words({ zh: '请记下编号：凭编号可随时查看办理结果。', en: 'Keep the number: with it you can see at any time what became of this.' })}</p>
`;
  return page({ title: { zh: '异议办理', en: 'Your objection' }, demo, trail, main });
}

function fact(name: Words, value: Html | undefined): Html | undefined {
  return value === undefined ? undefined : html`<dt>${words(name)}</dt><dd>${value}</dd>\n`;
}
