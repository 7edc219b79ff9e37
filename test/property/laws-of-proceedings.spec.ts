import fc from 'fast-check';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { unpaidByLine } from '#libs/levy/due-lines.js';
import { levyStatus } from '#libs/levy/levy-status.js';
import { checkIdentities } from '#libs/verify/identities.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { Ledger } from './ledger.testing.js';
import { historiesOfProceedings, type Step, scaled } from './steps.testing.js';

const STEPS = 110;

/** Lives some weeks, and looks at them after every step. */
function live(steps: readonly Step[], look: (history: History) => void = () => {}): History {
  const history = new History();
  steps.forEach((one, n) => {
    take(history, one, n);
    look(history);
  });
  return history;
}

describe('whatever is done about levies beside their payments', () => {
  it('state and journal say the same after every step (R34)', () => {
    const law = fc.property(historiesOfProceedings(STEPS), (steps) => {
      const trial = new TrialBalance();
      let posted = 0;
      live(steps, ({ book, events }) => {
        for (const event of events.slice(posted)) trial.post(event);
        posted = events.length;
        checkIdentities(book, trial);
      });
    });
    fc.assert(law, scaled(40));
  });

  it('what is unpaid of the lines is what is owed, through plans and revocations', () => {
    const law = fc.property(historiesOfProceedings(STEPS), (steps) => {
      live(steps, ({ book }) => {
        for (const levy of book.levies.levies.values()) {
          const unpaid = [...unpaidByLine(levy, () => true).values()];
          expect(unpaid.reduce((all, fen) => all + fen, 0)).toBe(levy.payerBalanceFen);
          if (levy.revocation !== undefined) expect([levy.payerBalanceFen, levyStatus(levy, book.today)]).toEqual([0, 'REVOKED']);
        }
      });
    });
    fc.assert(law, scaled(30));
  });

  it('nobody is paid back more than is his, and no month ends with less than nothing owed on (R31)', () => {
    const law = fc.property(historiesOfProceedings(STEPS), (steps) => {
      const { book, events } = live(steps);
      for (const { refundedFen, refundableFen } of book.levies.levies.values()) expect(refundedFen).toBeLessThanOrEqual(refundableFen);
      for (const { paymentId, principalFen, lateFeeFen, excessFen } of book.custody.payments.values()) {
        const approvedFen = book.refunds.of(paymentId).reduce((all, { fen }) => all + fen, 0);
        expect(approvedFen).toBeLessThanOrEqual(principalFen + lateFeeFen + excessFen);
      }
      const ledger = new Ledger().upTo(events);
      for (const unitId of ['LJ', 'QX'] as readonly string[] as readonly UnitId[]) {
        for (const account of ['2103.02', '2103.03', '2307.01'] as const) expect(Math.max(0, ...ledger.monthEnds({ account, unitId }))).toBe(0);
        for (const account of ['1212', '1002.01', '1002.09'] as const) expect(Math.min(0, ...ledger.monthEnds({ account, unitId }))).toBe(0);
      }
      for (const account of ['1003', '1004'] as const) expect(Math.min(0, ...ledger.monthEnds({ account }))).toBe(0);
    });
    fc.assert(law, scaled(40));
  });

  it('covers every step that there is', () => {
    const lived = fc.sample(historiesOfProceedings(STEPS), { seed: 2015, numRuns: 150 }).map((steps) => live(steps));
    const events = lived.flatMap((history) => history.events);
    const types = new Set(events.map(({ type }) => type));
    const steps = [
      'InstalmentPlanApproved',
      'PaymentDemanded',
      'EnforcementApplied',
      'EnforcementAccepted',
      'EnforcementEnded',
      'LevyDecisionRevoked',
      'RefundApproved',
      'RefundPaid',
    ];
    expect(steps.filter((type) => !types.has(type as never))).toEqual([]);
    const refunds = lived.flatMap(({ book }) => [...book.refunds.refunds.values()]);
    const seen = new Set(refunds.flatMap(({ ground, route, ticket, state }) => [`${ground} ${route}`, ticket, state]));
    expect(['REVOKED TRANSIT', 'REVOKED TREASURY', 'OVERPAYMENT TRANSIT', 'OVERPAYMENT TREASURY', 'COPY', 'PAID'].filter((one) => !seen.has(one))).toEqual([]);
  });
});
