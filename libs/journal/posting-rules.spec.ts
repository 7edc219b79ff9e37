import { anheCounty, bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { record } from '#libs/book/recorder.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { ACCOUNT_CODES } from './chart.js';
import { checkBalanced, journalOf, POSTING_RULES } from './posting-rules.js';

/** Lines as an accountant reads them: account, yuan with sign, and whose it is. */
const read = (event: RecordedEvent | undefined) =>
  journalOf(event as RecordedEvent).map(({ account, fen, levyId, officerId }) => [account, fen / 100, ...[levyId, officerId].filter((of) => of !== undefined)]);

const l03 = {
  ...{ levyId: 'L03', policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 27_600_00, standardFen: 27_600_00 },
  ...{ standardDocNo: '安和政〔2014〕1号', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000003', deciderUnitId: '990000', entrusted: false },
  ...{ dueOn: '2015-04-01', dueProvisional: false },
};

/** L22 overdue (domain rules, A1), on 2015-03-10. */
const l22 = () => given(...bookOfO03, openingLevy('L22', 24_000, { dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }] })).on('2015-03-10');
const payment = (more: object = {}) => ({
  ...cash('L22', 24_000, 301),
  ...{ lateFeeFen: 48_00, excessFen: 2_00, receipt: { bookId: 'PJ-301', no: 301, fen: 24_050_00 }, collectedOn: '2015-03-10', ...more },
});
const collected = (more: object = {}) => l22().perform('CollectLevyPayment', payment(more))[0];

/** What the book records of an event told. */
function recorded(story: Scenario, event: ReturnType<typeof told>) {
  const actor = { officerId: 'O-00' as never, role: 'BOOK' } as const;
  return record(story.book, [event], { actor, evidence: [], commandId: '00000000-0000-8000-8000-0000000000c1' as never }, story.moment.now).events[0];
}

describe('the journal, row by row (domain rules 3.10)', () => {
  it('LevyDecisionImported: Dr 1212, Cr 2103.01', () =>
    expect(read(recorded(given(), told('LevyDecisionImported', l03, '2015-03-02', { unitId: 'LJ' })))).toEqual([
      ['1212', 27_600, 'L03'],
      ['2103.01', -27_600],
    ]));

  it('OpeningLevyTaken: the balance only', () =>
    expect(read(recorded(given(), openingLevy('L17', 20_000, { assessedFen: 30_000_00, paidBeforeFen: 10_000_00 })))).toEqual([
      ['1212', 20_000, 'L17'],
      ['2103.01', -20_000],
    ]));

  const rest = [
    ['1212', -24_000, 'L22'],
    ['2103.03', -48],
    ['2307.01', -2],
    ['2103.01', 24_000],
    ['2103.02', -24_000],
  ];

  it('LevyPaymentCollected in cash: Dr 1001.01 of the collector', () => expect(read(collected())).toEqual([['1001.01', 24_050, 'O-03'], ...rest]));

  it('LevyPaymentCollected by transfer: Dr 1002.01', () =>
    expect(read(collected({ channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' }))).toEqual([['1002.01', 24_050], ...rest]));

  it('LevyPaymentCollected at the bank: Dr 1002.09', () => expect(read(collected({ channel: 'BANK_DIRECT', accountId: 'ACC-SPECIAL' }))).toEqual([['1002.09', 24_050], ...rest]));

  it('leaves out what is 0', () => {
    const [paid] = l22().perform('CollectLevyPayment', cash('L22', 8_000, 301, { collectedOn: '2015-03-10' }));
    expect(read(paid)).toEqual([
      ['1001.01', 8_000, 'O-03'],
      ['1212', -8_000, 'L22'],
      ['2103.01', 8_000],
      ['2103.02', -8_000],
    ]);
  });

  it.each([{}, { channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' }])('PaymentReversed: the mirror of the original (%p)', (channel) => {
    const story = l22();
    const [original] = story.perform('CollectLevyPayment', payment(channel));
    const [paymentId] = [...story.book.custody.payments.entries()].map(([id]) => id);
    const [, reversal] = story.as('O-05').checkedBy('O-06').perform('ReversePayment', { paymentId, reasonCode: 'CHEQUE_UNPAID', copiesKept: true, on: '2015-03-10' });
    expect(read(reversal)).toEqual(read(original).map(([account, yuan, ...of]) => [account, -(yuan as number), ...of]));
  });

  it('is in the books of the event’s unit', () => expect(journalOf(collected() as RecordedEvent).map(({ unitId }) => unitId)).toEqual(Array(6).fill('LJ')));

  it('is empty for what moves no money', () => {
    const story = given();
    expect([...anheCounty, ...bookOfO03].slice(0, 3).flatMap((event) => read(recorded(story, { ...event, unitId: 'LJ' as never })))).toEqual([]);
    const posting = Object.keys(POSTING_RULES).filter((type) => POSTING_RULES[type as 'DayTurned'] !== POSTING_RULES.DayTurned);
    const levy = ['LevyDecisionImported', 'LevyPaymentCollected', 'OpeningLevyTaken', 'PaymentReversed', 'PaymentReallocated', 'LevyDecisionRevoked', 'LevyBalanceExtinguished'];
    const custody = [
      'CashHandedToCashier',
      'CashBanked',
      'RemittanceSent',
      'RemittanceBounced',
      'CountyCreditConfirmed',
      'TreasuryPaidOver',
      'RefundPaid',
      'OfficerHandoverSigned',
    ];
    const troubles = ['CustodyShortageConfirmed', 'OffBookCollectionEstablished', 'ShortageRecovered', 'UnidentifiedReceiptRecorded', 'RefundApproved'];
    const bank = ['QuotaReceived', 'BatchSubmitted', 'LinesPaid', 'LinePaymentsReversed', 'LinesReturned'];
    const recovery = ['OverpaymentEstablished', 'OverpaymentRepaid', 'RecoveredFundsReturned', 'RecoveryWrittenOff'];
    const officers = ['ReductionAuthorised', 'MakeUpObligationOpened', 'MakeUpPaid', 'MakeUpWrittenOff', 'MakeUpReleased', 'PayerLiabilityReinstated'];
    const orders = ['RecoveryReceived', 'RecoveryDelivered'];
    expect(posting.toSorted()).toEqual([...levy, ...custody, ...troubles, ...bank, ...recovery, ...officers, ...orders].toSorted());
  });

  it('uses accounts of the chart only', () => {
    const used = [collected(), recorded(given(), openingLevy('L17', 1))].flatMap((event) => read(event).map(([account]) => account));
    expect(used.filter((account) => !(ACCOUNT_CODES as unknown[]).includes(account))).toEqual([]);
  });
});

describe('an entry that does not balance (invariant 2)', () => {
  const line = (account: '1212' | '2103.01', fen: number) => ({ account, fen: fen as SignedFen });

  it('stops the book', () => {
    expect(() => checkBalanced([line('1212', 100), line('2103.01', -99)], 7)).toThrow(broken('JOURNAL_UNBALANCED'));
    expect(() => checkBalanced([line('1212', 100)], 7)).toThrow(broken('JOURNAL_UNBALANCED'));
  });

  it('is told with its seq and what is left', () =>
    expect(() => checkBalanced([line('1212', 100), line('2103.01', -99)], 7)).toThrow(expect.objectContaining({ evidence: expect.objectContaining({ seq: 7, rest: 1 }) })));

  it('is not one with two sides or with none', () => {
    expect(() => checkBalanced([line('1212', 100), line('2103.01', -100)], 7)).not.toThrow();
    expect(() => checkBalanced([], 7)).not.toThrow();
  });
});
