import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { PayListId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkLineState, payLineOf, payListOf } from './pay-list.js';
import type { CancelReason } from './pay-lists.js';

/** A line is not to be paid (停发): two hands, since to withhold what is due is punished too (population law art. 43). Domain rules 3.4; invariant 61. */
export interface CancelLine {
  readonly listId: PayListId;
  readonly no: number;
  readonly reasonCode: CancelReason;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, DATE_INVALID before the list or the return, STATE_INVALID for what is on its way, paid, reissued or cancelled. */
export function cancelLine(book: Book, { listId, no, reasonCode, on }: CancelLine): readonly DecidedEvent[] {
  const line = payLineOf(book, listId, no);
  const since = line.returnedOn ?? payListOf(book, listId).preparedOn;
  if (on < since) refuse('DATE_INVALID', { on, since });
  checkLineState(line, ['PREPARED', 'APPROVED', 'RETURNED']);
  return [event('LineCancelled', { listId, no, fen: line.fen, reasonCode }, on)];
}
