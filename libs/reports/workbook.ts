import exceljs from 'exceljs';

/** Text, a number with the format in which it is shown, or nothing. */
export type SheetCell = string | { readonly number: number; readonly format: string } | undefined;

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** The first cell reaches over the whole width. */
  readonly across?: boolean;
  readonly kind: 'title' | 'note' | 'head' | 'body' | 'total';
}

export interface Sheet {
  readonly name: string;
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly SheetRow[];
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The bytes of an .xlsx file with one sheet, A4 landscape. Text that begins like a formula gets an apostrophe before it. */
export async function writeWorkbook({ name, widths, rows }: Sheet): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(name, { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = widths.map((width) => ({ width }));
  for (const { cells, kind, across } of rows) {
    const row = sheet.addRow(cells.map(contentOf));
    for (const [i, cell] of cells.entries()) if (typeof cell === 'object') row.getCell(i + 1).numFmt = cell.format;
    if (across) sheet.mergeCells(row.number, 1, row.number, widths.length);
    row.font = { bold: kind === 'title' || kind === 'head' || kind === 'total', size: kind === 'title' ? 16 : 10 };
    row.alignment = { vertical: 'middle', wrapText: kind === 'head', ...(kind === 'title' ? { horizontal: 'center' as const } : {}) };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function contentOf(cell: SheetCell): string | number | undefined {
  if (typeof cell === 'object') return cell.number;
  return cell !== undefined && FORMULA.test(cell) ? `'${cell}` : cell;
}
