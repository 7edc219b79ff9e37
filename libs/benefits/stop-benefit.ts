import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, EnrolId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { StopCause } from './benefits.js';
import { enrolmentAt } from './enrolment-at.js';

/** A subsidy ends, on a paper. What was paid for later months is recovered by itself. Domain rules 2.7, 5. */
export interface StopBenefit {
  readonly enrolId: EnrolId;
  readonly cause: StopCause;
  /** The first day without entitlement; of a death, the day itself. */
  readonly effectiveOn: IsoDate;
  readonly docNo: DocNo;
  /** The day on which the township learned of it. */
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID unless it is CONFIRMED, DATE_INVALID for an end after the day on which it was learned. */
export function stopBenefit(book: Book, { on, ...stop }: StopBenefit): readonly DecidedEvent[] {
  const { enrolId, effectiveOn } = stop;
  const { unitId, eligibleFrom = on } = enrolmentAt(book, enrolId, { states: ['CONFIRMED'], on });
  const notBefore = earlierOf(eligibleFrom, on);
  if (effectiveOn > on || effectiveOn < notBefore) refuse('DATE_INVALID', { effectiveOn, notBefore, on });
  return [event('BenefitStopped', stop, on, { unitId })];
}
