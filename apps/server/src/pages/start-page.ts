import { html, type Words, words } from '#libs/pages/html.js';
import { page } from '#libs/pages/page.js';

/** A book that is kept here. */
export interface KeptHere {
  readonly code: string;
  readonly nameZh: string;
  readonly demo: boolean;
  readonly today: string;
  readonly events: number;
}

interface Place {
  readonly href: string;
  readonly title: Words;
  readonly what: Words;
}

const PLACES: readonly Place[] = [
  {
    href: '/board',
    title: { zh: '公示栏', en: 'Notice board' },
    what: { zh: '群众：收费标准、资金去向、补贴发放、意见办理', en: 'Citizens: fees, where the money is, what was paid, how opinions were answered' },
  },
  {
    href: '/walk',
    title: { zh: '倒查', en: 'Walk back' },
    what: { zh: '纪检监察：由任一数字查到凭证、经办人和银行流水', en: 'Inspectors: from any figure back to its documents, hands and bank lines' },
  },
  {
    href: '/api/docs',
    title: { zh: '财务接口', en: 'API for finance' },
    what: { zh: '财政、财务：全部记账、审批、报表接口', en: 'Finance officers: every command, approval and report' },
  },
];

const TITLE: Words = { zh: '明账', en: 'Mingzhang, accounts in the open' };

/** Where each reader goes, and which books are kept here. */
export function startPage(books: readonly KeptHere[]): string {
  const main = html`<ul class="places">${PLACES.map(({ href, title, what }) => html`<li><a href="${href}">${words(title)}</a><br>${words(what)}</li>\n`)}</ul>
<h2>${words({ zh: '账册', en: 'Books kept here' })}</h2>
<ul>${books.map(bookLine)}</ul>
`;
  return page({ title: TITLE, demo: books.some(({ demo }) => demo), main });
}

function bookLine({ code, nameZh, demo, today, events }: KeptHere) {
  const kind: Words = demo ? { zh: '演示账册', en: 'demo book' } : { zh: '正式账册', en: 'book of record' };
  return html`<li><a href="/board?book=${code}">${nameZh}</a>（${code}），${words(kind)}，${words({ zh: `账上日期 ${today}，共 ${events} 条记录`, en: `on ${today}, ${events} events` })}</li>\n`;
}
