import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type BookedPayment, isBooked } from '#libs/custody/custody.js';
import { dueToCountyFen, reachedCountyFen } from '#libs/custody/reached-county.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { numbersOf, type Range, type ReceiptBook, type SheetState, type WrittenOff } from './receipts.js';
import { checkInBook, receiptBook } from './sheets.js';
import { type Tally, tallyOf } from './tally.js';

/** The ticket keeper's count of the stubs of a range, checked by the county's verifier: its use is over (核销). Invariants 19 and 21. */
export interface WriteOffRange extends WrittenOff {
  readonly bookId: ReceiptBookId;
  readonly on: IsoDate;
}

/**
 * Refuses DATE_INVALID before the book was issued, or before the last of its sheets was accounted for; RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets that are written off already, RECEIPT_GAP for an unused
 * sheet, WRITEOFF_MISMATCH where a count or the total differs from the book, WRITEOFF_UNREMITTED while money of a sheet has not
 * reached the county, LOSS_NOT_DECLARED, NOTHING_TO_DO where all of it was returned.
 */
export function writeOffRange(book: Book, command: WriteOffRange): readonly DecidedEvent[] {
  const { on, ...writtenOff } = command;
  const receipts = receiptBook(book, command.bookId);
  if (on < receipts.issuedOn) refuse('DATE_INVALID', { on, issuedOn: receipts.issuedOn });
  checkInBook(receipts, command);
  checkExplained(book, receipts, command);
  const tally = tallyOf(book.receipts, receipts, command);
  const payments = paymentsOn(book, command);
  checkCounts(tally, payments, command);
  const unremitted = payments.find((payment) => reachedCountyFen(payment) < dueToCountyFen(payment));
  if (unremitted !== undefined) refuse('WRITEOFF_UNREMITTED', { bookId: receipts.bookId, no: unremitted.receipt.no, paymentId: unremitted.paymentId });
  const lost = numberIn(book, receipts, command, ['LOST_REPORTED']);
  if (lost !== undefined) refuse('LOSS_NOT_DECLARED', { bookId: receipts.bookId, no: lost });
  checkAccountedBy(receipts, payments, command);
  if (tally.USED + tally.VOID + tally.LOST_DECLARED === 0) refuse('NOTHING_TO_DO', { bookId: receipts.bookId });
  return [event('ReceiptRangeWrittenOff', writtenOff, on)];
}

/** The stubs are kept for five years from that day: it is not before the money of a sheet reached the county, nor before a lost one was declared void. */
function checkAccountedBy({ losses }: ReceiptBook, payments: readonly BookedPayment[], { bookId, from, to, on }: WriteOffRange): void {
  const later = payments.find((payment) => payment.collectedOn > on || reachedCountyFen(payment, on) < dueToCountyFen(payment));
  const no = later?.receipt.no ?? losses.find((loss) => from <= loss.no && loss.no <= to && (loss.declaredOn ?? on) > on)?.no;
  if (no !== undefined) refuse('DATE_INVALID', { bookId, no, on });
}

/** The payments that stand on the sheets of a range. All payments are gone through: a range is written off too rarely to keep a list for it. */
export function paymentsOn({ custody }: Book, { bookId, from, to }: Range & { readonly bookId: ReceiptBookId }): readonly BookedPayment[] {
  const isOnRange = ({ receipt, reversed }: BookedPayment) => !reversed && receipt.bookId === bookId && from <= receipt.no && receipt.no <= to;
  return [...Iterator.from(custody.payments.values()).filter(isBooked).filter(isOnRange)];
}

function checkExplained(book: Book, receipts: ReceiptBook, range: Range): void {
  const { bookId } = receipts;
  const ended = numberIn(book, receipts, range, ['WRITTEN_OFF', 'DESTROYED']);
  if (ended !== undefined) stateInvalid('receipt sheet', `${bookId} ${ended}`, 'WRITTEN_OFF', ['USED', 'VOID', 'LOST_DECLARED']);
  const unused = numberIn(book, receipts, range, ['IN_STOCK', 'ALLOCATED']);
  if (unused !== undefined) refuse('RECEIPT_GAP', { bookId, no: unused });
}

function checkCounts(tally: Tally, payments: readonly BookedPayment[], counted: WriteOffRange): void {
  const ledger = {
    ...{ usedSheets: tally.USED, voidSheets: tally.VOID, lostSheets: tally.LOST_REPORTED + tally.LOST_DECLARED, returnedSheets: tally.RETURNED },
    totalFen: sum(...payments.map(({ receipt }) => receipt.fen)),
  };
  const differing = (Object.keys(ledger) as (keyof typeof ledger)[]).find((field) => ledger[field] !== counted[field]);
  if (differing === undefined) return;
  const { bookId, from, to } = counted;
  refuse('WRITEOFF_MISMATCH', { bookId, from, to, ...ledger, countedTotalFen: counted.totalFen });
}

function numberIn(book: Book, receipts: ReceiptBook, range: Range, states: readonly SheetState[]): number | undefined {
  return numbersOf(range).find((no) => states.includes(book.receipts.stateOf(receipts, no)));
}
