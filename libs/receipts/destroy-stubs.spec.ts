import { by, collected, holder, range, remitted, statesOf } from './receipts.testing.js';

const destruction = { bookId: 'PJ-301', docNo: '安和财票销〔2020〕1号', on: '2020-03-02' };
const counted = { ...range(301, 325), usedSheets: 1, voidSheets: 0, lostSheets: 0, returnedSheets: 24, totalFen: 100_00 };

function kept() {
  const story = holder();
  remitted(story, 100, collected(story, 301, 100));
  story.as('O-08').after('ReturnRange', range(302, 325));
  return story;
}

const writtenOff = () => by(by(kept(), 'O-13').after('WriteOffRange', counted), 'O-12').on('2020-03-02');

describe('destroying the stubs of a receipt book', () => {
  it('is proposed by the ticket keeper and approved by county finance, five years after the write-off', () => {
    writtenOff()
      .when('DestroyStubs', destruction)
      .records(['ProposalApproved'], ['StubsDestroyed', { bookId: 'PJ-301', docNo: '安和财票销〔2020〕1号' }]);
    expect(statesOf(writtenOff().after('DestroyStubs', destruction), 301, 302)).toEqual(['DESTROYED', 'RETURNED']);
  });

  it('is not a day earlier', () =>
    writtenOff()
      .on('2020-03-01')
      .when('DestroyStubs', { ...destruction, on: '2020-03-01' })
      .refuses('DATE_INVALID', { notBefore: '2020-03-02' }));

  it('is of a book that is written off as a whole, once (invariant 61)', () => {
    by(kept(), 'O-12').on('2020-03-02').when('DestroyStubs', destruction).refuses('STATE_INVALID', { id: 'PJ-301 301', state: 'USED' });
    writtenOff().after('DestroyStubs', destruction).when('DestroyStubs', destruction).refuses('STATE_INVALID', { state: 'DESTROYED' });
    const unused = holder().as('O-08').after('ReturnRange', range(301, 325)).checkedBy('O-12').on('2020-03-02');
    unused.when('DestroyStubs', destruction).refuses('STATE_INVALID', { id: 'PJ-301', state: 'RETURNED' });
  });
});
