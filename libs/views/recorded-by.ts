import type { Instant, IsoDate } from '#libs/kernel/dates.js';
import { addDays, startOfDay } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { eventsAt, type Sources } from './events-of.js';

/** The last seq that the book had recorded by the end of a day, of those that the views hold; −1 where it had none. Recording never goes back in time, so that halving finds it. */
export async function lastSeqBy(sources: Sources, book: BookCode, day: IsoDate): Promise<number> {
  const ends: Instant = startOfDay(addDays(day, 1));
  let [known, unknown] = [-1, await sources.views.projectedThrough(book)];
  while (unknown - known > 1) {
    const middle = Math.floor((known + unknown) / 2);
    const [event] = await eventsAt(sources, book, [middle]);
    if (event !== undefined && event.recordedAt < ends) known = middle;
    else unknown = middle;
  }
  return known;
}
