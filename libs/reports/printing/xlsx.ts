import { yuanText } from '#libs/kernel/rate.js';
import { DEMO_MARK } from '#libs/pages/demo-mark.js';
import type { Column } from '../templates/template.js';
import { type SheetCell, type SheetRow, writeWorkbook } from '../workbook.js';
import { filled, type PrintedReport } from './printed.js';
import type { PrintedRow } from './printed-rows.js';

/** A number of more digits is not exact in a spreadsheet: it is written as text. */
const EXACT_BELOW_FEN = 10 ** 15;

/** The report as an .xlsx file: figures as numbers, yuan with two decimals, zero as 0.00. */
export function reportXlsx({ template, rows, total, facts, demo }: PrintedReport): Promise<Uint8Array> {
  const { titleZh, columns, header, footer } = template;
  const cellsOf = (row: PrintedRow): readonly SheetCell[] => columns.map((column) => cellOf(column, row[column.key]));
  const line = (text: string, kind: SheetRow['kind']): SheetRow => ({ cells: [text], across: true, kind });
  const sheet: readonly SheetRow[] = [
    ...(demo ? [line(DEMO_MARK, 'title')] : []),
    line(titleZh, 'title'),
    line(header.map((text) => filled(text, facts)).join('    '), 'note'),
    { cells: columns.map(({ zh }) => zh), kind: 'head' },
    ...rows.map((row) => ({ cells: cellsOf(row), kind: 'body' as const })),
    { cells: cellsOf(total), kind: 'total' },
    ...footer.map((text) => line(filled(text, facts), 'note')),
  ];
  return writeWorkbook({ name: facts.period, widths: columns.map(({ width }) => width), rows: sheet });
}

function cellOf({ kind }: Column, value: PrintedRow[string]): SheetCell {
  if (typeof value !== 'number') return value;
  if (kind !== 'money') return { number: value, format: '0' };
  return Math.abs(value) < EXACT_BELOW_FEN ? { number: value / 100, format: '#,##0.00' } : yuanText(value);
}
