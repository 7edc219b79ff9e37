import type { ReceiptBookId } from '#libs/kernel/ids.js';
import type { F3Row, SheetState } from './f3.js';

/** Sheets of one book whose numbers follow each other (起止号). */
export interface SheetRun {
  readonly bookId: ReceiptBookId;
  readonly from: number;
  readonly to: number;
}

interface Sheet {
  readonly bookId: ReceiptBookId;
  readonly no: number;
  readonly state: SheetState;
}

/** The sheets that a month used, spoiled or lost: each counts once, as what the month left it. Rows of F3; some have no sheet. */
export function sheetsOf(rows: readonly F3Row[]): Readonly<Record<SheetState | 'ALL', readonly Sheet[]>> {
  const sheets = new Map<string, Sheet>();
  for (const { receiptBookId, receiptNo, sheetState, nature } of rows.toSorted((a, b) => a.seq - b.seq)) {
    // A payment taken back whose copies did not all return leaves its sheet as it was, in its own month.
    if (nature === 'CORRECTION' && sheetState === 'USED') continue;
    if (receiptBookId === undefined || receiptNo === undefined || sheetState === undefined) continue;
    sheets.set(`${receiptBookId} ${receiptNo}`, { bookId: receiptBookId, no: receiptNo, state: sheetState });
  }
  const ALL = [...sheets.values()];
  const left = (state: SheetState) => ALL.filter((sheet) => sheet.state === state);
  return { USED: left('USED'), VOID: left('VOID'), LOST: left('LOST'), ALL };
}

/** The numbers of sheets as runs, book by book. */
export function runsOf(sheets: readonly Pick<Sheet, 'bookId' | 'no'>[]): readonly SheetRun[] {
  const runs: SheetRun[] = [];
  for (const { bookId, no } of sheets.toSorted((a, b) => (a.bookId < b.bookId ? -1 : a.bookId > b.bookId ? 1 : a.no - b.no))) {
    const last = runs.at(-1);
    if (last !== undefined && last.bookId === bookId && last.to === no - 1) runs[runs.length - 1] = { ...last, to: no };
    else runs.push({ bookId, from: no, to: no });
  }
  return runs;
}
