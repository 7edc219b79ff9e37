import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { collected, holder, loss, spoiled } from './receipts.testing.js';
import { tallyOf } from './tally.js';

describe('the tally of a range', () => {
  it('counts each sheet once, in its state', () => {
    const story = holder().after('VoidReceipt', spoiled(302)).after('ReportLoss', loss(303));
    collected(story, 301, 100);
    expect(tallyOf(story.book.receipts, story.book.receipts.books.known('PJ-301' as ReceiptBookId), { from: 301, to: 305 })).toMatchObject({
      USED: 1,
      VOID: 1,
      LOST_REPORTED: 1,
      ALLOCATED: 2,
      IN_STOCK: 0,
    });
  });
});
