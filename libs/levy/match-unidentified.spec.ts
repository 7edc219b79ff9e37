import { openingLevy, post, told } from '#libs/book/anhe.testing.js';
import { dataOf, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { drafting, fen, holdings, lies, sent, township } from '#libs/custody/custody.testing.js';
import type { LevyId, PaymentId } from '#libs/kernel/ids.js';

const ACCOUNTANT = 'O-05';
const REVIEWER = 'O-06';
const credit = (more: object = {}) => ({ bankRef: '网银0310', accountId: 'ACC-TRANSIT', fen: fen(9_100), creditedOn: '2015-03-10', ...more });

/** L2, of 9,000, is overdue since January; a credit of 9,100 came on 03-10 and was recorded on 03-31. */
function withCredit(...more: readonly DecidedEvent[]) {
  const dueLines = [{ n: 1, dueOn: '2015-01-15', principalFen: fen(9_000) }];
  const story = township(openingLevy('L2', 9_000, { dueLines }), ...more);
  return { story, paymentId: recorded(story) };
}

function recorded(story: Scenario, more: object = {}): PaymentId {
  return dataOf(story.as(ACCOUNTANT).checkedBy(REVIEWER).perform('RecordUnidentified', credit(more)), 'UnidentifiedReceiptRecorded').paymentId;
}

const match = (paymentId: PaymentId, more: object = {}) => ({
  ...{ paymentId, levyId: 'L2', principalFen: fen(9_000), lateFeeFen: 0, receipt: { bookId: 'PJ-301', no: 325, fen: fen(9_100) }, on: '2015-03-31' },
  ...more,
});
const matching = (more: object = {}, { story, paymentId } = withCredit()) => story.as(ACCOUNTANT).checkedBy(REVIEWER).when('MatchUnidentified', match(paymentId, more));

describe('a bank credit of which nobody knows whose it is', () => {
  it('is the accountant’s to record, with the reviewer’s approval', () => {
    const story = township().as(ACCOUNTANT);
    story.when('RecordUnidentified', credit()).proposesTo('REVIEWER');
    story
      .checkedBy(REVIEWER)
      .when('RecordUnidentified', credit())
      .records(['ProposalApproved'], ['UnidentifiedReceiptRecorded', { bankRef: '网银0310', fen: fen(9_100) }]);
  });

  it('lies in the transit account, and is nobody’s to remit', () => {
    const { story, paymentId } = withCredit();
    expect(holdings(story)).toEqual({ 'TRANSIT ACC-TRANSIT': 9_100 });
    story
      .as('O-04')
      .when('DraftRemittance', drafting(story, [paymentId, 1]))
      .refuses('REMIT_DOUBLE', { duePrincipalFen: 0 });
  });

  it('is booked once, of something, and only where the unit has an account (invariant 25)', () => {
    const { story } = withCredit();
    story.as(ACCOUNTANT).when('RecordUnidentified', credit()).refuses('ALREADY_EXISTS', { kind: 'bank credit', id: '网银0310' });
    story.when('RecordUnidentified', credit({ bankRef: '网银2', fen: 0 })).refuses('NOTHING_TO_DO');
    story.when('RecordUnidentified', credit({ bankRef: '网银2', accountId: 'ACC-9' })).refuses('ACCOUNT_NOT_REGISTERED');
    story
      .as('O-03')
      .when('RecordUnidentified', credit({ bankRef: '网银2' }))
      .refuses('NOT_AUTHORISED');
  });
});

describe('matching it to a levy (R7)', () => {
  it('uses it whole: what is beyond the debt is the payer’s', () =>
    matching().records(
      ['ProposalApproved'],
      ['LevyPaymentCollected', { levyId: 'L2', principalFen: fen(9_000), excessFen: fen(100), firstPlace: '2307.03', bankRef: '网银0310', creditedOn: '2015-03-10' }],
      ['UnidentifiedReceiptMatched', { bankRef: '网银0310', levyId: 'L2', fen: fen(9_100) }],
    ));

  it('pays on the credit’s day and is posted on the day of the match', () => {
    const { story, paymentId } = withCredit();
    story
      .on('2015-04-02')
      .as(ACCOUNTANT)
      .checkedBy(REVIEWER)
      .after('MatchUnidentified', match(paymentId, { on: '2015-04-02' }));
    const levy = story.book.levies.levies.known('L2' as LevyId);
    expect(levy).toMatchObject({ payerBalanceFen: 0, moves: [{ on: '2015-03-10', periodId: '2015-04' }] });
    expect(story.book.custody.payments.known(paymentId)).toMatchObject({ periodId: '2015-04', collectedOn: '2015-04-02', unmatchedFen: 0 });
    expect(lies(story, paymentId)).toEqual([['TRANSIT', 'ACC-TRANSIT', 9_100]]);
    expect(holdings(story)).toEqual({ 'TRANSIT ACC-TRANSIT': 9_100 });
  });

  it('counts the late fee up to the credit’s day only', () => {
    // 2 ‰ of 9,000 on 02-16; the second full month is over on 03-16, after the credit.
    matching({ principalFen: fen(9_000), lateFeeFen: fen(18) }).records(
      ['ProposalApproved'],
      ['LevyPaymentCollected', { lateFeeFen: fen(18), excessFen: fen(82) }],
      ['UnidentifiedReceiptMatched'],
    );
    matching({ lateFeeFen: fen(36) }).refuses('LATE_FEE_EXCESS', { accruedFen: fen(18) });
  });

  it('is remitted as any payment', () => {
    const { story, paymentId } = withCredit();
    story.as(ACCOUNTANT).checkedBy(REVIEWER).after('MatchUnidentified', match(paymentId));
    sent(story, [paymentId, 9_000]);
    expect(lies(story, paymentId).map(([place, , yuan]) => [place, yuan])).toEqual([
      ['TRANSIT', 100],
      ['ON_THE_WAY', 9_000],
    ]);
  });

  it('is not beyond the credit, not before it, and up to the debt first', () => {
    matching({ lateFeeFen: fen(18), principalFen: fen(9_083) }).refuses('CUSTODY_INSUFFICIENT', { heldFen: fen(9_100), askedFen: fen(9_101) });
    matching({ on: '2015-03-09' }).refuses('DATE_INVALID', { creditedOn: '2015-03-10' });
    matching({ principalFen: fen(9_100) }).refuses('OVER_COLLECTION', { balanceFen: fen(9_000) });
    matching({ principalFen: fen(8_000) }).refuses('OVER_COLLECTION', { excessFen: fen(1_100) });
  });

  it('is written on an unused sheet that somebody of the unit holds (17, 18, 23)', () => {
    matching({ receipt: { bookId: 'PJ-301', no: 325, fen: fen(9_000) } }).refuses('RECEIPT_AMOUNT_MISMATCH');
    matching({ receipt: { bookId: 'PJ-301', no: 326, fen: fen(9_100) } }).refuses('RECEIPT_OUT_OF_RANGE');
    const stock = told('ReceiptBookIssued', { bookId: 'PJ-400', type: 'GF', from: 400, to: 401, keeperId: 'O-08' }, '2015-03-01', { unitId: 'LJ' });
    matching({ receipt: { bookId: 'PJ-400', no: 400, fen: fen(9_100) } }, withCredit(stock)).refuses('RECEIPT_NOT_ALLOCATED', { officerId: 'none' });
  });

  it('happens once', () => {
    const { story, paymentId } = withCredit();
    story.as(ACCOUNTANT).checkedBy(REVIEWER).after('MatchUnidentified', match(paymentId));
    story.when('MatchUnidentified', match(paymentId)).refuses('STATE_INVALID', { kind: 'bank credit', state: 'MATCHED' });
    story.when('ReversePayment', { paymentId, reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-31' }).refuses('REVERSAL_TOO_LATE');
  });

  it('is of a credit and a levy that there are, of one unit', () => {
    matching({ paymentId: 'P9' }).refuses('UNKNOWN', { kind: 'payment', id: 'P9' });
    matching({ levyId: 'L9' }).refuses('UNKNOWN', { kind: 'levy' });
    const ofQingxi = { ...openingLevy('L7', 9_000), unitId: 'QX' as never };
    matching({ levyId: 'L7' }, withCredit(ofQingxi)).refuses('REALLOCATION_ACROSS_UNITS', { levyUnitId: 'QX' });
  });

  it.each(['O-03', 'O-04', 'O-07', 'O-12'])('is not %s’s to do', (officerId) => {
    const { story, paymentId } = withCredit();
    story.as(officerId).when('MatchUnidentified', match(paymentId)).refuses('NOT_AUTHORISED');
  });
});

describe('sending it back (R6, R29)', () => {
  const back = (paymentId: string, more: object = {}) => ({ sourceId: paymentId, fen: fen(9_100), ground: 'MIS_POSTING', route: 'TRANSIT', on: '2015-03-31', ...more });
  const refunding = (more: object = {}) => {
    const { story, paymentId } = withCredit(post(['O-99', 'HANDLER', 'LJ']));
    return story.as(REVIEWER).checkedBy('O-12').when('ApproveRefund', back(paymentId, more));
  };

  it('moves it to what is owed back, without a ticket, and pays it', () => {
    refunding().records(['ProposalApproved'], ['RefundApproved', { ground: 'MIS_POSTING', moves: { principalFen: 0, lateFeeFen: 0, unmatchedFen: fen(9_100) } }]);
    const { story, paymentId } = withCredit();
    const { refundId } = dataOf(story.as(REVIEWER).checkedBy('O-12').perform('ApproveRefund', back(paymentId)), 'RefundApproved');
    story.as('O-12').after('PayRefund', { refundId, bankRef: '退1', on: '2015-03-31' });
    expect(holdings(story)).toEqual({});
    story.as(ACCOUNTANT).when('MatchUnidentified', match(paymentId)).refuses('STATE_INVALID', { state: 'REFUNDED' });
  });

  it('is up to what came, by the township, and on no other ground', () => {
    refunding({ fen: fen(9_101) }).refuses('REFUND_INVALID', { refundableFen: fen(9_100) });
    refunding({ ticket: 'COPY' }).refuses('REFUND_INVALID');
    for (const more of [{ route: 'TREASURY' }, { ground: 'OVERPAYMENT' }, { ground: 'REVOKED' }, { ground: 'CHARGE_AFTER_CLOSURE' }])
      refunding(more).refuses('REFUND_INVALID', { refundableFen: 0 });
  });
});
