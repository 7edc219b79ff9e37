import fc from 'fast-check';
import type { RecordedEvent } from '#libs/book/events.js';
import { openObligations } from '#libs/handovers/held-by.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import { checkIdentities } from '#libs/verify/identities.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { historiesOfPeople, scaled } from './steps.testing.js';

const STEPS = 150;
const RUNS = 60;

/** Lives random histories, and looks at each after every step that recorded something; how many events of each type there were. */
function live(look: (history: History, recorded: readonly RecordedEvent[]) => void): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const law = fc.property(historiesOfPeople(STEPS), (steps) => {
    const history = new History();
    let seen = 0;
    steps.forEach((step, n) => {
      take(history, step, n);
      const recorded = history.events.slice(seen);
      seen = history.events.length;
      for (const { type } of recorded) counts.set(type, (counts.get(type) ?? 0) + 1);
      look(history, recorded);
    });
  });
  fc.assert(law, scaled(RUNS));
  return counts;
}

describe('whoever comes and goes', () => {
  it('what he held is in other hands, and the journal says the same (invariants 24, 30)', () => {
    let trial = new TrialBalance();
    const counts = live(({ book, events }, recorded) => {
      if (events.length === recorded.length) trial = new TrialBalance();
      for (const event of recorded) trial.post(event);
      checkIdentities(book, trial);
    });
    expect(counts.get('OfficerHandoverSigned') ?? 0).toBeGreaterThan(0);
  });

  it('nobody is let go with public things in his hands, or with a debt that no handover lists (R16)', () => {
    const counts = live(({ book }, recorded) => {
      for (const event of recorded) {
        if (event.type !== 'RoleRevoked') continue;
        const { officerId } = event.data;
        expect([book.custody.cashOf(officerId), book.receipts.unusedIn(officerId)]).toEqual([0, 0]);
        const listed = book.handovers.lastOf.get(officerId)?.openObligationIds ?? [];
        expect(listed).toEqual(expect.arrayContaining([...openObligations(book, officerId)]));
      }
    });
    expect(counts.get('RoleRevoked') ?? 0).toBeGreaterThan(0);
  });
});
