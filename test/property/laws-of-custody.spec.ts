import fc from 'fast-check';
import { type HeldPayment, unsentOf } from '#libs/custody/custody.js';
import { fenOf } from '#libs/custody/split.js';
import { whereabouts } from '#libs/custody/whereabouts.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { checkCustody } from '#libs/verify/custody-identity.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { Ledger } from './ledger.testing.js';
import { historiesOfMoney, type Step, scaled } from './steps.testing.js';

const STEPS = 150;
const RUNS = 60;

/** Lives a random history, and looks at it after every step. */
function live(steps: readonly Step[], look: (history: History) => void = () => {}): History {
  const history = new History();
  steps.forEach((step, n) => {
    take(history, step, n);
    look(history);
  });
  return history;
}

describe('whatever way the money of a county goes', () => {
  it('every fen is in exactly one place, and the journal says the same, after every step (invariant 24)', () => {
    const law = fc.property(historiesOfMoney(STEPS), (steps) => {
      const trial = new TrialBalance();
      let posted = 0;
      live(steps, ({ book, events }) => {
        for (const event of events.slice(posted)) trial.post(event);
        posted = events.length;
        checkCustody(book, trial);
      });
    });
    fc.assert(law, scaled(RUNS));
  });

  it('no hand and no account ends a month with less than nothing (R31)', () => {
    const law = fc.property(historiesOfMoney(STEPS), (steps) => {
      const { events } = live(steps);
      const ledger = new Ledger().upTo(events);
      for (const unitId of ['LJ', 'QX'] as readonly string[] as readonly UnitId[]) {
        for (const account of ['1001.01', '1001.02', '1002.01', '1002.09'] as const) expect(Math.min(0, ...ledger.monthEnds({ account, unitId }))).toBe(0);
      }
      for (const officerId of ['O-04', 'O-44', 'O-60', 'O-61'] as readonly string[] as readonly OfficerId[]) {
        expect(Math.min(0, ...ledger.monthEnds({ account: '1001.02', officerId }))).toBe(0);
      }
      for (const account of ['1003', '1004'] as const) expect(Math.min(0, ...ledger.monthEnds({ account }))).toBe(0);
    });
    fc.assert(law, scaled(RUNS));
  });

  it('what is asked for adds up: all that lies somewhere, and all that is not remitted', () => {
    const law = fc.property(historiesOfMoney(STEPS), (steps) => {
      const { book } = live(steps);
      const { totalFen, unremittedFen, holdings, specialFen, treasuryFen } = whereabouts(book, book.county, book.today);
      expect(holdings.reduce((all, { fen }) => all + fen, 0)).toBe(totalFen);
      expect(holdings.reduce((all, { place, fen }) => (place === 'COUNTY' ? all + fen : all), 0)).toBe(specialFen + treasuryFen);
      const unsent = [...book.custody.unsent.entries()].map(([paymentId]) => book.custody.payments.known(paymentId)).filter(({ channel }) => channel !== 'BANK_DIRECT');
      // What an officer owes is told as his claim (R22).
      const inTownship = ({ lots }: HeldPayment) => lots.reduce((all, { place, fen }) => (place === 'SHORTAGE_CLAIM' ? all : all + fen), 0);
      expect(unremittedFen).toBe(unsent.reduce((all, payment) => all + Math.min(fenOf(unsentOf(payment)), inTownship(payment)), 0));
    });
    fc.assert(law, scaled(RUNS));
  });

  it('goes every way that there is', () => {
    const lived = fc.sample(historiesOfMoney(STEPS), { seed: 2015, numRuns: 60 }).map((steps) => live(steps));
    const types = new Set(lived.flatMap(({ events }) => events.map(({ type }) => type)));
    const ways = [
      'CashHandedToCashier',
      'CashBanked',
      'RemittanceDrafted',
      'RemittanceSent',
      'RemittanceCancelled',
      'RemittanceBounced',
      'CountyCreditConfirmed',
      'TreasuryPaidOver',
    ];
    expect(ways.filter((type) => !types.has(type as never))).toEqual([]);
    const remittances = lived.flatMap(({ book }) => [...book.custody.remittances.values()]);
    const seen = new Set(remittances.flatMap(({ kind, state, toKind, creditedFen }) => [kind, state, toKind, state === 'SENT' && creditedFen > 0 ? 'PARTLY_CREDITED' : '']));
    expect(['DIRECT', 'TRANSFER', 'CREDITED', 'TREASURY', 'PARTLY_CREDITED'].filter((one) => !seen.has(one as never))).toEqual([]);
    const refused = new Set(lived.flatMap(({ events }) => events.flatMap((event) => (event.type === 'CommandRefused' ? [event.data.code] : []))));
    expect(['CUSTODY_INSUFFICIENT', 'REMIT_DOUBLE'].filter((code) => !refused.has(code as never))).toEqual([]);
  });
});
