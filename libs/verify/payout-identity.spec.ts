import { approved, bankTold, payoutTown, submitted, told480 } from '#libs/benefits/payouts.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import type { AccountCode } from '#libs/journal/chart.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import { type Fen, type SignedFen } from '#libs/kernel/fen.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { checkPayouts } from './payout-identity.js';

const yuan = (of: number) => (of * 100) as SignedFen;

/**
 * A quota of 10,000 for four lines of 480: two are paid, one came back, one is at the bank. Of the first 400 were not due: 300 were given
 * back, of which 200 are quota again, and 50 were written off. Of the second 100 were found not due a year later.
 */
function halfWay() {
  const story = payoutTown(['B1', 'B2', 'B3', 'B4']);
  const listId = approved(story, 1_920);
  const batchId = submitted(story, listId);
  bankTold(story, batchId, [told480(1), told480(2), told480(3, 'CLOSED')]);
  const found = (no: number, fen: number, on: string) => ({ lines: [{ listId, no, fen }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on });
  const on = '2015-06-09';
  const { recoveryId } = dataOf(story.as('O-06').perform('EstablishOverpayment', found(1, 400_00, on)), 'OverpaymentEstablished');
  story.as('O-05').after('RepayOverpayment', { recoveryId, fen: 300_00, accountId: 'ACC-AGENCY', bankRef: '回1', on });
  story.as('O-04').checkedBy('O-06').after('ReturnRecoveredFunds', { recoveryId, fen: 200_00, slipNo: '退1', on });
  story.as('O-11').checkedBy('O-12').after('WriteOffRecovery', { recoveryId, fen: 50_00, docNo: '安和财〔2015〕9号', on });
  story
    .on('2016-01-04')
    .as('O-06')
    .after('EstablishOverpayment', found(2, 100_00, '2016-01-04'));
  return { story, listId, batchId };
}

const SAID: Readonly<Record<string, number>> = {
  ...{ 'LJ 4001': -10_000, 'LJ 1011': 10_000 - 1_920 + 480 + 200, 'LJ 1002.08': 480, 'LJ 5001': 960 - 400 + 50 },
  ...{ 'LJ 1218.03': 400 - 300 - 50 + 100, 'LJ 1002.05': 100, 'LJ 2103.04': -100 },
};

/** A journal that says this, but for what a spec changes. */
class Said extends TrialBalance {
  constructor(private readonly but: Readonly<Record<string, number>> = {}) {
    super();
  }

  override balance(unitId: string, account: AccountCode) {
    return yuan({ ...SAID, ...this.but }[`${unitId} ${account}`] ?? 0);
  }
}

const check = ({ story }: ReturnType<typeof halfWay>, journal = new Said()) => checkPayouts(story.book, journal);

describe('the payout identity', () => {
  it('holds where every fen is in one place and the journal says the same', () => expect(() => check(halfWay())).not.toThrow());

  it.each([...Object.keys(SAID), 'LJ-DH 1011', '990000 5001'])('is broken by one fen more on %s', (account) => {
    const more = new Said({ [account]: (SAID[account] ?? 0) + 0.01 });
    expect(() => check(halfWay(), more)).toThrow(broken('PAYOUT_IDENTITY'));
  });

  it('is broken where a line has no batch that it went with', () => {
    const at = halfWay();
    const { lines } = at.story.book.payouts;
    lines.put(`${at.listId} 4`, { ...lines.known(`${at.listId} 4`), batchId: 'another' as never });
    expect(() => check(at)).toThrow(broken('PAYOUT_IDENTITY'));
  });

  it('is broken where more is asked back of a line than its recoveries say', () => {
    const at = halfWay();
    const { lines } = at.story.book.payouts;
    lines.put(`${at.listId} 1`, { ...lines.known(`${at.listId} 1`), overpaidFen: 401_00 as Fen });
    expect(() => check(at)).toThrow(broken('PAYOUT_IDENTITY'));
  });

  it('is broken where a quota is more than what was received of it', () => {
    const at = halfWay();
    const { quotas } = at.story.book.payouts;
    quotas.put('LJ AWARD', { ...quotas.known('LJ AWARD'), receivedFen: 10_001_00 as Fen });
    expect(() => check(at, new Said({ 'LJ 4001': -10_001 }))).toThrow(broken('PAYOUT_IDENTITY'));
  });

  it('is broken where somebody is paid twice for a month (39)', () => {
    const at = halfWay();
    const { lines, linesOf } = at.story.book.payouts;
    const [first, second] = [1, 2].map((no) => lines.known(`${at.listId} ${no}`));
    if (first === undefined || second === undefined) throw new Error('no lines');
    linesOf.put(first.beneficiaryId, [first, second]);
    expect(() => check(at)).toThrow(broken('PAYOUT_IDENTITY'));
  });
});
