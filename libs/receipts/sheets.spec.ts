import { bookOfO03, cash, openingLevy, post, told } from '#libs/book/anhe.testing.js';
import { given, type Scenario } from '#libs/book/decision.testing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { useSheet } from './sheets.js';

const O3 = 'O-03' as OfficerId;
const O33 = 'O-33' as OfficerId;

/** Takes sheet `no` of book PJ-301 for 100 yuan and a levy of 临江镇 on 2015-03-02, for O-03 unless another is named. */
function take({ book }: Scenario, no: number, { officerId = O3, yuan = 100, unitId = 'LJ', on = '2015-03-02' } = {}) {
  const use = { bookId: 'PJ-301' as ReceiptBookId, no, fen: (yuan * 100) as Fen };
  return useSheet(book, use, { officerId, unitId: unitId as UnitId, on: on as IsoDate, totalFen: 100_00 as Fen });
}

describe('the sheet of a payment', () => {
  const story = () =>
    given(...bookOfO03, openingLevy('L03', 1000), post(['O-33', 'COLLECTOR', 'LJ']))
      .after('CollectLevyPayment', cash('L03', 100, 301))
      .after('VoidReceipt', { bookId: 'PJ-301', no: 302, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' })
      .after('ReturnRange', { bookId: 'PJ-301', from: 320, to: 325, on: '2015-03-02' });

  it('is unused and in the officer’s hands', () => expect(take(story(), 303)).toEqual({ bookId: 'PJ-301', no: 303, fen: 100_00 }));

  it.each([300, 326])('is not %i, outside its book (invariant 17)', (no) => expect(() => take(story(), no)).toThrow(refusal('RECEIPT_OUT_OF_RANGE')));

  it('is not used twice (invariant 18)', () => expect(() => take(story(), 301)).toThrow(refusal('RECEIPT_REUSED')));

  it.each([302, 320])('is not %i, void or returned (invariant 18)', (no) => expect(() => take(story(), no)).toThrow(refusal('RECEIPT_UNUSABLE')));

  it('is not another officer’s (invariant 17)', () => expect(() => take(story(), 303, { officerId: O33 })).toThrow(refusal('RECEIPT_NOT_ALLOCATED')));

  it.each([
    [301, 'RECEIPT_REUSED'],
    [302, 'RECEIPT_UNUSABLE'],
  ] as const)('says of %i what it is before whose it is (R24)', (no, code) => expect(() => take(story(), no, { officerId: O33 })).toThrow(refusal(code)));

  it('is no form of another unit (invariant 17)', () => expect(() => take(story(), 303, { unitId: 'QX' })).toThrow(refusal('RECEIPT_NOT_ALLOCATED')));

  it('is not written before it was handed out (invariant 5)', () => expect(() => take(story(), 303, { on: '2015-02-28' })).toThrow(refusal('DATE_INVALID')));

  it('is nobody’s while in stock', () => {
    const issued = told('ReceiptBookIssued', { bookId: 'PJ-301', type: 'GF', from: 301, to: 325, keeperId: 'O-08' }, '2015-03-01', { unitId: 'LJ' });
    expect(() => take(given(issued), 303)).toThrow(refusal('RECEIPT_NOT_ALLOCATED'));
  });

  it('says the sum paid (invariant 23)', () => {
    expect(() => take(story(), 303, { yuan: 99.99 })).toThrow(refusal('RECEIPT_AMOUNT_MISMATCH'));
    expect(() => take(story(), 303, { yuan: 100.01 })).toThrow(refusal('RECEIPT_AMOUNT_MISMATCH'));
  });

  it('lies in a book that exists', () => expect(() => take(given(), 303)).toThrow(refusal('UNKNOWN')));
});
