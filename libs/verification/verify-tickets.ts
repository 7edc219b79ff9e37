import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type IsoDate, lastDayOf, type Month } from '#libs/kernel/dates.js';
import { addSigned, type Fen, negate } from '#libs/kernel/fen.js';
import type { EntryId, UnitId, VerificationId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { dueOfMonth, hasPassed } from '#libs/periods/deadlines.js';
import { type MonthInTheLedger, monthInTheLedger } from './month-in-the-ledger.js';
import { checkAllSeen, seenSheets } from './seen-sheets.js';
import type { SeenRange, TicketsVerified, VerificationResult } from './verification.js';

/**
 * 核票: the county's verifier holds the receipts of a unit's month against the ledger and the bank, with two counts of his own.
 * Domain rules 2.3, 3.3; invariants 19, 21, 29; R14, R15.
 */
export interface VerifyTickets {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly receiptRanges: readonly SeenRange[];
  readonly receiptsFen: Fen;
  readonly remittedFen: Fen;
  readonly result: VerificationResult;
  readonly on: IsoDate;
}

/**
 * A MATCH needs both counts to equal the book's and each other: refuses VERIFY_DIFFERENCE, RECEIPT_GAP for an unused sheet among those seen,
 * RECEIPT_OUT_OF_RANGE. A DISCREPANT is recorded with its entry in the same append; VERIFY_DIFFERENCE where nothing differs. Refuses
 * DATE_INVALID before the month's last day and for a month before these books. Never refused for being late: `onTime` says so.
 */
export function verifyTickets(book: Book, command: VerifyTickets, context: Context): readonly DecidedEvent[] {
  const { unitId, periodId, receiptRanges, receiptsFen, remittedFen, result, on } = command;
  checkMonth(book, command);
  sumWithinLimit(receiptsFen, remittedFen);
  const ledger = monthInTheLedger(book, command, on);
  const seen = seenSheets(book, unitId, receiptRanges);
  const differs = receiptsFen !== ledger.receiptsFen || remittedFen !== ledger.remittedFen || receiptsFen !== remittedFen;
  if (differs === (result === 'MATCH')) refuse('VERIFY_DIFFERENCE', { ledgerReceiptsFen: ledger.receiptsFen, ledgerRemittedFen: ledger.remittedFen, receiptsFen, remittedFen });
  if (result === 'MATCH') checkAllSeen(seen, ledger.payments);

  const due = dueOfMonth('D2', periodId, book.calendarOf);
  const verified: TicketsVerified = {
    ...{ verificationId: context.newId<VerificationId>(), periodId, receiptRanges, receiptsFen, remittedFen },
    differenceFen: addSigned(remittedFen, negate(receiptsFen)),
    ...{ ledgerReceiptsFen: ledger.receiptsFen, ledgerRemittedFen: ledger.remittedFen, usedSheets: seen.usedSheets, voidSheets: seen.voidSheets },
    ...{ result, dueOn: due.on, onTime: !hasPassed(due, on) },
    holders: ledger.holders.flatMap(({ officerId, fen }) => (officerId === undefined ? [] : [{ officerId, fen }])),
  };
  return [event('TicketsVerified', verified, on), ...(result === 'DISCREPANT' ? [entryOf(verified, ledger, context, on)] : [])];
}

/** A month that is not over is not verified: its money is not due yet. */
function checkMonth(book: Book, { periodId, on }: VerifyTickets): void {
  const { openedPeriod } = book.genesis;
  if (periodId < openedPeriod) refuse('DATE_INVALID', { periodId, openedPeriod });
  const notBefore = lastDayOf(periodId);
  if (on < notBefore) refuse('DATE_INVALID', { on, notBefore });
}

/**
 * R14: money that is short is NOT_REMITTED, else it is about the tickets; against those who hold the month's unsent money. Where the
 * verifier's two counts agree and the book has others, the entry is about how far they are from it.
 */
function entryOf({ verificationId, differenceFen, receiptsFen, remittedFen, holders }: TicketsVerified, ledger: MonthInTheLedger, { newId }: Context, on: IsoDate): DecidedEvent {
  const violationCode = differenceFen < 0 ? 'NOT_REMITTED' : 'TICKET_RULE';
  const fromLedgerFen = Math.max(Math.abs(receiptsFen - ledger.receiptsFen), Math.abs(remittedFen - ledger.remittedFen));
  const fen = (differenceFen === 0 ? fromLedgerFen : Math.abs(differenceFen)) as Fen;
  const entry = { entryId: newId<EntryId>(), violationCode, officerIds: holders.map(({ officerId }) => officerId), fen, source: { verificationId } } as const;
  return event('AccountabilityEntryRaised', entry, on);
}
