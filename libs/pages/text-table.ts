import type { Words } from './html.js';
import type { PageTable } from './table.js';

const NUMBER = /^-?\d[\d,]*(\.\d+)?$/;

/** A table whose cells are words already; a column with nothing but numbers stands to the right. */
export function textTable(id: string, caption: Words, { columns, rows }: { readonly columns: readonly Words[]; readonly rows: readonly (readonly string[])[] }): PageTable {
  const key = (at: number) => `c${at}`;
  const isNumeric = (at: number) => rows.length > 0 && rows.every((cells) => NUMBER.test(cells[at] ?? ''));
  return {
    id,
    caption,
    columns: columns.map((words, at) => ({ ...words, key: key(at), kind: isNumeric(at) ? 'count' : 'text' })),
    rows: rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [key(at), cell]))),
  };
}
