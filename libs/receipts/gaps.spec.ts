import type { Scenario } from '#libs/book/decision.testing.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { gapsIn } from './gaps.js';
import { by, collected, declaration, holder, loss, range, spoiled } from './receipts.testing.js';

const gaps = ({ book }: Scenario) => gapsIn(book.receipts, book.receipts.books.known('PJ-301' as ReceiptBookId));

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
