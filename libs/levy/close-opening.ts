import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sheetsTakenOver } from '#libs/receipts/take-opening-receipts.js';
import { NO_OPENING } from './levy.js';

/** The head of a unit and county finance sign what was taken over; nothing is opened after it. Invariant 60. */
export interface CloseOpening {
  readonly unitId: UnitId;
  readonly levyCount: number;
  readonly balanceFen: Fen;
  /** Sheets of receipt books in use that were taken over; not given where there are none. */
  readonly receiptSheets?: number;
}

/** Refuses OPENING_CLOSED when it is, OPENING_MISMATCH unless the signed totals are those of the book. */
export function closeOpening(book: Book, command: CloseOpening, { today }: Context): readonly DecidedEvent[] {
  const { unitId, levyCount, balanceFen, receiptSheets = 0 } = command;
  const taken = book.levies.openings.get(unitId) ?? NO_OPENING;
  if (taken.closed) refuse('OPENING_CLOSED', { unitId });
  if (taken.levyCount !== levyCount || taken.balanceFen !== balanceFen) {
    refuse('OPENING_MISMATCH', { levyCount, balanceFen, bookLevyCount: taken.levyCount, bookBalanceFen: taken.balanceFen });
  }
  const bookReceiptSheets = sheetsTakenOver(book, unitId);
  if (bookReceiptSheets !== receiptSheets) refuse('OPENING_MISMATCH', { receiptSheets, bookReceiptSheets });
  return [event('OpeningClosed', command, today)];
}
