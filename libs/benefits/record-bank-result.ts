import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { BatchId, DocNo } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Batch, ReturnCode } from './batches.js';
import { inChunks } from './chunks.js';
import { payLineOf } from './pay-list.js';
import { lineKey, type PayLine } from './pay-lists.js';

/** What the bank tells of one line of a batch. */
export interface LineResult {
  readonly no: number;
  readonly fen: Fen;
  readonly bankRef: DocNo;
  readonly outcome: 'PAID' | ReturnCode;
}

/**
 * What the bank did with lines of a batch, whole or in parts, in any order. What it told before is passed over, so that the same file
 * can be sent again. A return may come after the payment (退票): then that is reversed first. Invariants 44, 61.
 */
export interface RecordBankResult {
  readonly batchId: BatchId;
  readonly results: readonly LineResult[];
  /** What the bank says that its results come to. */
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN, BANK_TOTAL_MISMATCH where the sums are not those of the results, BANK_RESULT_MISMATCH for a line of another batch or
 * amount, told twice, or under a number that stood for another result; DATE_INVALID before the batch or the payment; STATE_INVALID for a line that
 * is settled otherwise; NOTHING_TO_DO where all was told before. All results are taken, or none.
 */
export function recordBankResult(book: Book, { batchId, results, paidFen, returnedFen, on }: RecordBankResult): readonly DecidedEvent[] {
  const batch = batchOf(book, batchId);
  checkTotals(results, { paidFen, returnedFen });
  checkToldOnce(results);
  const news = results.filter((result) => !isKnown(book, batch, result));
  if (news.length === 0) refuse('NOTHING_TO_DO', { batchId });
  const lines = news.map((result) => ({ result, line: awaitedLine(book, batch, result, on) }));

  const paid = news.flatMap(({ outcome, ...line }) => (outcome === 'PAID' ? [line] : []));
  const returned = news.flatMap(({ outcome, ...line }) => (outcome === 'PAID' ? [] : [{ ...line, code: outcome }]));
  const late = lines.flatMap(({ line: { no, fen, state } }) => (state === 'PAID' ? [{ no, fen }] : []));
  return [
    ...portions(batch, paid).map((part) => event('LinesPaid', part, on)),
    ...portions(batch, late).map((part) => event('LinePaymentsReversed', part, on)),
    ...portions(batch, returned).map((part) => event('LinesReturned', part, on)),
  ];
}

/** The batch, or UNKNOWN. */
export function batchOf(book: Book, batchId: BatchId): Batch {
  return book.payouts.batches.get(batchId) ?? unknown('payment batch', batchId);
}

function checkTotals(results: readonly LineResult[], said: { readonly paidFen: Fen; readonly returnedFen: Fen }): void {
  const paidFen = sum(...results.filter(({ outcome }) => outcome === 'PAID').map(({ fen }) => fen));
  const returnedFen = sum(...results.filter(({ outcome }) => outcome !== 'PAID').map(({ fen }) => fen));
  if (paidFen !== said.paidFen || returnedFen !== said.returnedFen) refuse('BANK_TOTAL_MISMATCH', { paidFen, returnedFen });
}

function checkToldOnce(results: readonly LineResult[]): void {
  const nos = new Set<number>();
  const refs = new Set<DocNo>();
  for (const { no, bankRef } of results) {
    if (nos.has(no) || refs.has(bankRef)) refuse('BANK_RESULT_MISMATCH', { no, bankRef });
    nos.add(no);
    refs.add(bankRef);
  }
}

/** Whether the bank told just this before. */
function isKnown({ payouts }: Book, { batchId }: Batch, { bankRef, no, fen, outcome }: LineResult): boolean {
  const known = payouts.bankResults.get(bankRef);
  if (known === undefined) return false;
  const isSame = known.batchId === batchId && known.no === no && known.fen === fen && known.outcome === outcome;
  return isSame || refuse('BANK_RESULT_MISMATCH', { no, bankRef });
}

/** The line of a result, where it waits for it: on its way, or paid and now sent back. */
function awaitedLine(book: Book, { batchId, listId, submittedOn }: Batch, { no, fen, bankRef, outcome }: LineResult, on: IsoDate): PayLine {
  const line = payLineOf(book, listId, no);
  const since = line.paidOn ?? submittedOn;
  if (line.batchId !== batchId || line.fen !== fen) refuse('BANK_RESULT_MISMATCH', { no, bankRef, expectedFen: line.fen });
  if (on < since) refuse('DATE_INVALID', { on, since });
  const isLate = line.state === 'PAID' && outcome !== 'PAID';
  const allowed = outcome === 'PAID' ? ['SENT'] : ['SENT', 'PAID'];
  if (line.state !== 'SENT' && !isLate) stateInvalid('pay line', lineKey(listId, no), line.state, allowed);
  if (line.overpaidFen > 0) stateInvalid('pay line', lineKey(listId, no), 'RECOVERY_OPEN', allowed);
  return line;
}

/** Results of one kind, in the portions in which events hold them. */
function portions<Line extends { readonly fen: Fen }>({ batchId, listId, policyId }: Batch, lines: readonly Line[]) {
  return inChunks(lines).map((part) => ({ batchId, listId, policyId, lines: part, totalFen: sum(...part.map(({ fen }) => fen)) }));
}
