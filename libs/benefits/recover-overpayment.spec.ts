import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import { mostlyPaid } from './payouts.testing.js';

/** 480 yuan to get back from B1. */
function owed(on = '2015-06-09'): { story: Scenario; recoveryId: string } {
  const { story, listId } = mostlyPaid();
  const found = { lines: [{ listId, no: 1, fen: 480_00 }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on };
  return { story, recoveryId: dataOf(story.on(on).as('O-06').perform('EstablishOverpayment', found), 'OverpaymentEstablished').recoveryId };
}

const on = '2015-06-09';
const repayment = (recoveryId: string, yuan: number, more: object = {}) => ({ recoveryId, fen: yuan * 100, accountId: 'ACC-AGENCY', bankRef: `回${yuan}`, on, ...more });
const repaying = (story: Scenario, ...of: Parameters<typeof repayment>) => story.as('O-05').when('RepayOverpayment', repayment(...of));
const returning = (story: Scenario, recoveryId: string, yuan: number) =>
  story
    .as('O-04')
    .checkedBy('O-06')
    .when('ReturnRecoveredFunds', { recoveryId, fen: yuan * 100, slipNo: '退1', on });
const writingOff = (story: Scenario, recoveryId: string, yuan: number) =>
  story
    .as('O-11')
    .checkedBy('O-12')
    .when('WriteOffRecovery', { recoveryId, fen: yuan * 100, docNo: '安和财〔2015〕9号', on });

describe('giving back', () => {
  it('goes into the agency account, in parts, up to what is open: RECOVERY_EXCESS', () => {
    const { story, recoveryId } = owed();
    repaying(story, recoveryId, 480.01).refuses('RECOVERY_EXCESS', { mostFen: 480_00 });
    story.as('O-05').after('RepayOverpayment', repayment(recoveryId, 300));
    repaying(story, recoveryId, 181).refuses('RECOVERY_EXCESS', { mostFen: 180_00 });
    repaying(story, recoveryId, 180).records(['OverpaymentRepaid', { recoveryId, fen: 180_00, sameYear: true, accountId: 'ACC-AGENCY' }]);
  });

  it('is entered once: ALREADY_EXISTS', () => {
    const { story, recoveryId } = owed();
    story.as('O-05').after('RepayOverpayment', repayment(recoveryId, 100));
    repaying(story, recoveryId, 100).refuses('ALREADY_EXISTS', { kind: 'repayment' });
  });

  it.each(['ACC-TRANSIT', 'ACC-9'])('does not go into %s: ACCOUNT_NOT_REGISTERED (25)', (accountId) => {
    const { story, recoveryId } = owed();
    repaying(story, recoveryId, 480, { accountId }).refuses('ACCOUNT_NOT_REGISTERED', { accountId });
  });

  it('is of a claim that there is, not of nothing, not before it', () => {
    const { story, recoveryId } = owed();
    repaying(story, 'none', 1).refuses('UNKNOWN', { kind: 'recovery' });
    repaying(story, recoveryId, 0).refuses('NOTHING_TO_DO');
    repaying(story, recoveryId, 1, { on: '2015-06-08' }).refuses('DATE_INVALID');
  });
});

describe('returning what was given back', () => {
  it('is done by the cashier and approved by the reviewer, up to what is held: RECOVERY_EXCESS', () => {
    const { story, recoveryId } = owed();
    returning(story, recoveryId, 1).refuses('RECOVERY_EXCESS', { mostFen: 0 });
    story.as('O-05').after('RepayOverpayment', repayment(recoveryId, 300));
    story.alone().as('O-04').when('ReturnRecoveredFunds', { recoveryId, fen: 300_00, slipNo: '退1', on }).proposesTo('REVIEWER');
    returning(story, recoveryId, 301).refuses('RECOVERY_EXCESS', { mostFen: 300_00 });
    returning(story, recoveryId, 300).records(['ProposalApproved'], ['RecoveredFundsReturned', { fen: 300_00, sameYear: true }]);
  });

  it('can be paid out again within the year, and not after it', () => {
    for (const [day, leftFen] of [
      ['2015-06-10', 10_000_00 - 960_00 + 480_00],
      ['2016-01-04', 10_000_00 - 960_00],
    ] as const) {
      const { story, recoveryId } = owed(day);
      story.as('O-05').after('RepayOverpayment', repayment(recoveryId, 480, { on: day }));
      story.as('O-04').checkedBy('O-06').after('ReturnRecoveredFunds', { recoveryId, fen: 480_00, slipNo: '退1', on: day });
      expect(story.book.payouts.quota('LJ' as never, 'AWARD' as never).remainingFen).toBe(leftFen);
    }
  });
});

describe('writing off', () => {
  it('is the county’s, with a document and a second hand', () => {
    const { story, recoveryId } = owed();
    story.alone().as('O-11').when('WriteOffRecovery', { recoveryId, fen: 480_00, docNo: '安和财〔2015〕9号', on }).proposesTo('COUNTY_FINANCE');
    story.as('O-06').when('WriteOffRecovery', { recoveryId, fen: 480_00, docNo: '安和财〔2015〕9号', on }).refuses('NOT_AUTHORISED');
    writingOff(story, recoveryId, 480).records(['ProposalApproved'], ['RecoveryWrittenOff', { fen: 480_00, authorityUnitId: '990000' }]);
  });

  it('is of what is still open: RECOVERY_EXCESS', () => {
    const { story, recoveryId } = owed();
    story.as('O-05').after('RepayOverpayment', repayment(recoveryId, 300));
    writingOff(story, recoveryId, 181).refuses('RECOVERY_EXCESS', { mostFen: 180_00 });
    story.as('O-11').checkedBy('O-12').after('WriteOffRecovery', { recoveryId, fen: 180_00, docNo: '安和财〔2015〕9号', on });
    repaying(story, recoveryId, 1).refuses('RECOVERY_EXCESS', { mostFen: 0 });
  });
});
