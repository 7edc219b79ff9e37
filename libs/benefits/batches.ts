import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountToken, BatchId, DocNo, PayListId, PolicyId, UnitId } from '#libs/kernel/ids.js';

/** Why the bank sends money back (退票). */
export const RETURN_CODES = ['NAME_MISMATCH', 'CLOSED', 'FROZEN', 'NOT_ACTIVATED', 'INVALID'] as const;
export type ReturnCode = (typeof RETURN_CODES)[number];

/** A line on its way to the bank, with the account that it goes to. */
export interface BatchLine {
  readonly no: number;
  readonly fen: Fen;
  readonly accountToken: AccountToken;
}

interface BatchOf {
  readonly batchId: BatchId;
  readonly listId: PayListId;
  readonly policyId: PolicyId;
}

export interface LinePaid {
  readonly no: number;
  readonly fen: Fen;
  /** The bank's own number of this result: it is taken once. */
  readonly bankRef: DocNo;
}

export interface LineReturned extends LinePaid {
  readonly code: ReturnCode;
}

/** Results of one batch in one event; a list's worth of them comes in several, in one append. */
interface Results<Line> extends BatchOf {
  readonly lines: readonly Line[];
  readonly totalFen: Fen;
}

export type BatchEvent =
  | { type: 'BatchSubmitted'; data: BatchOf & { lineCount: number; totalFen: Fen } }
  | { type: 'BatchLines'; data: { batchId: BatchId; listId: PayListId; chunk: number; lines: readonly BatchLine[] } }
  | { type: 'LinesPaid'; data: Results<LinePaid> }
  /** The first half of a late return: what was paid is on its way again. */
  | { type: 'LinePaymentsReversed'; data: Results<{ readonly no: number; readonly fen: Fen }> }
  | { type: 'LinesReturned'; data: Results<LineReturned> };

/** What one number of the bank told, so that it can be told again without being taken twice. */
export interface BankResult {
  readonly batchId: BatchId;
  readonly no: number;
  readonly fen: Fen;
  readonly outcome: 'PAID' | ReturnCode;
}

export interface Batch extends BatchOf {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly submittedOn: IsoDate;
  readonly lineCount: number;
  readonly totalFen: Fen;
  readonly lineNos: readonly number[];
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
}
