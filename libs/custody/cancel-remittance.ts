import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { RemittanceId } from '#libs/kernel/ids.js';
import { draftOf } from './remittance.js';

/** A draft is given up; its sources are free again (R27). */
export interface CancelRemittance {
  readonly remittanceId: RemittanceId;
}

/** Refuses STATE_INVALID unless it is a draft. */
export function cancelRemittance(book: Book, { remittanceId }: CancelRemittance, { today }: Context): readonly DecidedEvent[] {
  const { lines, totalFen } = draftOf(book, remittanceId);
  return [event('RemittanceCancelled', { remittanceId, lines, totalFen }, today)];
}
