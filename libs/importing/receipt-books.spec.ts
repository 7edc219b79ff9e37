import { faultsOf, fileOf, placesOf } from './files.testing.js';
import { RECEIPT_BOOK_COLUMNS, readReceiptBooks } from './receipt-books.js';

const read = (...rows: readonly string[]) => readReceiptBooks(fileOf(RECEIPT_BOOK_COLUMNS, ...rows));

describe('a register of receipt books', () => {
  it('is read book by book', () =>
    expect(read('PJ-326,GF,326,350,O-08,2015-03-02')).toEqual([
      { line: 2, receiptBook: { bookId: 'PJ-326', type: 'GF', from: 326, to: 350, keeperId: 'O-08', on: '2015-03-02' } },
    ]));

  it('tells every fault of a line', () =>
    expect(placesOf(faultsOf(() => read('PJ 326,收款,一,,周示戊,03-02')))).toEqual([
      '2 册号 MALFORMED',
      '2 票据种类 MALFORMED',
      '2 起号 MALFORMED',
      '2 止号 MALFORMED',
      '2 保管人 MALFORMED',
      '2 发放日期 DATE_INVALID',
    ]));
});
