import { cash } from '#libs/book/anhe.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { holder, loss, range, spoiled, statesOf } from './receipts.testing.js';

describe('reporting lost receipts', () => {
  it('names the sheets and the day on which they were missed', () => {
    const story = holder().after('ReportLoss', loss(310, 312));
    expect(statesOf(story, 310, 311, 312)).toEqual(['LOST_REPORTED', 'ALLOCATED', 'LOST_REPORTED']);
    expect(story.book.receipts.books.known('PJ-301' as never).losses).toEqual([310, 312].map((no) => ({ no, discoveredOn: '2015-03-02' })));
  });

  it.each(['O-03', 'O-08'])('is done by the holder or the ticket keeper (%s)', (officerId) =>
    holder()
      .as(officerId)
      .when('ReportLoss', loss(310))
      .records(['ReceiptLossReported', { bookId: 'PJ-301', nos: [310] }]),
  );

  it('is not done by another collector', () => holder().as('O-33').when('ReportLoss', loss(310)).refuses('RECEIPT_NOT_ALLOCATED', { no: 310 }));

  it('is not of a sheet that is used, void or reported before (invariant 61)', () => {
    holder()
      .after('CollectLevyPayment', cash('L03', 100, 310))
      .when('ReportLoss', loss(310))
      .refuses('STATE_INVALID', { id: 'PJ-301 310', state: 'USED' });
    holder().after('VoidReceipt', spoiled(310)).when('ReportLoss', loss(310)).refuses('STATE_INVALID', { state: 'VOID' });
    holder().after('ReportLoss', loss(310)).when('ReportLoss', loss(309, 310)).refuses('STATE_INVALID', { state: 'LOST_REPORTED' });
  });

  it('is of some number, and of numbers in the book', () => {
    holder().when('ReportLoss', loss()).refuses('NOTHING_TO_DO');
    holder().when('ReportLoss', loss(310, 326)).refuses('RECEIPT_OUT_OF_RANGE', { no: 326 });
  });

  it('is not before the book was issued, nor on a day to come (invariant 5)', () => {
    holder()
      .when('ReportLoss', { ...loss(310), discoveredOn: '2015-02-28' })
      .refuses('DATE_INVALID', { issuedOn: '2015-03-01' });
    holder()
      .when('ReportLoss', { ...loss(310), discoveredOn: '2015-03-03' })
      .refuses('DATE_INVALID');
  });

  it('makes the sheet unusable (invariant 18)', () =>
    holder()
      .after('ReportLoss', loss(310))
      .when('CollectLevyPayment', cash('L03', 100, 310))
      .refuses('RECEIPT_UNUSABLE', { no: 310, state: 'LOST_REPORTED' }));

  it('does not free its holder: he still answers for it (R16, worked example A9)', () => {
    const story = holder().after('ReturnRange', range(301, 309)).after('ReturnRange', range(311, 325)).after('ReportLoss', loss(310));
    expect(story.book.receipts.unusedIn('O-03' as OfficerId)).toBe(1);
    const [assignmentId] = story.book.registry.assignmentsOf.get('O-03' as OfficerId) ?? [];
    story.as('O-10').when('RevokeRole', { assignmentId, on: '2015-03-02' }).refuses('HANDOVER_REQUIRED', { unusedSheets: 1 });
  });
});
