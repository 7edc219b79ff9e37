import type { Book } from '#libs/book/book.js';
import type { PayListId } from '#libs/kernel/ids.js';
import { stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { type LineState, lineKey, type PayLine, type PayList } from './pay-lists.js';

/** The list, or UNKNOWN. */
export function payListOf(book: Book, listId: PayListId): PayList {
  return book.payouts.lists.get(listId) ?? unknown('pay list', listId);
}

/** The line, or UNKNOWN. */
export function payLineOf(book: Book, listId: PayListId, no: number): PayLine {
  return book.payouts.lines.get(lineKey(listId, no)) ?? unknown('pay line', lineKey(listId, no));
}

/** Refuses STATE_INVALID for a line in none of these states. */
export function checkLineState({ listId, no, state }: PayLine, allowed: readonly LineState[]): void {
  if (!allowed.includes(state)) stateInvalid('pay line', lineKey(listId, no), state, allowed);
}
