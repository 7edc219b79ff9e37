import { openingLevy, told } from '#libs/book/anhe.testing.js';
import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { fen, lies, paid, sent, shortage, township } from '#libs/custody/custody.testing.js';
import type { LevyId } from '#libs/kernel/ids.js';

const ACCOUNTANT = 'O-05';
const REVIEWER = 'O-06';
const DUE = { dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: fen(7_000) }] };
const pays = (principal: number, more: object = {}) => paid('P1', { principal, levyId: 'L40', on: '2015-03-10', ...more });
/** L40 owes 9,000 and L41, overdue since January, 7,000; 3,000 of cash of 03-10 stand on L40. */
const levies = [openingLevy('L40', 9_000), openingLevy('L41', 7_000, DUE)];
const misposted = (payment = pays(3_000), ...more: readonly DecidedEvent[]) => township(...levies, payment, ...more);
const reallocating = (story: Scenario, more: object = {}) =>
  story
    .as(ACCOUNTANT)
    .checkedBy(REVIEWER)
    .when('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308', ...more });
const balances = ({ book }: Scenario) => ['L40', 'L41'].map((levyId) => book.levies.levies.known(levyId as LevyId).payerBalanceFen);

function reallocated(story: Scenario): Scenario {
  return story.as(ACCOUNTANT).checkedBy(REVIEWER).after('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' });
}

describe('moving a payment to the levy that it was for', () => {
  it('is the accountant’s, with the reviewer’s approval', () => {
    misposted().as(ACCOUNTANT).when('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' }).proposesTo('REVIEWER');
    reallocating(misposted()).records(
      ['ProposalApproved'],
      ['PaymentReallocated', { fromLevyId: 'L40', toLevyId: 'L41', principalFen: fen(3_000), valueOn: '2015-03-10', docNo: '存根308' }],
    );
  });

  it.each(['O-03', 'O-04', 'O-07', 'O-12'])('is not %s’s', (officerId) =>
    misposted().as(officerId).when('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' }).refuses('NOT_AUTHORISED'),
  );

  it('puts both debts right from the payer’s day on, and leaves the money where it is (R12)', () => {
    const story = reallocated(misposted());
    expect(balances(story)).toEqual([fen(9_000), fen(4_000)]);
    expect(story.book.levies.levies.known('L41' as LevyId).moves).toEqual([{ on: '2015-03-10', fen: fen(-3_000), periodId: '2015-03' }]);
    expect(lies(story, 'P1')).toEqual([['COLLECTOR', 'O-03', 3_000]]);
    expect(story.book.custody.payments.known('P1' as never).levyId).toBe('L41');
  });

  it('is posted into the open period and names the closed month that it corrects (invariant 6, R19)', () => {
    const story = misposted().on('2015-05-25');
    story.book.periods.earliestOpen.put('LJ' as never, '2015-05' as never);
    const [, moved] = story.as(ACCOUNTANT).checkedBy(REVIEWER).perform('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' });
    expect(moved).toMatchObject({ type: 'PaymentReallocated', occurredOn: '2015-03-10', periodId: '2015-05', correctsPeriod: '2015-03' });
  });

  it('takes the late fee along as a memo, as far as the other levy has accrued it (12)', () => {
    const story = misposted(pays(3_000, { lateFee: 14 }));
    reallocating(story).records(['ProposalApproved'], ['PaymentReallocated', { lateFeeFen: fen(14) }]);
    expect(reallocated(story).book.levies.levies.known('L41' as LevyId).lateFeePaidFen).toBe(fen(14));
    reallocating(misposted(pays(3_000, { lateFee: 14.01 }))).refuses('LATE_FEE_EXCESS', { accruedFen: fen(14) });
  });

  it('takes the surplus along', () => {
    const story = misposted(pays(7_000, { excess: 50 }));
    const { levies: after } = reallocated(story).book.levies;
    expect(['L40', 'L41'].map((levyId) => after.known(levyId as LevyId).refundableFen)).toEqual([0, fen(50)]);
  });

  it('can be done again, and then be taken back as it now stands', () => {
    const story = reallocated(misposted());
    reallocating(story, { toLevyId: 'L40' }).records(['ProposalApproved'], ['PaymentReallocated', { fromLevyId: 'L41', toLevyId: 'L40' }]);
    story.as(ACCOUNTANT).after('ReversePayment', { paymentId: 'P1', reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-31' });
    expect(balances(story)).toEqual([fen(9_000), fen(7_000)]);
    reallocating(story).refuses('ALREADY_REVERSED');
  });

  it('of what is remitted changes nothing about that', () => {
    const story = misposted(pays(3_000, { by: 'TRANSIT_TRANSFER' }));
    sent(story, ['P1', 3_000]);
    reallocating(story).records(['ProposalApproved'], ['PaymentReallocated']);
  });
});

