import { bookOfO03, cash, openingLevy, post } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';

const range = { bookId: 'PJ-301', from: 320, to: 325, on: '2015-03-02' };
const holder = () => given(...bookOfO03, openingLevy('L03', 100), post(['O-33', 'COLLECTOR', 'LJ'])).as('O-03');

describe('returning a range of receipts', () => {
  it('takes unused sheets out of use', () => {
    const { receipts } = holder().after('ReturnRange', range).book;
    const book = receipts.books.known('PJ-301' as ReceiptBookId);
    expect([319, 320, 325].map((no) => receipts.stateOf(book, no))).toEqual(['ALLOCATED', 'RETURNED', 'RETURNED']);
    expect(receipts.unusedIn('O-03' as OfficerId)).toBe(19);
  });

  it.each(['O-03', 'O-08'])('is done by the holder or the ticket keeper (%s)', (officerId) =>
    holder()
      .as(officerId)
      .when('ReturnRange', range)
      .records(['ReceiptRangeReturned', { bookId: 'PJ-301', from: 320, to: 325 }]),
  );

  it('is not done by another collector', () => holder().as('O-33').when('ReturnRange', range).refuses('RECEIPT_NOT_ALLOCATED', { no: 320 }));

  it('refuses a sheet that is used (invariant 61)', () =>
    holder()
      .after('CollectLevyPayment', cash('L03', 100, 325))
      .when('ReturnRange', range)
      .refuses('STATE_INVALID', { id: 'PJ-301 325', state: 'USED', allowed: ['IN_STOCK', 'ALLOCATED'] }));

  it('refuses numbers outside the book', () =>
    holder()
      .when('ReturnRange', { ...range, to: 326 })
      .refuses('RECEIPT_OUT_OF_RANGE', { no: 326 }));

  it('refuses a day before the book was issued, and one to come (invariant 5)', () => {
    holder()
      .when('ReturnRange', { ...range, on: '2015-02-28' })
      .refuses('DATE_INVALID', { issuedOn: '2015-03-01' });
    holder()
      .when('ReturnRange', { ...range, on: '2015-03-03' })
      .refuses('DATE_INVALID');
    holder()
      .when('ReturnRange', { ...range, on: '2015-03-01' })
      .records(['ReceiptRangeReturned']);
  });
});
