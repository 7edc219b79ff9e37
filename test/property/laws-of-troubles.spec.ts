import fc from 'fast-check';
import { lyingAt } from '#libs/custody/lots.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { checkIdentities } from '#libs/verify/identities.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { Ledger } from './ledger.testing.js';
import { historiesOfTroubles, type Step, scaled } from './steps.testing.js';

const STEPS = 150;
const RUNS = 40;

/** Lives a random history, and looks at it after every step. */
function live(steps: readonly Step[], look: (history: History) => void = () => {}): History {
  const history = new History();
  steps.forEach((step, n) => {
    take(history, step, n);
    look(history);
  });
  return history;
}

describe('whatever goes wrong with the money of a county', () => {
  it('every identity holds after every step (15, 24, R34)', () => {
    const law = fc.property(historiesOfTroubles(STEPS), (steps) => {
      const trial = new TrialBalance();
      let posted = 0;
      live(steps, ({ book, events }) => {
        for (const event of events.slice(posted)) trial.post(event);
        posted = events.length;
        checkIdentities(book, trial);
      });
    });
    fc.assert(law, scaled(RUNS));
  });

  it('no month ends with less than nothing owed by an officer, held for nobody or owed to a payer (R31)', () => {
    const law = fc.property(historiesOfTroubles(STEPS), (steps) => {
      const { events, book } = live(steps);
      const ledger = new Ledger().upTo(events);
      for (const unitId of ['LJ', 'QX'] as readonly string[] as readonly UnitId[]) {
        for (const account of ['1218.02', '1002.01'] as const) expect(Math.min(0, ...ledger.monthEnds({ account, unitId }))).toBe(0);
        expect(Math.max(0, ...ledger.monthEnds({ account: '2307.03', unitId }))).toBe(0);
      }
      for (const { levyId } of book.levies.levies.values()) expect(Math.min(0, ...ledger.monthEnds({ account: '1212', levyId }))).toBe(0);
    });
    fc.assert(law, scaled(RUNS));
  });

  it('what an officer owes is what his claims lack', () => {
    const law = fc.property(historiesOfTroubles(STEPS), (steps) => {
      const { book, events } = live(steps);
      const ledger = new Ledger().upTo(events);
      for (const { officerId } of book.custody.claims.values()) {
        const his = [...book.custody.claims.values()].filter((claim) => claim.officerId === officerId);
        const open = his.flatMap(({ obligationId, lines }) =>
          lines.map(({ paymentId }) => lyingAt(book.custody.payments.known(paymentId).lots, { place: 'SHORTAGE_CLAIM', holder: obligationId }) as number),
        );
        expect(ledger.sum({ account: '1218.02', officerId })).toBe(open.reduce((all, fen) => all + fen, 0));
      }
    });
    fc.assert(law, scaled(RUNS));
  });

  it('goes every way that there is', () => {
    const lived = fc.sample(historiesOfTroubles(STEPS), { seed: 2015, numRuns: 40 }).map((steps) => live(steps));
    const types = new Set(lived.flatMap(({ events }) => events.map(({ type }) => type)));
    const ways = [
      'CustodyShortageConfirmed',
      'ShortageRecovered',
      'OffBookCollectionEstablished',
      'UnidentifiedReceiptRecorded',
      'UnidentifiedReceiptMatched',
      'PaymentReallocated',
      'RefundPaid',
    ];
    expect(ways.filter((type) => !types.has(type as never))).toEqual([]);
    const kinds = new Set(lived.flatMap(({ book }) => [...book.custody.claims.values()].map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual(['OFF_BOOK', 'SHORTAGE']);
  });
});
