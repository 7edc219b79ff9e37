import type { Scenario } from '#libs/book/decision.testing.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import { banked, credited, fen, handed, paid, sent, township } from '#libs/custody/custody.testing.js';
import type { AccountCode } from '#libs/journal/chart.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { PaymentId, RemittanceId } from '#libs/kernel/ids.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { checkCustody } from './custody-identity.js';

/** 1,000 in cash: 400 handed over, 250 banked, 100 of these sent, 60 arrived, 20 paid over; and what the accounts then say. */
function halfWay() {
  const story = township(paid('P1', { principal: 1_000 }));
  banked(handed(story, ['P1', 400]), ['P1', 250]);
  const remittanceId = sent(story, ['P1', 100]);
  credited(story, remittanceId, 60).after('PayOverToTreasury', { fen: fen(20), docNo: '缴库0331', on: '2015-03-31' });
  return { story, remittanceId: remittanceId as RemittanceId };
}

const SAID: Readonly<Record<string, number>> = {
  ...{ 'LJ 1001.01': 600, 'LJ 1001.02': 150, 'LJ 1002.01': 150, 'LJ 1002.09': 40, 'LJ 2103.02': -940 },
  ...{ '990000 1004': 40, '990000 2101': -40, '990000 1003': 20, '990000 4103': -20 },
};

/** A journal that says this, but for what a spec changes. */
class Said extends TrialBalance {
  constructor(private readonly but: Readonly<Record<string, number>> = {}) {
    super();
  }

  override balance(unitId: string, account: AccountCode) {
    return fen({ ...SAID, ...this.but }[`${unitId} ${account}`] ?? 0);
  }
}

const check = ({ book }: Scenario, journal = new Said()) => checkCustody(book, journal);

describe('the custody identity (invariant 24)', () => {
  it('holds where every fen is in one place and the journal says the same', () => expect(() => check(halfWay().story)).not.toThrow());

  it.each([...Object.keys(SAID), 'LJ 1218.02', 'LJ 2103.03', 'LJ 2307.01', 'LJ 2307.03', 'LJ-DH 1001.01', '990000 1001.01'])('is broken by one fen more on %s', (account) => {
    const { story } = halfWay();
    expect(() => check(story, new Said({ [account]: (SAID[account] ?? 0) + 0.01 }))).toThrow(broken('CUSTODY_IDENTITY'));
  });

  it.each<[string, (payment: HeldPayment) => Partial<HeldPayment>]>([
    ['a fen that lies nowhere', ({ lots }) => ({ lots: lots.slice(1) })],
    ['a fen that lies twice', ({ lots }) => ({ lots: [...lots, ...lots] })],
    ['money on its way that nobody sent', () => ({ sent: { principalFen: fen(99), lateFeeFen: fen(0) } })],
    ['money in a draft that there is not', () => ({ drafted: { principalFen: fen(1), lateFeeFen: fen(0) } })],
    ['more remitted than there is (26)', () => ({ drafted: { principalFen: fen(901), lateFeeFen: fen(0) } })],
    ['a payment taken back of which money lies somewhere', () => ({ reversed: true })],
  ])('is broken by %s', (_, change) => {
    const { story } = halfWay();
    const { payments } = story.book.custody;
    const payment = payments.known('P1' as PaymentId);
    payments.put(payment.paymentId, { ...payment, ...change(payment) });
    expect(() => check(story)).toThrow(broken('CUSTODY_IDENTITY'));
  });

  it('is broken by a holding that no payment stands behind, or that is forgotten', () => {
    const { story } = halfWay();
    const { holdings } = story.book.custody;
    const [key, holding] = holdings.entries().next().value as [string, ReturnType<typeof holdings.known>];
    holdings.put('LJ COLLECTOR O-99', { ...holding, holder: 'O-99' as never });
    expect(() => check(story)).toThrow(broken('CUSTODY_IDENTITY'));
    holdings.remove('LJ COLLECTOR O-99');
    holdings.remove(key);
    expect(() => check(story)).toThrow(broken('CUSTODY_IDENTITY'));
  });

  it('is broken by a remittance of which more is on its way than it sent', () => {
    const { story, remittanceId } = halfWay();
    const { remittances } = story.book.custody;
    remittances.put(remittanceId, { ...remittances.known(remittanceId), creditedFen: fen(61) });
    expect(() => check(story)).toThrow(broken('CUSTODY_IDENTITY'));
  });

  it('is broken by money at the county that nobody was credited with', () => {
    const { story } = halfWay();
    story.book.custody.county.changeSpecial('2015-03' as never, fen(1));
    expect(() => check(story, new Said({ '990000 1004': 41, '990000 2101': -41 }))).toThrow(broken('CUSTODY_IDENTITY'));
  });
});
