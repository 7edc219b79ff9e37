import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { EntryId, LevyId, PaymentId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { addWorkdays } from '#libs/kernel/working-days.js';
import { policyOn } from '#libs/registry/fee-policy.js';

/** Whether a collection is typed in later than its policy allows. While the calendar is missing nothing counts as late. */
export function isRecordedLate(book: Book, { levyId, collectedOn }: { levyId: LevyId; collectedOn: IsoDate }, today: IsoDate): boolean {
  const levy = book.levies.levies.get(levyId);
  if (levy === undefined) return false;
  const { terms } = policyOn(book.registry, levy.policyId, collectedOn);
  const latest = addWorkdays(collectedOn, terms.recordingLagDays, book.calendarOf);
  return !latest.provisional && today > latest.on;
}

/**
 * Money that was taken but not booked in time: it is booked now, with evidence and a reviewer, and answered for in the same append.
 * Refuses LATE_RECORDING without evidence. Invariant 58.
 */
export function lateRecording(book: Book, late: { paymentId: PaymentId; levyId: LevyId; fen: Fen; collectedOn: IsoDate }, context: Context): readonly DecidedEvent[] {
  const { paymentId, levyId, fen, collectedOn } = late;
  if (!isRecordedLate(book, late, context.today)) return [];
  if (context.evidence.length === 0) refuse('LATE_RECORDING', { levyId, collectedOn, today: context.today });
  const entry = { entryId: context.newId<EntryId>(), violationCode: 'NOT_BOOKED', officerIds: [context.actor.officerId], fen, source: { paymentId, levyId } } as const;
  return [event('AccountabilityEntryRaised', entry, collectedOn)];
}
