import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

const owing = (yuan: number, more: object = {}, ...events: readonly DecidedEvent[]) => given(...bookOfO03, openingLevy('L03', yuan, more), ...events);
const surplus = (principal: number, excess: number) => ({
  ...cash('L03', principal, 304),
  excessFen: excess * 100,
  receipt: { bookId: 'PJ-301', no: 304, fen: (principal + excess) * 100 },
});

describe('collecting a payment', () => {
  it('uses the receipt in the same step', () =>
    owing(27_600)
      .when('CollectLevyPayment', cash('L03', 27_600, 304))
      .records(['LevyPaymentCollected', { principalFen: 27_600_00, excessFen: 0, firstPlace: '1001.01', holderOfficerId: 'O-03', receipt: { no: 304 } }]));

  it('books what is counted in beyond the debt as refundable, when the collector says so', () =>
    owing(9_990)
      .when('CollectLevyPayment', surplus(9_990, 10))
      .records(['LevyPaymentCollected', { principalFen: 9_990_00, excessFen: 10_00 }]));

  it('does not take a typing error for a surplus (invariant 12)', () =>
    owing(9_990)
      .when('CollectLevyPayment', cash('L03', 99_900, 304))
      .refuses('OVER_COLLECTION', { balanceFen: 9_990_00 }));

  it('refuses a surplus while the debt is not paid', () => owing(100).when('CollectLevyPayment', surplus(50, 10)).refuses('OVER_COLLECTION'));

  it('has nothing to do without money', () =>
    owing(100)
      .when('CollectLevyPayment', cash('L03', 0, 304))
      .refuses('NOTHING_TO_DO'));

  it.each([Number.MAX_SAFE_INTEGER, 100_000_000_001, -1])('refuses %p fen, before a total of the book could break (invariant 1)', (lateFeeFen) =>
    owing(100)
      .when('CollectLevyPayment', { ...cash('L03', 100, 304), lateFeeFen })
      .refuses('AMOUNT_INVALID'),
  );

  it('lays it upon the instalment that the payer names', () => {
    const dueLines = [
      { n: 1, dueOn: '2015-03-31', principalFen: 50_00 },
      { n: 2, dueOn: '2015-06-30', principalFen: 50_00 },
    ];
    owing(100, { dueLines })
      .when('CollectLevyPayment', cash('L03', 50, 304, { instalmentNo: 2 }))
      .records(['LevyPaymentCollected', { instalmentNo: 2 }]);
    owing(100, { dueLines })
      .when('CollectLevyPayment', cash('L03', 50, 304, { instalmentNo: 3 }))
      .refuses('UNKNOWN', { kind: 'instalment', id: 'L03 3' });
  });

  it('refuses a levy that nobody knows, and one that changed since it was seen (invariants 8, 61)', () => {
    owing(100)
      .when('CollectLevyPayment', cash('L99', 100, 304))
      .refuses('UNKNOWN', { kind: 'levy', id: 'L99' });
    const story = owing(100);
    const seen = story.book.nextSeq - 1;
    story
      .seeing(seen)
      .after('CollectLevyPayment', cash('L03', 50, 304))
      .when('CollectLevyPayment', cash('L03', 50, 305))
      .refuses('CONCURRENCY_CONFLICT', { kind: 'levy', expected: seen });
  });
});

