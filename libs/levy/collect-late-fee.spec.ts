import { bookOfO03, cash, levyPolicy, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';

const yuan = (fen: number) => fen * 100;

/** L22 of domain rules A1, overdue since 2015-01-16, on 2015-03-10. */
const l22 = (more: object = {}, ...events: readonly DecidedEvent[]) =>
  given(...bookOfO03, openingLevy('L22', 24_000, { dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }], ...more }), ...events).on('2015-03-10');

const paying = (principal: number, lateFee: number, no = 301, collectedOn = '2015-03-10') =>
  cash('L22', principal, no, { lateFeeFen: yuan(lateFee), receipt: { bookId: 'PJ-301', no, fen: yuan(principal + lateFee) }, collectedOn });

describe('collecting a late fee', () => {
  it('takes what has accrued: 8,000 and 48.00 (domain rules, A1)', () =>
    l22()
      .when('CollectLevyPayment', paying(8_000, 48))
      .records(['LevyPaymentCollected', { principalFen: 8_000_00, lateFeeFen: 48_00 }]));

  it('refuses more than has accrued (invariant 12)', () => l22().when('CollectLevyPayment', paying(8_000, 48.01)).refuses('LATE_FEE_EXCESS', { accruedFen: 48_00 }));

  it('refuses what has been paid already', () => {
    l22()
      .after('CollectLevyPayment', paying(0, 40))
      .when('CollectLevyPayment', paying(0, 8.01, 302))
      .refuses('LATE_FEE_EXCESS', { accruedFen: 8_00 });
    l22()
      .after('CollectLevyPayment', paying(0, 40))
      .when('CollectLevyPayment', paying(0, 8, 302))
      .records(['LevyPaymentCollected']);
    l22({ lateFeePaidBeforeFen: 50_00 }).when('CollectLevyPayment', paying(0, 0.01)).refuses('LATE_FEE_EXCESS', { accruedFen: 0 });
  });

  it('counts to the day of collection', () =>
    l22()
      .on('2015-03-16')
      .when('CollectLevyPayment', paying(0, 96, 301, '2015-03-16'))
      .records(['LevyPaymentCollected', { lateFeeFen: 96_00 }]));

  it('may be paid when the principal is', () =>
    l22()
      .after('CollectLevyPayment', paying(24_000, 0))
      .when('CollectLevyPayment', paying(0, 48, 302))
      .records(['LevyPaymentCollected', { principalFen: 0 }]));

  it('is owed again when its payment is reversed', () => {
    const story = l22().after('CollectLevyPayment', paying(8_000, 48));
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]) => id);
    story.as('O-05').checkedBy('O-06').after('ReversePayment', { paymentId, reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-10' });
    story
      .as('O-03')
      .when('CollectLevyPayment', paying(24_000, 48, 302))
      .records(['LevyPaymentCollected', { principalFen: 24_000_00, lateFeeFen: 48_00 }]);
  });

  it('stops with the scheme', () => {
    const closing = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-02-01', validTo: '2015-03-16' });
    l22({}, closing)
      .on('2015-03-16')
      .when('CollectLevyPayment', paying(0, 96, 301, '2015-03-16'))
      .records(['LevyPaymentCollected']);
    l22({}, closing)
      .on('2015-03-17')
      .when('CollectLevyPayment', paying(0, 96, 301, '2015-03-17'))
      .refuses('LEVY_SCHEME_CLOSED');
  });
});

describe('the cap of all late fees (invariant 13)', () => {
  /** 600‰ a month: after two months more than the principal has accrued. */
  const harsh = told('PolicyPublished', { ...levyPolicy, version: 2, validFrom: '2015-01-01', terms: { ...levyPolicy.terms, lateFeePerMille: '600' } });
  const by = (months: 1 | 2) => l22({}, harsh).on(months === 1 ? '2015-03-10' : '2015-03-16');
  const on = '2015-03-16';

  it('is the principal assessed', () =>
    by(2)
      .when('CollectLevyPayment', paying(0, 24_000, 301, on))
      .records(['LevyPaymentCollected', { lateFeeFen: 24_000_00 }]));

  it('answers where the accrual would have allowed the sum, the excess where not (R12)', () => {
    by(2)
      .when('CollectLevyPayment', paying(0, 24_000.01, 301, on))
      .refuses('LATE_FEE_CAP', { capFen: 24_000_00 });
    by(2)
      .when('CollectLevyPayment', paying(0, 28_800, 301, on))
      .refuses('LATE_FEE_CAP');
    by(2)
      .when('CollectLevyPayment', paying(0, 28_800.01, 301, on))
      .refuses('LATE_FEE_EXCESS', { accruedFen: 28_800_00 });
    by(1).when('CollectLevyPayment', paying(0, 14_400.01)).refuses('LATE_FEE_EXCESS', { accruedFen: 14_400_00 });
  });

  it('counts all that was ever paid, earlier books included', () => {
    l22({ lateFeePaidBeforeFen: 23_999_00 }, harsh)
      .on(on)
      .when('CollectLevyPayment', paying(0, 1, 301, on))
      .records(['LevyPaymentCollected']);
    l22({ lateFeePaidBeforeFen: 23_999_00 }, harsh)
      .on(on)
      .when('CollectLevyPayment', paying(0, 1.01, 301, on))
      .refuses('LATE_FEE_CAP', { paidFen: 24_000_01 });
  });
});
