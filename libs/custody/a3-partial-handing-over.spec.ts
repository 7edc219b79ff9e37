import { bookOfO03, cash, openingLevy } from '#libs/book/anhe.testing.js';
import { dataOf, given } from '#libs/book/decision.testing.js';
import type { PaymentId, UnitId } from '#libs/kernel/ids.js';
import { cashLines, SPECIAL, sourceLines, TRANSIT } from './custody.testing.js';
import { KeptBooks } from './kept-books.testing.js';
import { whereabouts } from './whereabouts.js';

/** Worked example A3 until the end of June: 5,000 in cash with O-03, 9,000 by transfer, which alone are remitted. */
function june() {
  const books = new KeptBooks(given(...bookOfO03)).tell(openingLevy('L50', 20_000));
  const collect = (day: string, yuan: number, no: number, more: object = {}): PaymentId =>
    dataOf(books.act(day, 'O-03', 'CollectLevyPayment', cash('L50', yuan, no, { collectedOn: day, ...more })), 'LevyPaymentCollected').paymentId;
  const inCash = collect('2015-06-08', 5_000, 301);
  const byTransfer = collect('2015-06-25', 9_000, 302, { channel: 'TRANSIT_TRANSFER', accountId: TRANSIT });
  remit(books, '2015-06-30', byTransfer, 9_000);
  return { books, inCash };
}

function remit(books: KeptBooks, day: string, source: PaymentId, yuan: number): void {
  const { remittanceId } = dataOf(books.act(day, 'O-04', 'DraftRemittance', { lines: sourceLines([source, yuan]), on: day }), 'RemittanceDrafted');
  books.act(day, 'O-04 O-06', 'SendRemittance', { remittanceId, fromAccountId: TRANSIT, toAccountId: SPECIAL, slipNo: `缴${day}`, sentOn: day });
  books.act(day, 'O-12', 'ConfirmCountyCredit', { remittanceId, fen: yuan * 100, creditedOn: day, stmtRef: `对账单${day}` });
}

/** On 07-09 O-03 hands in 3,000 of the 5,000; they are banked and remitted the same day. */
function july() {
  const { books, inCash } = june();
  const day = '2015-07-09';
  const lines = cashLines([inCash, 3_000]);
  books.act(day, 'O-03 O-04', 'HandOverCash', { cashierId: 'O-04', lines, on: day });
  books.act(day, 'O-04', 'BankCash', { lines, accountId: TRANSIT, slipNo: '存0709', on: day });
  remit(books, day, inCash, 3_000);
  return { books, inCash };
}

const custody = ({ story: { book, moment } }: KeptBooks) => whereabouts(book, 'LJ' as UnitId, moment.today);
const MONEY = ['1001.01', '1001.02', '1002.01', '1002.09', '2103.02'] as const;

describe('A3: money handed in late, and in part', () => {
  it('leaves 5,000 with O-03 at the end of June', () => {
    const { books } = june();
    expect(books.balances(MONEY)).toEqual([5_000, 0, 0, 0, -5_000]);
    expect(books.balances(['1004', '2101'], '990000')).toEqual([9_000, -9_000]);
    expect(custody(books).unremitted).toEqual([{ unitId: 'LJ', officerId: 'O-03', fen: 5_000_00 }]);
  });

  it('leaves 2,000 with him after he handed in 3,000', () => {
    const { books } = july();
    expect(books.balances(MONEY)).toEqual([2_000, 0, 0, 0, -2_000]);
    expect(books.balances(['1004', '2101'], '990000')).toEqual([12_000, -12_000]);
    expect(custody(books)).toMatchObject({ totalFen: 14_000_00, unremitted: [{ officerId: 'O-03', fen: 2_000_00 }], unremittedFen: 2_000_00 });
  });

  it('lets no more than those 2,000 go the same way', () => {
    const { books, inCash } = july();
    const story = books.story.as('O-03');
    story.when('HandOverCash', { cashierId: 'O-04', lines: cashLines([inCash, 2_000.01]), on: '2015-07-09' }).refuses('CUSTODY_INSUFFICIENT', { heldFen: 2_000_00 });
    story
      .as('O-04')
      .when('DraftRemittance', { lines: sourceLines([inCash, 2_000]), on: '2015-07-09' })
      .refuses('CUSTODY_INSUFFICIENT', { heldFen: 0 });
    story.when('DraftRemittance', { lines: sourceLines([inCash, 2_000.01]), on: '2015-07-09' }).refuses('REMIT_DOUBLE', { duePrincipalFen: 2_000_00 });
  });
});
