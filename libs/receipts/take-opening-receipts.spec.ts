import { bookOfO03, cash, openingLevy, told } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';

const OLD = { bookId: 'PJ-201', unitId: 'LJ', type: 'GF', from: 201, to: 225, used: [201, 202], void: [203], holderId: 'O-03', docNo: '临财票〔2015〕1号' };
const accountant = (...events: readonly DecidedEvent[]) =>
  given(...events)
    .as('O-05')
    .checkedBy('O-06');
const taking = (fields: object, ...events: readonly DecidedEvent[]) => accountant(...events).when('TakeOpeningReceipts', { ...OLD, ...fields });
const signed = { unitId: 'LJ', levyCount: 0, balanceFen: 0 };

describe('taking over a receipt book in use', () => {
  it('stands in the books from their first day, with its list and two signatures as evidence', () => {
    const outcome = taking({});
    outcome.records(['ProposalApproved'], ['OpeningReceiptsTaken', { bookId: 'PJ-201', used: [201, 202], void: [203], holderId: 'O-03' }]);
    expect(outcome.events[1]).toMatchObject({
      ...{ occurredOn: '2015-03-01', unitId: 'LJ' },
      hands: { actor: { officerId: 'O-05' }, approvals: [{ officerId: 'O-06' }], evidence: [{ kind: 'OPENING_BALANCE', docNo: OLD.docNo }] },
    });
  });

  it('wants a reviewer', () => given().as('O-05').when('TakeOpeningReceipts', OLD).proposesTo('REVIEWER'));

  it('keeps what the old books account for, and gives the rest to the holder', () => {
    const { receipts } = accountant().after('TakeOpeningReceipts', OLD).book;
    const taken = receipts.books.known('PJ-201' as ReceiptBookId);
    expect([201, 202, 203, 204, 225].map((no) => receipts.stateOf(taken, no))).toEqual(['USED', 'USED', 'VOID', 'ALLOCATED', 'ALLOCATED']);
    expect(receipts.unusedIn('O-03' as OfficerId)).toBe(22);
  });

  it('leaves them in stock where nobody has them', () => {
    const { holderId, ...kept } = OLD;
    const { receipts } = accountant().after('TakeOpeningReceipts', kept).book;
    expect(receipts.stateOf(receipts.books.known('PJ-201' as ReceiptBookId), 204)).toBe('IN_STOCK');
  });

  it('lets the holder write on an unused sheet, never again on a used one', () => {
    const story = accountant(openingLevy('L17', 30_000)).after('TakeOpeningReceipts', OLD).on('2015-03-02').as('O-03');
    const paying = (no: number) => cash('L17', 100, no, { receipt: { bookId: 'PJ-201', no, fen: 100_00 } });
    story.when('CollectLevyPayment', paying(204)).records(['LevyPaymentCollected']);
    story.when('CollectLevyPayment', paying(202)).refuses('RECEIPT_REUSED');
    story.when('CollectLevyPayment', paying(203)).refuses('RECEIPT_UNUSABLE');
  });
});

describe('a book that cannot be taken over', () => {
  it('after the opening was closed (invariant 60)', () => taking({}, told('OpeningClosed', signed, undefined, { unitId: 'LJ' })).refuses('OPENING_CLOSED', { unitId: 'LJ' }));

  it('with sheets that do not lie in it (invariant 17)', () => {
    taking({ used: [200] }).refuses('RECEIPT_OUT_OF_RANGE', { no: 200, from: 201, to: 225 });
    taking({ void: [226] }).refuses('RECEIPT_OUT_OF_RANGE', { no: 226 });
    taking({ from: 226 }).refuses('RECEIPT_OUT_OF_RANGE');
  });

  it('with a sheet that is both used and void (invariant 60)', () => taking({ void: [202] }).refuses('OPENING_MISMATCH', { usedSheets: 2, voidSheets: 1, sheets: 2 }));

  it('with numbers that another book has (R27)', () => taking({ to: 301 }, ...bookOfO03).refuses('ALREADY_EXISTS', { id: 'PJ-301' }));

  it('in the hands of somebody who writes no receipts', () => taking({ holderId: 'O-07' }).refuses('NOT_AUTHORISED', { officerId: 'O-07' }));
});

describe('the sheets among the totals that both sides sign (invariant 60)', () => {
  const head = () => accountant().after('TakeOpeningReceipts', OLD).as('O-07').checkedBy('O-12');

  it('are those of the books taken over', () =>
    head()
      .when('CloseOpening', { ...signed, receiptSheets: 25 })
      .records(['ProposalApproved'], ['OpeningClosed', { receiptSheets: 25 }]));

  it('are none where none is named', () => {
    head().when('CloseOpening', signed).refuses('OPENING_MISMATCH', { receiptSheets: 0, bookReceiptSheets: 25 });
    head()
      .when('CloseOpening', { ...signed, receiptSheets: 24 })
      .refuses('OPENING_MISMATCH', { receiptSheets: 24, bookReceiptSheets: 25 });
  });

  it('leave out what was issued since', () =>
    given(...bookOfO03)
      .as('O-07')
      .checkedBy('O-12')
      .when('CloseOpening', signed)
      .records(['ProposalApproved'], ['OpeningClosed']));
});
