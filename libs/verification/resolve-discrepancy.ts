import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { VerificationId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { DiscrepancyKind, Verification } from './verification.js';

/** The township's reviewer says what a difference was, and by which events of the book that is seen; the county's verifier accepts it. R15, R26. */
export interface ResolveDiscrepancy {
  readonly verificationId: VerificationId;
  readonly kind: DiscrepancyKind;
  readonly eventSeqs: readonly number[];
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID for a MATCH and for what is resolved, DATE_INVALID before the verification, NOTHING_TO_DO without an event, UNKNOWN for one that the book does not have. */
export function resolveDiscrepancy(book: Book, { verificationId, kind, eventSeqs, on }: ResolveDiscrepancy): readonly DecidedEvent[] {
  const { result, resolution, verifiedOn } = verificationOf(book, verificationId);
  if (on < verifiedOn) refuse('DATE_INVALID', { on, verifiedOn });
  const state = resolution === undefined ? result : 'RESOLVED';
  if (state !== 'DISCREPANT') stateInvalid('verification', verificationId, state, ['DISCREPANT']);
  if (eventSeqs.length === 0) refuse('NOTHING_TO_DO', { verificationId });
  const missing = eventSeqs.find((seq) => seq >= book.nextSeq);
  if (missing !== undefined) unknown('event', String(missing));
  return [event('DiscrepancyResolved', { verificationId, kind, eventSeqs }, on)];
}

/** The verification, or UNKNOWN. */
export function verificationOf({ verifications }: Book, verificationId: VerificationId): Verification {
  return verifications.verifications.get(verificationId) ?? unknown('verification', verificationId);
}
