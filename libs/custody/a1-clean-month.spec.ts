import { bookOfO03, cash, openingLevy } from '#libs/book/anhe.testing.js';
import { dataOf, given } from '#libs/book/decision.testing.js';
import type { PaymentId, UnitId } from '#libs/kernel/ids.js';
import { cashLines, SPECIAL, sourceLines, TRANSIT } from './custody.testing.js';
import { KeptBooks } from './kept-books.testing.js';
import { whereabouts } from './whereabouts.js';

const xiling = { villageId: 'LJ-XL' };
const l03 = {
  ...{ levyId: 'L03', policyId: 'SMF', docNo: '安社征决字〔2015〕3号', decidedOn: '2015-03-01', servedOn: '2015-03-02', assessedFen: 27_600_00, standardFen: 27_600_00 },
  ...{ standardDocNo: '安和政〔2014〕1号', unitId: 'LJ', villageId: 'LJ-DH', payerId: '00000000-0000-8000-8000-000000000003', entrusted: false },
};

/** Worked example A1 up to the last collection: 45,648 in the hands of O-03. */
function collectedInMarch() {
  const books = new KeptBooks(given(...bookOfO03)).tell(
    openingLevy('L17', 20_000, {
      ...{ assessedFen: 30_000_00, standardFen: 30_000_00, paidBeforeFen: 10_000_00 },
      dueLines: [
        { n: 1, dueOn: '2015-03-31', principalFen: 10_000_00 },
        { n: 2, dueOn: '2015-06-30', principalFen: 10_000_00 },
      ],
    }),
    openingLevy('L22', 24_000, { ...xiling, dueLines: [{ n: 1, dueOn: '2015-01-15', principalFen: 24_000_00 }] }),
    openingLevy('L31', 18_000, { ...xiling, servedOn: '2015-01-21', dueLines: [{ n: 1, dueOn: '2015-02-25', principalFen: 18_000_00 }] }),
  );
  const collect = (day: string, levyId: string, yuan: number, no: number, more: object = {}): PaymentId =>
    dataOf(books.act(day, 'O-03', 'CollectLevyPayment', cash(levyId, yuan, no, { collectedOn: day, ...more })), 'LevyPaymentCollected').paymentId;

  books.act('2015-03-02', 'O-05 O-06', 'ImportLevyDecision', l03);
  const ofL22 = collect('2015-03-10', 'L22', 8_000, 301, { lateFeeFen: 48_00, receipt: { bookId: 'PJ-301', no: 301, fen: 8_048_00 } });
  const ofL17 = collect('2015-03-27', 'L17', 10_000, 302, { instalmentNo: 1 });
  books.act('2015-03-28', 'O-03', 'VoidReceipt', { bookId: 'PJ-301', no: 303, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-28' });
  const ofL03 = collect('2015-03-30', 'L03', 27_600, 304);
  return { books, ofL22, ofL17, ofL03 };
}

/** A1 to its end: handed over, banked, remitted and credited on 2015-03-31. */
function remittedInMarch() {
  const { books, ofL22, ofL17, ofL03 } = collectedInMarch();
  const day = '2015-03-31';
  const lines = cashLines([ofL22, 8_048], [ofL17, 10_000], [ofL03, 27_600]);
  books.act(day, 'O-03 O-04', 'HandOverCash', { cashierId: 'O-04', lines, on: day });
  books.act(day, 'O-04', 'BankCash', { lines, accountId: TRANSIT, slipNo: '存0331', on: day });
  const drafted = books.act(day, 'O-04', 'DraftRemittance', { lines: sourceLines([ofL22, 8_000, 48], [ofL17, 10_000], [ofL03, 27_600]), on: day });
  const { remittanceId, totalFen } = dataOf(drafted, 'RemittanceDrafted');
  books.act(day, 'O-04 O-06', 'SendRemittance', { remittanceId, fromAccountId: TRANSIT, toAccountId: SPECIAL, slipNo: '缴0331', sentOn: day });
  books.act(day, 'O-12', 'ConfirmCountyCredit', { remittanceId, fen: totalFen, creditedOn: day, stmtRef: '对账单0331' });
  return { books, totalFen };
}

describe('A1: a clean month', () => {
  it('has 45,648 in hand before the remittance', () => {
    const { books } = collectedInMarch();
    expect(books.balances(['1212', '2103.01', '1001.01', '2103.02', '2103.03'])).toEqual([44_000, -44_000, 45_648, -45_600, -48]);
  });

  it('leaves nothing with the township and 45,648 with the county', () => {
    const { books, totalFen } = remittedInMarch();
    expect(totalFen).toBe(45_648_00);
    expect(books.balances(['1001.01', '1001.02', '1002.01', '1002.09', '2103.02', '2103.03', '2307.01'])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(books.balances(['1212', '2103.01'])).toEqual([44_000, -44_000]);
    expect(books.balances(['1004', '2101', '1003', '4103'], '990000')).toEqual([45_648, -45_648, 0, 0]);
    expect(books.trial.total()).toBe(0);
  });

  it('has nothing unremitted: every fen is at the county', () => {
    const { book, moment } = remittedInMarch().books.story;
    const { holdings, unremittedFen, specialFen } = whereabouts(book, 'LJ' as UnitId, moment.today);
    expect(holdings).toEqual([{ unitId: 'LJ', place: 'COUNTY', holder: SPECIAL, fen: 45_648_00 }]);
    expect([unremittedFen, specialFen]).toEqual([0, 45_648_00]);
  });

  it('goes on to the treasury', () => {
    const { books } = remittedInMarch();
    books.act('2015-04-10', 'O-12', 'PayOverToTreasury', { fen: 45_648_00, docNo: '缴库0410', on: '2015-04-10' });
    expect(books.balances(['1004', '2101', '1003', '4103'], '990000')).toEqual([0, 0, 45_648, -45_648]);
  });
});
