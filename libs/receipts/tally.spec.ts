import type { Scenario } from '#libs/book/decision.testing.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { by, collected, declaration, holder, loss, range, spoiled } from './receipts.testing.js';
import { gapsIn, tallyOf } from './tally.js';

const bookOf = ({ book }: Scenario) => book.receipts.books.known('PJ-301' as ReceiptBookId);
const gaps = (story: Scenario) => gapsIn(story.book.receipts, bookOf(story));

describe('the gaps of a receipt book (invariant 19)', () => {
  it('are the unused sheets before the last one that is used', () => {
    const story = holder();
    expect(gaps(story)).toEqual([]);
    collected(story, 303, 100);
    expect(gaps(story)).toEqual([{ from: 301, to: 302, state: 'ALLOCATED', holderId: 'O-03' }]);
    story.after('VoidReceipt', spoiled(302));
    expect(gaps(story)).toEqual([{ from: 301, to: 301, state: 'ALLOCATED', holderId: 'O-03' }]);
  });

  it('are told apart by state; what is returned or declared lost is explained', () => {
    const story = holder();
    collected(story, 305, 100);
    story.after('ReportLoss', loss(302, 303)).after('ReturnRange', range(304, 304));
    by(story, 'O-07').after('DeclareLoss', declaration(303));
    expect(gaps(story)).toEqual([
      { from: 301, to: 301, state: 'ALLOCATED', holderId: 'O-03' },
      { from: 302, to: 302, state: 'LOST_REPORTED', holderId: 'O-03' },
    ]);
  });
});

describe('the tally of a range', () => {
  it('counts each sheet once, in its state', () => {
    const story = holder().after('VoidReceipt', spoiled(302)).after('ReportLoss', loss(303));
    collected(story, 301, 100);
    expect(tallyOf(story.book.receipts, bookOf(story), { from: 301, to: 305 })).toMatchObject({ USED: 1, VOID: 1, LOST_REPORTED: 1, ALLOCATED: 2, IN_STOCK: 0 });
  });
});
