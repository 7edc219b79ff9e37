import { bookOfO03, cash, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';

const spoiled = { bookId: 'PJ-301', no: 303, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' };
const holder = () => given(...bookOfO03, openingLevy('L03', 100), post(['O-33', 'COLLECTOR', 'LJ'])).as('O-03');

describe('voiding a receipt', () => {
  it('keeps every copy', () =>
    holder()
      .when('VoidReceipt', spoiled)
      .records(['ReceiptVoided', { bookId: 'PJ-301', no: 303, reasonCode: 'SPOILED', copiesKept: true }]));

  it('refuses while a copy is missing (invariant 20)', () =>
    holder()
      .when('VoidReceipt', { ...spoiled, copiesKept: false })
      .refuses('VOID_COPIES_MISSING', { no: 303 }));

  it('is done by the holder or the ticket keeper', () => {
    holder().as('O-08').when('VoidReceipt', spoiled).records(['ReceiptVoided']);
    holder().as('O-33').when('VoidReceipt', spoiled).refuses('RECEIPT_NOT_ALLOCATED', { no: 303 });
  });

  it('refuses a sheet that stands for money (invariant 18)', () =>
    holder()
      .after('CollectLevyPayment', cash('L03', 100, 303))
      .when('VoidReceipt', spoiled)
      .refuses('RECEIPT_REUSED', { no: 303 }));

  it('says what a sheet is before whose it is (R24)', () =>
    holder()
      .after('CollectLevyPayment', cash('L03', 100, 303))
      .as('O-33')
      .when('VoidReceipt', spoiled)
      .refuses('RECEIPT_REUSED'));

  it('refuses a sheet that is void, returned or in stock (invariant 61)', () => {
    holder().after('VoidReceipt', spoiled).when('VoidReceipt', spoiled).refuses('STATE_INVALID', { state: 'VOID' });
    holder().after('ReturnRange', { bookId: 'PJ-301', from: 303, to: 303, on: '2015-03-02' }).when('VoidReceipt', spoiled).refuses('STATE_INVALID', { state: 'RETURNED' });
    const inStock = told('ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08' }, '2015-03-01', { unitId: 'LJ' });
    given(inStock)
      .as('O-08')
      .when('VoidReceipt', spoiled)
      .refuses('STATE_INVALID', { state: 'IN_STOCK', allowed: ['ALLOCATED'] });
  });

  it('refuses a number outside the book', () =>
    holder()
      .when('VoidReceipt', { ...spoiled, no: 326 })
      .refuses('RECEIPT_OUT_OF_RANGE', { no: 326, from: 301, to: 325 }));

  it('refuses a day before the book was issued, and one to come (invariant 5)', () => {
    holder()
      .when('VoidReceipt', { ...spoiled, on: '2015-02-28' })
      .refuses('DATE_INVALID', { issuedOn: '2015-03-01' });
    holder()
      .when('VoidReceipt', { ...spoiled, on: '2015-03-03' })
      .refuses('DATE_INVALID');
    holder()
      .when('VoidReceipt', { ...spoiled, on: '2015-03-01' })
      .records(['ReceiptVoided']);
  });

  it('leaves fewer unused sheets in hand', () =>
    expect(
      holder()
        .after('VoidReceipt', spoiled)
        .book.receipts.unusedIn('O-03' as OfficerId),
    ).toBe(24));
});

it('is not dated before the sheet was in anybody’s hands', () =>
  given(...bookOfO03.slice(0, 1), told('ReceiptRangeAllocated', { bookId: 'PJ-301', from: 301, to: 325, toOfficerId: 'O-03' }, '2015-03-05', { unitId: 'LJ' }))
    .on('2015-03-06')
    .as('O-03')
    .when('VoidReceipt', spoiled)
    .refuses('DATE_INVALID', { allocatedOn: '2015-03-05' }));
