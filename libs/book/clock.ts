import { addDays, businessDate, daysBetween, type Instant, type IsoDate, laterBy, startOfDay } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';

/** The only source of time. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };

const NINE_O_CLOCK_MS = 9 * 3_600_000;
/** A demo day may be moved by at most this many days at once, so that a typing error does not turn a century. */
export const DEMO_STEP_LIMIT_DAYS = 366;

/** The clock of a demo book: nine in the morning of a day that people move forward by hand. */
export class BookClock implements Clock {
  constructor(private day: IsoDate) {}

  now(): Instant {
    return laterBy(startOfDay(this.day), NINE_O_CLOCK_MS);
  }

  get today(): IsoDate {
    return this.day;
  }

  /** Moves to a later day. Refuses DATE_INVALID for an earlier one or one too far away. */
  moveTo(day: IsoDate): void {
    const step = daysBetween(this.day, day);
    if (step < 0 || step > DEMO_STEP_LIMIT_DAYS) refuse('DATE_INVALID', { day, today: this.day, limit: addDays(this.day, DEMO_STEP_LIMIT_DAYS) });
    this.day = day;
  }
}

/** A clock further behind the last event is wrong. */
const BEHIND_LIMIT_MS = 5_000;
/** A clock further ahead of the book's last day is taken for wrong until an operator confirms the day. */
const AHEAD_LIMIT_DAYS = 40;

/**
 * The moment at which the book records: the clock's, never before the last event. Refuses CLOCK_SUSPECT for a clock that is behind,
 * or far ahead of the book's last day, unless an operator has confirmed that `confirmedDay`, which it shows, is today. A demo day is
 * moved by hand and never suspect.
 */
export function momentFor(clock: Clock, last: { recordedAt: Instant; day: IsoDate }, confirmedDay?: IsoDate): { now: Instant; today: IsoDate } {
  const shown = clock.now();
  if (!(clock instanceof BookClock) && businessDate(shown) !== confirmedDay) checkPlausible(shown, last);
  const now = shown < last.recordedAt ? last.recordedAt : shown;
  return { now, today: businessDate(now) };
}

function checkPlausible(shown: Instant, { recordedAt, day }: { recordedAt: Instant; day: IsoDate }): void {
  if (laterBy(shown, BEHIND_LIMIT_MS) < recordedAt) refuse('CLOCK_SUSPECT', { shown, lastRecordedAt: recordedAt });
  if (daysBetween(day, businessDate(shown)) > AHEAD_LIMIT_DAYS) refuse('CLOCK_SUSPECT', { shown, lastDay: day });
}
