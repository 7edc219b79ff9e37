import { approved, atTheBank, bankTold, mostlyPaid, payoutTown, resultsOf, submitted, telling, told480 } from './payouts.testing.js';

const all = [told480(1), told480(2), told480(3, 'NAME_MISMATCH')];
const stateOf = ({ story, listId }: ReturnType<typeof atTheBank>, no: number) => story.book.payouts.line(listId as never, no).state;
const quotaLeft = ({ story }: ReturnType<typeof atTheBank>) => story.book.payouts.quota('LJ' as never, 'AWARD' as never).remainingFen;

describe('what the bank tells', () => {
  it('pays lines and brings lines back', () => {
    const { story, batchId } = atTheBank();
    telling(story, batchId, all).records(
      ['LinesPaid', { batchId, policyId: 'AWARD', totalFen: 960_00, lines: [{ no: 1 }, { no: 2 }] }],
      ['LinesReturned', { totalFen: 480_00, lines: [{ no: 3, code: 'NAME_MISMATCH' }] }],
    );
  });

  it('gives back to the quota what came back', () => {
    expect(quotaLeft(atTheBank())).toBe(10_000_00 - 1_440_00);
    expect(quotaLeft(mostlyPaid())).toBe(10_000_00 - 960_00);
  });

  it('is for the bank, or county finance with the bank’s file', () => {
    const { story, batchId } = atTheBank();
    story.as('O-05').when('RecordBankResult', resultsOf(batchId, all)).refuses('NOT_AUTHORISED');
    story.as('O-12').when('RecordBankResult', resultsOf(batchId, all)).records(['LinesPaid'], ['LinesReturned']);
  });

  it('is of a batch that there is, not before it', () => {
    const { story, batchId } = atTheBank();
    telling(story, 'none', all).refuses('UNKNOWN', { kind: 'payment batch' });
    telling(story, batchId, all, { on: '2015-06-08' }).refuses('DATE_INVALID', { since: '2015-06-09' });
    telling(story, batchId, [told480(4)]).refuses('UNKNOWN', { kind: 'pay line' });
  });
});

describe('told again, in parts, out of order', () => {
  it('twice is once', () => {
    const { story, batchId } = mostlyPaid();
    telling(story, batchId, all).refuses('NOTHING_TO_DO');
    telling(story, batchId, [told480(2)]).refuses('NOTHING_TO_DO');
  });

  it('in parts that overlap takes what is new', () => {
    const { story, batchId } = atTheBank();
    bankTold(story, batchId, [told480(3, 'NAME_MISMATCH')]);
    telling(story, batchId, all).records(['LinesPaid', { totalFen: 960_00 }]);
  });

  it('the sums cover all that is told, also what was told before', () => {
    const { story, batchId } = mostlyPaid();
    telling(story, batchId, [told480(1)], { paidFen: 0 }).refuses('BANK_TOTAL_MISMATCH', { paidFen: 480_00 });
  });

  it.each([
    ['too much paid', { paidFen: 961_00 }],
    ['too little paid', { paidFen: 959_00 }],
    ['another sum returned', { returnedFen: 0 }],
  ])('with %s is refused whole: BANK_TOTAL_MISMATCH', (_, sums) => {
    const { story, batchId } = atTheBank();
    telling(story, batchId, all, sums).refuses('BANK_TOTAL_MISMATCH', { paidFen: 960_00, returnedFen: 480_00 });
  });
});

