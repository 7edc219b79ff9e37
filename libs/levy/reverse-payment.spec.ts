import { bookOfO03, cash, openingLevy, post } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { LevyId, OfficerId, PaymentId, ReceiptBookId } from '#libs/kernel/ids.js';
import { levyIdentityHolds } from './levy.js';

const onlyPayment = ({ book }: Scenario) => [...book.custody.payments.entries()].map(([paymentId]) => paymentId)[0] as PaymentId;
const l22 = openingLevy('L22', 24_000, { dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }] });

/** L22 has paid 8,000 and 48 late fee on 2015-03-10 (domain rules, A1). */
const collected = (more: object = {}) => {
  const payment = { ...cash('L22', 8_000, 301), lateFeeFen: 48_00, receipt: { bookId: 'PJ-301', no: 301, fen: 8_048_00 }, collectedOn: '2015-03-10' };
  return given(...bookOfO03, l22)
    .on('2015-03-10')
    .after('CollectLevyPayment', { ...payment, ...more });
};
const bank = { channel: 'BANK_DIRECT', accountId: 'ACC-SPECIAL' };
const transit = { channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' };
const accountant = (story: Scenario) => story.as('O-05').checkedBy('O-06');
const reversal = (story: Scenario, more: object = {}) => ({ paymentId: onlyPayment(story), reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-12', ...more });
const reversing = (story: Scenario, more: object = {}) => accountant(story).on('2015-03-12').when('ReversePayment', reversal(story, more));
const reversed = (story: Scenario, more: object = {}) => accountant(story).on('2015-03-12').after('ReversePayment', reversal(story, more));

describe('reversing a payment', () => {
  it('repeats what it takes back, and names it (invariant 4)', () => {
    const story = collected();
    const paidAt = story.book.nextSeq - 1;
    const outcome = reversing(story);
    outcome.records(
      ['ProposalApproved'],
      ['PaymentReversed', { levyId: 'L22', principalFen: 8_000_00, lateFeeFen: 48_00, excessFen: 0, firstPlace: '1001.01', collectedOn: '2015-03-10' }],
    );
    expect(outcome.events[1]).toMatchObject({ occurredOn: '2015-03-12', reversalOf: paidAt, unitId: 'LJ' });
  });

  it('is not approved by the collector in whose hands the cash is, whatever other post he holds (R25)', () => {
    const story = collected()
      .and(post(['O-03', 'REVIEWER', 'LJ']))
      .as('O-05')
      .on('2015-03-12')
      .checkedBy('O-03');
    story.when('ReversePayment', reversal(story)).refuses('SOD_VIOLATION', { officerId: 'O-03', pair: 'checker concerned' });
  });

  it('wants a reviewer', () => {
    const story = collected().as('O-05').on('2015-03-12');
    story.when('ReversePayment', reversal(story)).proposesTo('REVIEWER');
  });

  it('owes again, and nobody holds the cash', () => {
    const { book } = reversed(collected());
    const levy = book.levies.levies.known('L22' as LevyId);
    expect(levy).toMatchObject({ payerBalanceFen: 24_000_00, payerPaidFen: 0, lateFeePaidFen: 0 });
    expect(levyIdentityHolds(levy)).toBe(true);
    expect(book.custody.cashOf('O-03' as OfficerId)).toBe(0);
  });

  it('counts for the late fee from the original day, and for the month from its own', () => {
    const { moves } = reversed(collected()).book.levies.levies.known('L22' as LevyId);
    expect(moves).toEqual([
      { on: '2015-03-10', fen: -8_000_00, periodId: '2015-03' },
      { on: '2015-03-10', fen: 8_000_00, periodId: '2015-03' },
    ]);
  });

  it.each([
    [true, 'VOID'],
    [false, 'USED'],
  ])('with all copies back (%s) leaves the sheet %s', (copiesKept, state) => {
    const { receipts } = reversed(collected(), { copiesKept }).book;
    expect(receipts.stateOf(receipts.books.known('PJ-301' as ReceiptBookId), 301)).toBe(state);
  });

  it('takes back a transfer too', () => reversing(collected(transit)).records(['ProposalApproved'], ['PaymentReversed', { firstPlace: '1002.01', accountId: 'ACC-TRANSIT' }]));
});

describe('a reversal that cannot be', () => {
  it('of what has been reversed (invariant 4)', () => reversing(reversed(collected())).refuses('ALREADY_REVERSED'));

  it('of money that lies at the county (R5)', () => {
    const story = given(...bookOfO03, l22)
      .on('2015-03-10')
      .after('CollectLevyPayment', cash('L22', 100, 301, { ...bank, collectedOn: '2015-03-10' }));
    reversing(story).refuses('REVERSAL_TOO_LATE', { channel: 'BANK_DIRECT' });
  });

  it('of money of which a part has left the hand that took it (R5)', () => {
    const story = collected();
    const handing = { cashierId: 'O-04', lines: [{ paymentId: onlyPayment(story), fen: 1 }], on: '2015-03-10' };
    reversing(story.checkedBy('O-04').after('HandOverCash', handing)).refuses('REVERSAL_TOO_LATE', { channel: 'CASH', stillThereFen: 8_047_99 });
  });

  it('of a transfer of which a part is drafted, until the draft is cancelled (R5)', () => {
    const story = collected(transit);
    const draft = { lines: [{ sourceId: onlyPayment(story), principalFen: 1, lateFeeFen: 0 }], on: '2015-03-10' };
    const { remittanceId } = dataOf(story.as('O-04').perform('DraftRemittance', draft), 'RemittanceDrafted');
    reversing(story).refuses('REVERSAL_TOO_LATE', { channel: 'TRANSIT_TRANSFER', draftedFen: 1 });
    reversing(story.as('O-04').after('CancelRemittance', { remittanceId })).records(['ProposalApproved'], ['PaymentReversed']);
  });

  it('before the collection, or on a day to come (invariant 5)', () => {
    reversing(collected(), { on: '2015-03-09' }).refuses('DATE_INVALID', { on: '2015-03-09', collectedOn: '2015-03-10' });
    reversing(collected(), { on: '2015-03-13' }).refuses('DATE_INVALID', { today: '2015-03-12' });
    reversing(reversed(collected()), { on: '2015-03-09' }).refuses('DATE_INVALID'); // R24: the date before the rest
  });

  it('of a payment that nobody knows (invariant 61)', () => reversing(collected(), { paymentId: '00000000-0000-8000-8000-0000000000aa' }).refuses('UNKNOWN', { kind: 'payment' }));

  it('of a levy that changed since it was seen (invariant 8)', () => {
    const story = collected();
    const seen = story.book.levies.levies.known('L22' as LevyId).seq;
    story.seeing(seen - 1);
    reversing(story).refuses('CONCURRENCY_CONFLICT', { kind: 'levy', expected: seen - 1, got: seen });
  });
});
