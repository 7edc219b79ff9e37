import type { BookCode, Sha256Hex } from '#libs/kernel/ids.js';
import { digestOf } from '#libs/trust/digest.js';
import type { FeeReports } from './fee-reports.js';
import { printedRows, REPORT_CODES, type ReportCode, TEMPLATES } from './printing/printed.js';
import type { PrintedCell, PrintedRow } from './printing/printed-rows.js';
import { packDigest } from './report-pack.js';
import type { Column } from './templates/template.js';

/** A cell that two versions of a report do not say alike; a side is absent where it is empty or its row is not there. */
export interface CellChange {
  readonly form: ReportCode;
  /** The levy, event or village of the row, or TOTAL. */
  readonly row: string;
  readonly rowZh: string;
  readonly column: string;
  readonly columnZh: string;
  readonly kind: Column['kind'];
  readonly before?: string | number;
  readonly after?: string | number;
}

type NamedRows = ReadonlyMap<string, { readonly rowZh: string; readonly cells: PrintedRow }>;

/** A row's number changes when another row comes before it. */
const NOT_COMPARED = 'ordinal';

/** What the later version of a month's reports says otherwise, cell by cell, in the order of forms, rows and columns. */
export function packDiff(former: FeeReports, latter: FeeReports): readonly CellChange[] {
  return REPORT_CODES.flatMap((form) => {
    const [before, after] = [namedRows(form, former), namedRows(form, latter)];
    const rows = [...new Set([...after.keys(), ...before.keys()])];
    return rows.flatMap((row) => changesOf({ form, row, rowZh: (after.get(row) ?? before.get(row))?.rowZh ?? row }, before.get(row)?.cells, after.get(row)?.cells));
  });
}

/** Digest of a difference and of the two versions between which it lies. */
export function diffDigest(book: BookCode, former: FeeReports, latter: FeeReports): Sha256Hex {
  const changes = packDiff(former, latter).map(({ form, row, column, before, after }) => ({ form, row, column, before, after }));
  return digestOf({ book, from: packDigest(book, former), to: packDigest(book, latter), changes });
}

function changesOf(of: Pick<CellChange, 'form' | 'row' | 'rowZh'>, before: PrintedRow = {}, after: PrintedRow = {}): readonly CellChange[] {
  const columns: readonly Column[] = TEMPLATES[of.form].columns;
  const changed = columns.filter(({ key }) => key !== NOT_COMPARED && before[key] !== after[key]);
  return changed.map(({ key, zh, kind }) => ({ ...of, column: key, columnZh: zh, kind, ...side('before', before[key]), ...side('after', after[key]) }));
}

function side(name: 'before' | 'after', cell: PrintedCell): object {
  return cell === undefined || cell === '' ? {} : { [name]: cell };
}

/** The rows of a form as they are printed, by what tells them apart. */
function namedRows(form: ReportCode, reports: FeeReports): NamedRows {
  const { rows, total } = printedRows(form, reports);
  const names = namesOf(form, reports);
  const named = rows.map((cells, i) => {
    const [row, rowZh] = names[i] as readonly [string, string];
    return [row, { rowZh, cells }] as const;
  });
  return new Map([...named, ['TOTAL', { rowZh: '合计', cells: total }]]);
}

/** One event can make several rows: what else they name tells them apart. */
function namedBy(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function namesOf(form: ReportCode, { f1, f2, f3, f4 }: FeeReports): readonly (readonly [row: string, rowZh: string])[] {
  switch (form) {
    case 'f1':
      return f1.rows.map(({ levyId, docNo }) => [levyId, docNo]);
    case 'f2':
      return f2.rows.map(({ levyId, docNo }) => [levyId, docNo]);
    case 'f3':
      return f3.rows.map(({ seq, levyId, receiptNo, docNo }) => [namedBy(seq, levyId, receiptNo), namedBy(docNo, receiptNo)]);
    case 'f4':
      return f4.rows.map(({ villageId, villageZh }) => [villageId, villageZh]);
  }
}
