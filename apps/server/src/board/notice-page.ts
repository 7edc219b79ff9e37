import { toString as qrCode } from 'qrcode';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeTable } from '#libs/openness/notice-table.js';
import type { BoardNotice, BoardUnit } from '#libs/openness/public-board.js';
import { Html, html, words } from '#libs/pages/html.js';
import { page } from '#libs/pages/page.js';
import { tableOf } from '#libs/pages/table.js';
import { textTable } from '#libs/pages/text-table.js';
import type { Addresses } from './asked-book.js';
import { trailTo } from './board-page.js';
import { KIND_WORDS, noticeStateWords } from './words.js';

/** A notice with everything that its page says. */
export interface NoticeView {
  readonly demo: boolean;
  readonly today: IsoDate;
  readonly notice: BoardNotice;
  /** From the county down to the unit that posted it. */
  readonly units: readonly BoardUnit[];
  readonly table: NoticeTable;
  /** Where the page is found from outside: what the code on its paper says. */
  readonly address: string;
  /** For a poster in a hall rather than a sheet. */
  readonly poster: boolean;
}

/** The page of a notice, to be read, hung up and scanned. */
export async function noticePage(view: NoticeView, at: Addresses): Promise<string> {
  const { notice, units, table, demo, poster } = view;
  const unitZh = units.at(-1)?.nameZh ?? '';
  const kind = KIND_WORDS[notice.kind];
  return page({
    ...{ title: { zh: `${unitZh}${kind.zh}`, en: kind.en }, demo, poster },
    trail: trailTo(units, at),
    feed: at.page('/board/feed.xml'),
    main: html`${tableOf(textTable('rows', kind, table), dataLinks(notice, at))}${footer(view)}${await codeOf(view)}${wayOn(notice, at)}`,
  });
}

/** 公示期, 受理单位, 举报, 数据摘要 (domain rules 4.3). */
function footer({ notice, units, today }: NoticeView): Html {
  const { postedOn, lastDay, listHash, state, postedSeq } = notice;
  return html`<dl class="facts">
<dt>${words({ zh: '公示期', en: 'On notice' })}</dt><dd>${postedOn} – ${lastDay}，${words(noticeStateWords({ state, lastDay }, today))}</dd>
<dt>${words({ zh: '受理单位', en: 'Objections to' })}</dt><dd>${units.at(-1)?.nameZh}（${words({ zh: '意见箱或本页网上提出', en: 'suggestion box, or on this page' })}）</dd>
<dt>${words({ zh: '监督', en: 'Supervision' })}</dt><dd>${words({ zh: '村务监督委员会、镇纪委；对答复不服可提请上级办理', en: 'supervisory committee, discipline commission; an answer can be taken to the unit above' })}</dd>
<dt>${words({ zh: '数据摘要', en: 'Digest' })}</dt><dd class="digest">${listHash}</dd>
<dt>${words({ zh: '账册记录', en: 'Event' })}</dt><dd>seq ${postedSeq}</dd>
</dl>
`;
}

/** The page's address as a code to be scanned from paper; drawn by the package in black paths on white. */
async function codeOf({ address }: NoticeView): Promise<Html> {
  const svg = await qrCode(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return html`<figure class="code"><div class="qr" role="img" aria-label="本页地址的二维码 This page's address as a code">${new Html(svg)}</div><figcaption>${address}</figcaption></figure>\n`;
}

function dataLinks({ noticeId }: BoardNotice, at: Addresses): Html {
  const data = at.api(`/notices/${noticeId}`);
  return html`<div class="data apart"><ul><li><a href="${data}">JSON</a> · <a href="${data}/rows.csv">CSV</a></li></ul></div>\n`;
}

function wayOn({ noticeId, unitId }: BoardNotice, at: Addresses): Html {
  return html`<nav class="apart" aria-label="更多 More"><p><a href="${at.page(`/board/objections/new?unitId=${unitId}&noticeId=${noticeId}`)}">${words({ zh: '对本公示提出异议', en: 'Object to this notice' })}</a>
· <a href="${at.page(`/board/notices/${noticeId}?poster=1`)}">${words({ zh: '海报（A3）', en: 'Poster, A3' })}</a></p></nav>
`;
}