describe('the day of a payment (invariants 5, 10)', () => {
  const collectedOn = (day: string, more: object = {}, ...events: readonly DecidedEvent[]) =>
    owing(100, more, ...events).when('CollectLevyPayment', cash('L03', 100, 304, { collectedOn: day }));
  /** The scheme ends with 2015-03-01. */
  const closing = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-02-01', validTo: '2015-03-01' });

  it('is not to come', () => collectedOn('2015-03-03').refuses('DATE_INVALID', { today: '2015-03-02' }));

  it('is not before the levy stood in the books (R31)', () => collectedOn('2015-02-28').refuses('DATE_INVALID', { opened: '2015-03-01' }));

  it('is not before the decision was served', () => {
    const decision = { levyId: 'L50', policyId: 'SMF', docNo: '安社征决字〔2015〕50号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 100_00, standardFen: 100_00 };
    const more = { standardDocNo: '安和政〔2014〕1号', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000050', deciderUnitId: '990000', entrusted: false };
    const imported = told('LevyDecisionImported', { ...decision, ...more, dueOn: '2015-04-01', dueProvisional: false }, '2015-03-02', { unitId: 'LJ' });
    const on = (collectedOn: string) => given(...bookOfO03, imported).when('CollectLevyPayment', cash('L50', 100, 304, { collectedOn }));
    on('2015-03-01').refuses('DATE_INVALID', { servedOn: '2015-03-02' });
    on('2015-03-02').records(['LevyPaymentCollected']);
  });

  it('is not before its receipt book was issued, whatever else is wrong (R24)', () => {
    const fresh = told('ReceiptBookIssued', { bookId: 'PJ-401', type: 'GF', from: 401, to: 425, keeperId: 'O-08' }, '2015-03-02', { unitId: 'LJ' });
    owing(100, {}, fresh)
      .when('CollectLevyPayment', cash('L03', 999, 304, { collectedOn: '2015-03-01', receipt: { bookId: 'PJ-401', no: 401, fen: 100_00 } }))
      .refuses('DATE_INVALID', { receiptBookIssuedOn: '2015-03-02' });
  });

  it('is before the scheme closed', () => {
    collectedOn('2015-03-02', {}, closing).refuses('LEVY_SCHEME_CLOSED', { closedFrom: '2015-03-02' });
    collectedOn('2015-03-01', {}, closing).records(['LevyPaymentCollected']);
  });
});

describe('a levy assessed above the standard (invariant 11)', () => {
  /** Assessed 12,000 where 10,000 was right. */
  const raised = () => owing(12_000, { standardFen: 10_000_00 });

  it('is collected up to the standard', () => {
    raised()
      .when('CollectLevyPayment', cash('L03', 10_000, 304))
      .records(['LevyPaymentCollected', { principalFen: 10_000_00 }]);
    raised()
      .when('CollectLevyPayment', cash('L03', 10_001, 304))
      .refuses('STANDARD_RAISED', { standardFen: 10_000_00 });
    raised()
      .after('CollectLevyPayment', cash('L03', 9_000, 304))
      .when('CollectLevyPayment', cash('L03', 1_001, 305))
      .refuses('STANDARD_RAISED', { paidFen: 9_000_00 });
  });

  it('counts what was paid before the books were opened', () => {
    const paidBefore = () => owing(5_000, { assessedFen: 12_000_00, paidBeforeFen: 7_000_00, standardFen: 10_000_00 });
    paidBefore()
      .when('CollectLevyPayment', cash('L03', 3_000, 304))
      .records(['LevyPaymentCollected']);
    paidBefore()
      .when('CollectLevyPayment', cash('L03', 3_001, 304))
      .refuses('STANDARD_RAISED');
  });

  it('answers with the standard before the balance (R24)', () =>
    raised()
      .when('CollectLevyPayment', cash('L03', 12_001, 304))
      .refuses('STANDARD_RAISED'));

  it('books what was counted in beyond the standard as refundable', () => {
    raised()
      .when('CollectLevyPayment', surplus(10_000, 2_000))
      .records(['LevyPaymentCollected', { principalFen: 10_000_00, excessFen: 2_000_00 }]);
    raised().when('CollectLevyPayment', surplus(9_999, 2_000)).refuses('OVER_COLLECTION', { balanceFen: 10_000_00 });
  });
});

describe('the months that a payment is posted into (R31)', () => {
  /** Paid in March, come back in April, and then cash of March is typed in. */
  const afterBouncedCheque = () => {
    const story = owing(100).after('CollectLevyPayment', cash('L03', 100, 301));
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]) => id);
    story.on('2015-04-10').as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-04-10' });
    return story.as('O-03');
  };
  const stub = { kind: 'RECEIPT_STUB', docNo: '票据存根302' } as never;

  it('leave no month-end with less than nothing owed', () => {
    const ofMarch = cash('L03', 100, 302, { collectedOn: '2015-03-20' });
    afterBouncedCheque().withEvidence(stub).when('CollectLevyPayment', ofMarch).refuses('OVER_COLLECTION', { balanceFen: 0 });
    const ofApril = cash('L03', 100, 302, { collectedOn: '2015-04-10' });
    afterBouncedCheque()
      .when('CollectLevyPayment', ofApril)
      .records(['LevyPaymentCollected', { principalFen: 100_00 }]);
  });

  it('take the money of March as refundable', () => {
    const ofMarch = { ...cash('L03', 0, 302), excessFen: 100_00, receipt: { bookId: 'PJ-301', no: 302, fen: 100_00 }, collectedOn: '2015-03-20' };
    afterBouncedCheque()
      .withEvidence(stub)
      .when('CollectLevyPayment', ofMarch)
      .records(['ProposalApproved'], ['LevyPaymentCollected', { principalFen: 0, excessFen: 100_00 }], ['AccountabilityEntryRaised']);
  });
});
