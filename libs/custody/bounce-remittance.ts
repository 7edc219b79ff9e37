import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { RemittanceId } from '#libs/kernel/ids.js';
import { stateInvalid } from '#libs/kernel/refusal.js';
import { checkNotBefore, remittanceOf } from './remittance.js';
import type { BOUNCE_REASONS } from './remittances.js';

/** The bank returned what was sent: it lies in the transit account again, and its sources are free for a new remittance (3.4). */
export interface BounceRemittance {
  readonly remittanceId: RemittanceId;
  readonly reasonCode: (typeof BOUNCE_REASONS)[number];
  readonly on: IsoDate;
}

/**
 * Refuses STATE_INVALID unless it is sent and nothing of it has arrived, and for a direct one, whose money never lay with the
 * township; DATE_INVALID before it was sent.
 */
export function bounceRemittance(book: Book, { remittanceId, reasonCode, on }: BounceRemittance): readonly DecidedEvent[] {
  const { state, lines, totalFen, sentOn, fromAccountId, creditedFen } = remittanceOf(book, remittanceId);
  checkNotBefore(on, sentOn);
  if (state !== 'SENT') stateInvalid('remittance', remittanceId, state, ['SENT']);
  if (creditedFen > 0) stateInvalid('remittance', remittanceId, 'PARTLY_CREDITED', ['SENT']);
  if (fromAccountId === undefined) return stateInvalid('remittance', remittanceId, 'DIRECT', ['TRANSFER']);
  return [event('RemittanceBounced', { remittanceId, lines, totalFen, fromAccountId, reasonCode }, on)];
}
