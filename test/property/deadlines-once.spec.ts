import fc from 'fast-check';
import { bookOfO03, openingLevy } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { paid } from '#libs/custody/custody.testing.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';

const FIRST = '2015-03-02' as IsoDate;
/** Up to November: of later months the calendar is not known. */
const DAYS = 240;

/** Money of some days, and the days on which somebody looks in: each time the book is taken up as after a restart. */
const lives = fc.record({
  collected: fc.array(fc.nat(DAYS), { minLength: 1, maxLength: 12 }),
  visits: fc.array(fc.nat(DAYS), { maxLength: 20 }),
});

/** What the book raised by itself, as far as it does not hang on when somebody looked in. */
function raised(collected: readonly number[], visits: readonly number[]): readonly string[] {
  const payments = collected.map((day, n) => paid(`P${n}`, { principal: n + 1, on: addDays(FIRST, day) }));
  const story = given(...bookOfO03, openingLevy('L1', 900_000), ...payments);
  const events: RecordedEvent[] = [];
  for (const visit of [...visits, DAYS].toSorted((a, b) => a - b)) events.push(...story.fallsDueBy(addDays(FIRST, visit)));
  return events.map(({ type, unitId, occurredOn, data }) => JSON.stringify([type, unitId, occurredOn, data]));
}

describe('however often the book is taken up again', () => {
  it('each deadline is raised once, on its day and in the same order, and each payment is named at most once', () => {
    const law = fc.property(lives, ({ collected, visits }) => {
      const all = raised(collected, visits);
      expect(all).toEqual(raised(collected, []));
      const sources = all.flatMap((one) => (JSON.parse(one) as readonly [string, string, string, { sourceIds?: readonly string[] }])[3].sourceIds ?? []);
      expect(new Set(sources).size).toBe(sources.length);
    });
    fc.assert(law, { numRuns: 60 });
  });
});
