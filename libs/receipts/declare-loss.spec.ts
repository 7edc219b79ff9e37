import type { OfficerId } from '#libs/kernel/ids.js';
import { by, declaration, holder, loss, statesOf } from './receipts.testing.js';

const missing = () => by(holder().after('ReportLoss', loss(310, 312)), 'O-07');

describe('declaring lost receipts void', () => {
  it('is proposed by the ticket keeper and approved by the head of the unit', () => {
    holder().after('ReportLoss', loss(310)).as('O-08').when('DeclareLoss', declaration(310)).proposesTo('UNIT_HEAD');
    missing()
      .when('DeclareLoss', declaration(310))
      .records(['ProposalApproved'], ['ReceiptLossDeclared', { bookId: 'PJ-301', nos: [310], media: '安和日报' }]);
    holder().after('ReportLoss', loss(310)).as('O-03').when('DeclareLoss', declaration(310)).refuses('NOT_AUTHORISED');
  });

  it('says in which media and when, and frees the holder', () => {
    const story = missing().after('DeclareLoss', declaration(310));
    expect(statesOf(story, 310, 312)).toEqual(['LOST_DECLARED', 'LOST_REPORTED']);
    const [declared, other] = story.book.receipts.books.known('PJ-301' as never).losses;
    expect(declared).toEqual({ no: 310, discoveredOn: '2015-03-02', media: '安和日报', declaredOn: '2015-03-02' });
    expect(other).toEqual({ no: 312, discoveredOn: '2015-03-02' });
    expect(story.book.receipts.unusedIn('O-03' as OfficerId)).toBe(24);
  });

  it('is of sheets that were reported, and not twice (invariant 61)', () => {
    missing()
      .when('DeclareLoss', declaration(311))
      .refuses('STATE_INVALID', { id: 'PJ-301 311', state: 'ALLOCATED', allowed: ['LOST_REPORTED'] });
    missing().after('DeclareLoss', declaration(310)).when('DeclareLoss', declaration(310)).refuses('STATE_INVALID', { state: 'LOST_DECLARED' });
    missing().when('DeclareLoss', declaration()).refuses('NOTHING_TO_DO');
    missing().when('DeclareLoss', declaration(326)).refuses('RECEIPT_OUT_OF_RANGE', { no: 326 });
  });

  it('is not before they were missed (invariant 5)', () =>
    missing()
      .when('DeclareLoss', { ...declaration(310), declaredOn: '2015-03-01' })
      .refuses('DATE_INVALID', { discoveredOn: '2015-03-02' }));
});
