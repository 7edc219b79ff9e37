import { type Html, html, type Words, words } from './html.js';
import { yuan } from './yuan.js';

/** How a figure is shown: money as yuan with two decimals. */
export type FigureKind = 'text' | 'yuan' | 'count';

export interface TableColumn<Key extends string = string> extends Words {
  readonly key: Key;
  readonly kind: FigureKind;
}

/** What stands in a cell; `href` leads to where it comes from. Nothing where there is nothing to tell. */
export type Cell = string | number | (Words & { readonly href?: string }) | undefined;

/** Rows of figures under one caption. */
export interface PageTable<Key extends string = string> {
  /** Names it in addresses. */
  readonly id: string;
  readonly caption: Words;
  readonly columns: readonly TableColumn<Key>[];
  readonly rows: readonly Readonly<Partial<Record<Key, Cell>>>[];
  /** What is to be said beneath. */
  readonly note?: Words;
}

const NOTHING: Words = { zh: '暂无', en: 'Nothing yet' };

/** A table with its caption; each cell carries the head of its column for a screen too narrow for rows. */
export function tableOf({ id, caption, columns, rows, note }: PageTable, beside?: Html): Html {
  return html`<section class="figures" id="${id}">
<table>
<caption>${words(caption)}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${column.kind}">${words(column)}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((column) => cellOf(column, row[column.key]))}</tr>\n`)}</tbody>
</table>
${rows.length === 0 ? html`<p class="nothing">${words(NOTHING)}</p>\n` : undefined}${note === undefined ? undefined : html`<p class="note">${words(note)}</p>\n`}${beside}</section>
`;
}

function cellOf({ zh, kind }: TableColumn, cell: Cell): Html {
  return html`<td class="${kind}" data-head="${zh}">${shown(kind, cell)}</td>`;
}

function shown(kind: FigureKind, cell: Cell): Html | string | undefined {
  if (typeof cell !== 'object') return figureText(kind, cell);
  const { href } = cell;
  return href === undefined ? words(cell) : html`<a href="${href}">${words(cell)}</a>`;
}

function figureText(kind: FigureKind, cell: string | number | undefined): string {
  if (cell === undefined) return '';
  return kind === 'yuan' && typeof cell === 'number' ? yuan(cell) : String(cell);
}