describe('a payment that cannot be moved', () => {
  it('beyond what the other levy owes, at any month-end (12, R31)', () => {
    reallocating(misposted(pays(7_001))).refuses('OVER_COLLECTION', { balanceFen: fen(7_000) });
    reallocating(misposted(pays(3_000), paid('P2', { principal: 4_001, levyId: 'L41', on: '2015-03-30' }))).refuses('OVER_COLLECTION', { balanceFen: fen(2_999) });
    reallocating(misposted(pays(3_000, { excess: 1 }))).refuses('OVER_COLLECTION', { excessFen: fen(1) });
  });

  it('to a levy of another unit', () => {
    const ofQingxi = { ...openingLevy('L7', 9_000), unitId: 'QX' as never };
    reallocating(misposted(pays(1), ofQingxi), { toLevyId: 'L7' }).refuses('REALLOCATION_ACROSS_UNITS', { unitId: 'LJ', levyUnitId: 'QX' });
  });

  it('to a levy above its standard (11)', () => {
    const raised = openingLevy('L8', 9_000, { standardFen: fen(2_000) });
    reallocating(misposted(pays(2_001), raised), { toLevyId: 'L8' }).refuses('STANDARD_RAISED');
  });

  it('to a levy that was not in the books, or not served, by then (R31)', () => {
    const later = told('LevyDecisionImported', { ...openingLevy('L9', 9_000).data, servedOn: '2015-03-11', dueOn: '2015-04-10', dueProvisional: false }, '2015-03-11', {
      unitId: 'LJ',
    });
    reallocating(misposted(pays(1), later), { toLevyId: 'L9' }).refuses('DATE_INVALID', { servedOn: '2015-03-11' });
  });

  it('to or from a revoked levy', () => {
    const revoke = (story: Scenario, levyId: string) =>
      story.as('O-11').checkedBy(REVIEWER).after('RevokeDecision', { levyId, by: 'COURT', docNo: '安和法行〔2015〕1号', on: '2015-03-31' });
    reallocating(revoke(misposted(), 'L40')).refuses('STATE_INVALID', { state: 'REVOKED' });
    reallocating(revoke(misposted(), 'L41')).refuses('STATE_INVALID', { state: 'REVOKED' });
  });

  it('of which something is to be refunded', () => {
    const story = misposted(pays(9_000, { excess: 50, by: 'TRANSIT_TRANSFER' }));
    story
      .as(REVIEWER)
      .checkedBy('O-12')
      .after('ApproveRefund', { sourceId: 'P1', fen: fen(50), ground: 'OVERPAYMENT', route: 'TRANSIT', ticket: 'COPY', on: '2015-03-31' });
    reallocating(story).refuses('STATE_INVALID', { kind: 'payment', state: 'REFUNDED' });
  });

  it('to where it is, or to nowhere', () => {
    reallocating(misposted(), { toLevyId: 'L40' }).refuses('NOTHING_TO_DO');
    reallocating(misposted(), { toLevyId: 'L99' }).refuses('UNKNOWN', { kind: 'levy' });
    reallocating(misposted(), { paymentId: 'P9' }).refuses('UNKNOWN', { kind: 'payment' });
  });
});

describe('a payment that cannot be taken back (R5)', () => {
  it('once a part of it is owed by its holder', () => {
    const story = misposted();
    shortage(story, ['P1', 1]);
    story
      .as(ACCOUNTANT)
      .when('ReversePayment', { paymentId: 'P1', reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-31' })
      .refuses('REVERSAL_TOO_LATE', { stillThereFen: fen(2_999) });
  });

  it('is not what was never booked as one', () => {
    const story = misposted();
    const credit = { bankRef: '网银1', accountId: 'ACC-TRANSIT', fen: fen(1), creditedOn: '2015-03-31' };
    const { paymentId } = dataOf(story.as(ACCOUNTANT).checkedBy(REVIEWER).perform('RecordUnidentified', credit), 'UnidentifiedReceiptRecorded');
    story.when('ReversePayment', { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-31' }).refuses('UNKNOWN', { kind: 'payment' });
  });
});

it('is posted on the payer’s day, and a month that is named is held against that', () => {
  const story = misposted().on('2015-04-02').as(ACCOUNTANT).checkedBy(REVIEWER);
  story.into('2015-04').when('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' }).refuses('DATE_INVALID', { periodId: '2015-03' });
  story.into('2015-03').when('ReallocatePayment', { paymentId: 'P1', toLevyId: 'L41', docNo: '存根308' }).records(['ProposalApproved'], ['PaymentReallocated']);
});