describe('a result that is not one of this batch: BANK_RESULT_MISMATCH', () => {
  it.each([
    ['another amount', [told480(1, 'PAID', { fen: 479_00 })]],
    ['a line twice', [told480(1), told480(1, 'PAID', { bankRef: '流水9' })]],
    ['a number twice', [told480(1), told480(2, 'PAID', { bankRef: told480(1).bankRef })]],
  ])('%s', (_, results) => {
    const { story, batchId } = atTheBank();
    telling(story, batchId, results).refuses('BANK_RESULT_MISMATCH');
  });

  it('a line that went with another batch', () => {
    const story = payoutTown(['B1', 'B2']);
    const listId = approved(story, 960);
    const [first, second] = [submitted(story, listId, { nos: [1] }), submitted(story, listId, { nos: [2] })];
    telling(story, first, [told480(2)]).refuses('BANK_RESULT_MISMATCH', { no: 2 });
    telling(story, second, [told480(2)]).records(['LinesPaid']);
  });

  it('a number that stood for another result', () => {
    const { story, batchId } = mostlyPaid();
    telling(story, batchId, [told480(1, 'CLOSED', { bankRef: told480(1).bankRef })]).refuses('BANK_RESULT_MISMATCH', { no: 1 });
  });

  it('one wrong line among many: nothing of it is taken', () => {
    const at = atTheBank();
    telling(at.story, at.batchId, [told480(1), told480(2, 'PAID', { fen: 1 })]).refuses('BANK_RESULT_MISMATCH', { no: 2 });
    expect(stateOf(at, 1)).toBe('SENT');
  });
});

describe('a line that is settled otherwise: STATE_INVALID', () => {
  it('is not paid twice', () => telling(mostlyPaid().story, mostlyPaid().batchId, [told480(1, 'PAID', { bankRef: '流水9' })]).refuses('STATE_INVALID', { state: 'PAID' }));

  it('is not paid after it came back', () => telling(mostlyPaid().story, mostlyPaid().batchId, [told480(3, 'PAID')]).refuses('STATE_INVALID', { state: 'RETURNED' }));
});

describe('a payment that comes back late (退票)', () => {
  it('is reversed first, then returned', () => {
    const at = mostlyPaid();
    telling(at.story, at.batchId, [told480(2, 'CLOSED')]).records(
      ['LinePaymentsReversed', { totalFen: 480_00, lines: [{ no: 2 }] }],
      ['LinesReturned', { lines: [{ no: 2, code: 'CLOSED' }] }],
    );
    bankTold(at.story, at.batchId, [told480(2, 'CLOSED')]);
    expect([stateOf(at, 2), quotaLeft(at)]).toEqual(['RETURNED', 10_000_00 - 480_00]);
  });

  it('does not come back before it was paid', () => {
    const { story, batchId } = atTheBank();
    story.on('2015-06-12');
    bankTold(story, batchId, [told480(1)], { on: '2015-06-12' });
    telling(story, batchId, [told480(1, 'CLOSED')], { on: '2015-06-11' }).refuses('DATE_INVALID', { since: '2015-06-12' });
  });

  it('is not what is being recovered from the person', () => {
    const { story, batchId, listId } = mostlyPaid();
    const found = { lines: [{ listId, no: 1, fen: 100 }], causeCode: 'PAID_TWICE', docNo: '安和审〔2015〕1号', on: '2015-06-09' };
    story.as('O-06').after('EstablishOverpayment', found);
    telling(story, batchId, [told480(1, 'CLOSED')]).refuses('STATE_INVALID', { state: 'RECOVERY_OPEN' });
  });

  it('leaves the month unpaid', () => {
    const { story, batchId } = mostlyPaid();
    const paidMonths = () => [...story.book.benefits.paidMonths.values()];
    expect(paidMonths()).toEqual([{ '2015': 63 }, { '2015': 63 }]);
    bankTold(story, batchId, [told480(2, 'CLOSED')]);
    expect(paidMonths()).toEqual([{ '2015': 63 }, { '2015': 0 }]);
  });
});

it('of the longest list is one act', () => {
  const people = Array.from({ length: 700 }, (_, n) => `B${n}`);
  const story = payoutTown(people, { quota: 480 * 700 });
  const batchId = submitted(story, approved(story, 480 * 700));
  const results = people.map((_, n) => told480(n + 1));
  telling(story, batchId, results).records(['LinesPaid', { totalFen: 480_00 * 300 }], ['LinesPaid'], ['LinesPaid', { totalFen: 480_00 * 100 }]);
});
