import fc from 'fast-check';
import { isBooked } from '#libs/custody/custody.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unpaidByLine } from '#libs/levy/due-lines.js';
import { levyIdentityHolds } from '#libs/levy/levy.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { Ledger } from './ledger.testing.js';
import { histories, scaled } from './steps.testing.js';

const STEPS = 40;
const RUNS = 50;
const UNITS = ['LJ', 'QX', '990000'] as readonly string[] as readonly UnitId[];
const HOLDERS = ['O-03', 'O-33', 'O-43', 'O-20', 'O-60'] as readonly string[] as readonly OfficerId[];

/** Tries a law before and after every step of random histories. */
function always(law: (history: History, ledger: Ledger) => void): void {
  const lived = fc.property(histories(STEPS), (steps) => {
    const history = new History();
    const ledger = new Ledger();
    law(history, ledger.upTo(history.events));
    steps.forEach((step, n) => {
      take(history, step, n);
      law(history, ledger.upTo(history.events));
    });
  });
  fc.assert(lived, scaled(RUNS));
}

const sum = (amounts: Iterable<number>) => [...amounts].reduce((all, fen) => all + fen, 0);

describe('whatever a county does', () => {
  it('every levy is owed, paid or was settled before, to the fen (invariant 15)', () =>
    always(({ book }) => {
      for (const levy of book.levies.levies.values()) {
        expect(levyIdentityHolds(levy)).toBe(true);
        expect(sum(unpaidByLine(levy, () => true).values())).toBe(levy.payerBalanceFen);
        expect(levy.payerBalanceFen).toBeGreaterThanOrEqual(0);
        expect(levy.lateFeePaidFen).toBeLessThanOrEqual(levy.assessedFen);
      }
    }));

  it('every event’s entry balances (invariant 2), and so does every entity', () =>
    always(({ events }, ledger) => {
      expect(sum(journalOf(events.at(-1) as (typeof events)[number]).map(({ fen }) => fen))).toBe(0);
      for (const unitId of UNITS) {
        const places = (['1218.02', '1001.01', '1001.02', '1002.01', '1002.09', '1003', '1004'] as const).map((account) => ledger.sum({ account, unitId }));
        const owed = (['2103.02', '2103.03', '2307.01', '2307.03', '2101', '4103'] as const).map((account) => ledger.sum({ account, unitId }));
        expect(sum(places)).toBe(0 - sum(owed));
      }
    }));

  it('each unit owes finance what its payers owe it: 2103.01 = −1212 = Σ balances', () =>
    always(({ book }, ledger) => {
      const levies = [...book.levies.levies.values()];
      for (const unitId of UNITS) {
        const balances = sum(levies.filter((levy) => levy.unitId === unitId).map(({ payerBalanceFen }) => payerBalanceFen));
        expect([ledger.sum({ account: '1212', unitId }), ledger.sum({ account: '2103.01', unitId })]).toEqual([balances, 0 - balances]);
      }
      for (const { levyId, payerBalanceFen } of levies) expect(ledger.sum({ account: '1212', levyId })).toBe(payerBalanceFen);
    }));

  it('the cash of each officer is what the journal says he holds', () =>
    always(({ book }, ledger) => {
      for (const officerId of HOLDERS) expect(ledger.sum({ account: '1001.01', officerId })).toBe(book.custody.cashOf(officerId, ['COLLECTOR']));
      expect(sum(HOLDERS.map((officerId) => book.custody.cashOf(officerId, ['COLLECTOR'])))).toBe(ledger.sum({ account: '1001.01' }));
    }));

  it('no month ends with less than nothing owed or held (R31)', () =>
    always(({ book }, ledger) => {
      for (const levyId of [...book.levies.levies.values()].map((levy) => levy.levyId)) expect(Math.min(0, ...ledger.monthEnds({ account: '1212', levyId }))).toBe(0);
      for (const officerId of HOLDERS) expect(Math.min(0, ...ledger.monthEnds({ account: '1001.01', officerId }))).toBe(0);
    }));

  it('every payment has a sheet of its own, used while the payment stands (invariants 17, 18)', () =>
    always(({ book, events }) => {
      const payments = [...book.custody.payments.values()].filter(isBooked);
      expect(new Set(payments.map(({ receipt }) => `${receipt.bookId} ${receipt.no}`)).size).toBe(payments.length);
      const withCopies = new Set(events.flatMap((event) => (event.type === 'PaymentReversed' && event.data.copiesKept ? [event.data.paymentId] : [])));
      for (const { paymentId, receipt, principalFen, lateFeeFen, excessFen } of payments) {
        expect(book.receipts.stateOf(book.receipts.books.known(receipt.bookId), receipt.no)).toBe(withCopies.has(paymentId) ? 'VOID' : 'USED');
        expect(receipt.fen).toBe(principalFen + lateFeeFen + excessFen);
      }
    }));
});
