import { isRecent } from '#libs/openness/notices.js';
import type { BoardUnit } from '#libs/openness/public-board.js';
import { type Html, html, type Words, words } from '#libs/pages/html.js';
import { type Link, page } from '#libs/pages/page.js';
import { type PageTable, tableOf } from '#libs/pages/table.js';
import type { Addresses } from './asked-book.js';
import { feedbackPageTable, moneyTable, noticeTable, payoutTable, reductionTable, standardTable } from './board-tables.js';
import type { BoardView } from './board-view.js';

const BOARD: Words = { zh: '公示栏', en: 'Notice board' };

/** The board of a unit. */
export function boardPage(view: BoardView, at: Addresses, { screen }: { readonly screen: boolean }): string {
  const { unit, demo, above } = view;
  return page({
    ...{ title: { zh: `${unit.nameZh}公示栏`, en: BOARD.en }, demo, screen },
    trail: screen ? [] : trailTo(above, at),
    feed: at.page('/board/feed.xml'),
    main: html`${unitsBelow(view, at)}${sections(view, at)}${bookLine(view)}${wayOn(view, at)}`,
  });
}

/** The start page and the boards of the units above. */
export function trailTo(units: readonly BoardUnit[], at: Addresses): readonly Link[] {
  return [{ href: '/', text: { zh: '首页', en: 'Start' } }, ...units.map(({ unitId, nameZh }) => ({ href: at.page(`/board/${unitId}`), text: { zh: nameZh, en: '' } }))];
}

function unitsBelow({ below }: BoardView, at: Addresses): Html | undefined {
  if (below.length === 0) return undefined;
  return html`<nav class="trail apart" aria-label="下级单位 Units below"><ol>${below.map(({ unitId, nameZh }) => html`<li><a href="${at.page(`/board/${unitId}`)}">${nameZh}</a></li>`)}</ol></nav>\n`;
}

/** What is on the front: older notices are in the archive. */
function recentOf({ notices, today }: BoardView): Pick<BoardView, 'notices' | 'today'> {
  return { notices: notices.filter(({ lastDay }) => isRecent(lastDay, today)), today };
}

/** Each table, and beside it the same as JSON and as CSV. */
function sections(view: BoardView, at: Addresses): readonly Html[] {
  const { unit, feedback } = view;
  const ofUnit = `unitId=${unit.unitId}`;
  const moneyOf = view.money.map(({ unitId, unitZh, month }) => ({ zh: `${unitZh} ${month}`, path: '/money', query: `unitId=${unitId}&month=${month}` }));
  const tables: readonly (readonly [PageTable, readonly Data[]])[] = [
    [noticeTable(recentOf(view), at), [{ path: '/notices', query: ofUnit, onlyJson: true }]],
    [moneyTable(view, at), moneyOf],
    [payoutTable(view, at), []],
    [standardTable(view, at), [{ path: '/standards' }]],
    [reductionTable(view), []],
    [feedbackPageTable(view), [{ path: '/feedback', query: `${ofUnit}&month=${feedback.month}` }]],
  ];
  return tables.map(([table, data]) => tableOf(table, data.length === 0 ? undefined : dataLine(data, at)));
}

interface Data {
  readonly path: string;
  readonly query?: string;
  readonly zh?: string;
  readonly onlyJson?: true;
}

function dataLine(data: readonly Data[], at: Addresses): Html {
  const links = data.map(({ path, query, zh, onlyJson }) => {
    const to = (ending: string) => at.api(`${path}${ending}${query === undefined ? '' : `?${query}`}`);
    const name = zh === undefined ? '' : `${zh} `;
    return html`<li><a href="${to('')}">${name}JSON</a>${onlyJson ? undefined : html` · <a href="${to('.csv')}">${name}CSV</a>`}</li>`;
  });
  return html`<div class="data apart"><ul>${links}</ul></div>\n`;
}

/** What anybody may write down today and compare later. */
export function bookLine({ code, head, today, demo }: Pick<BoardView, 'code' | 'head' | 'today' | 'demo'>): Html {
  return html`<section class="figures" id="head">
<h2>${words({ zh: '核对我们的账', en: 'Check our books' })}</h2>
<dl class="facts">
<dt>${words({ zh: '账册', en: 'Book' })}</dt><dd>${code}${demo ? '（演示）' : ''}，${today}</dd>
<dt>${words({ zh: '记录数', en: 'Events' })}</dt><dd>${head.events}</dd>
<dt>${words({ zh: '默克尔根', en: 'Merkle root' })}</dt><dd class="digest">${head.rootHex}</dd>
</dl>
<p class="note">${words({ zh: '抄下记录数和根：以后任何一条旧记录被改动，同一记录数的根就不再相同。', en: 'Write both down: if any earlier record is ever changed, the root over as many events will be another.' })}</p>
</section>
`;
}

function wayOn({ unit }: BoardView, at: Addresses): Html {
  return html`<nav class="apart" aria-label="更多 More"><p><a href="${at.page(`/board/objections/new?unitId=${unit.unitId}`)}">${words({ zh: '提出异议或意见', en: 'Object, or say what you think' })}</a>
· <a href="${at.page('/board/objections')}">${words({ zh: '查询办理结果', en: 'What became of it' })}</a>
· <a href="${at.page(`/board/${unit.unitId}/notices`)}">${words({ zh: '历次公示', en: 'All notices' })}</a>
· <a href="${at.page('/board/feed.xml')}">${words({ zh: '订阅公示', en: 'Feed of notices' })}</a>
· <a href="${at.page(`/board/${unit.unitId}?screen=1`)}">${words({ zh: '大屏', en: 'Big screen' })}</a></p></nav>
`;
}
