import fc from 'fast-check';
import { businessDate } from '#libs/kernel/dates.js';
import { postsOn } from '#libs/registry/posts.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { histories, scaled } from './steps.testing.js';

const STEPS = 60;

/** Lives a random history to its end. */
function live(steps: Parameters<typeof take>[1][]): History {
  const history = new History();
  steps.forEach((step, n) => {
    take(history, step, n);
  });
  return history;
}

/** Tries a law at the end of random histories. */
function atTheEnd(law: (history: History) => void): void {
  fc.assert(
    fc.property(histories(STEPS), (steps) => law(live([...steps]))),
    scaled(40),
  );
}

describe('whatever a county records', () => {
  it('has happened by then, and is posted into a month of these books (invariants 5, 6)', () =>
    atTheEnd(({ events }) => {
      for (const { occurredOn, recordedAt, periodId, correctsPeriod } of events) {
        expect(occurredOn <= businessDate(recordedAt)).toBe(true);
        expect(periodId === undefined || periodId >= '2015-03').toBe(true);
        expect(correctsPeriod === undefined || correctsPeriod < (periodId as string)).toBe(true);
      }
    }));

  it('takes back every event at most once, and only one that stands (invariant 4)', () =>
    atTheEnd(({ events }) => {
      const reversals = events.filter(({ reversalOf }) => reversalOf !== undefined);
      expect(new Set(reversals.map(({ reversalOf }) => reversalOf)).size).toBe(reversals.length);
      for (const { reversalOf, seq } of reversals) expect([events[reversalOf as number]?.type, (reversalOf as number) < seq]).toEqual(['LevyPaymentCollected', true]);
    }));

  it('ends every proposal once, by another hand than the maker’s', () =>
    atTheEnd(({ book, events }) => {
      const made = events.flatMap((event) => (event.type === 'ProposalMade' ? [event.data.proposalId] : []));
      expect(new Set(made).size).toBe(made.length);
      expect(book.proposals.open.size + book.proposals.ended.size).toBe(made.length);
      for (const { actor, approvals } of events) for (const { officerId } of approvals) expect(officerId).not.toBe(actor.officerId);
    }));

  it('never has the separated posts of a unit in one hand (invariant 54)', () =>
    atTheEnd(({ book }) => {
      const apart = [
        ['COLLECTOR', 'CASHIER'],
        ['COLLECTOR', 'ACCOUNTANT'],
        ['COLLECTOR', 'TICKET_KEEPER'],
        ['CASHIER', 'ACCOUNTANT'],
        ['CASHIER', 'REVIEWER'],
        ['REVIEWER', 'UNIT_HEAD'],
        ['COUNTY_FINANCE', 'COUNTY_VERIFIER'],
      ];
      for (const [officerId] of book.registry.assignmentsOf.entries()) {
        const posts = postsOn(book.registry, officerId, book.today);
        for (const unitId of ['LJ', 'QX', '990000']) {
          const held = posts.filter((post) => post.unitId === unitId).map(({ role }): string => role);
          expect(apart.filter((pair) => pair.every((role) => held.includes(role)))).toEqual([]);
        }
      }
    }));

  it('covers what these histories are about', () => {
    const lived = fc.sample(histories(STEPS), { seed: 2015, numRuns: 40 }).map((steps) => live([...steps]));
    const types = new Set(lived.flatMap(({ events }) => events.map(({ type }) => type)));
    const money = ['LevyDecisionImported', 'LevyPaymentCollected', 'PaymentReversed', 'AccountabilityEntryRaised', 'OpeningClosed'];
    const rest = [
      'ReceiptVoided',
      'ReceiptRangeReturned',
      'RoleAssigned',
      'RoleRevoked',
      'CommandRefused',
      'ProposalRejected',
      'ProposalWithdrawn',
      'ProposalExpired',
      'DayTurned',
    ];
    expect([...money, ...rest].filter((type) => !types.has(type as never))).toEqual([]);
  });
});
