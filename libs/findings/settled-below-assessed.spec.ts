import { openingLevy } from '#libs/book/anhe.testing.js';
import { given } from '#libs/book/decision.testing.js';
import { foundBy } from './findings.testing.js';

const levy = (levyId: string, more: object) => openingLevy(levyId, 18_000, more);

describe('levies settled below what was assessed', () => {
  it('are those that the old books let off', () => {
    const story = given(levy('L1', { balanceFen: 0, dueLines: [], paidBeforeFen: 12_000_00, reducedBeforeFen: 6_000_00 }));
    expect(foundBy('SETTLED_BELOW_ASSESSED', story)).toMatchObject([{ unitId: 'LJ', fen: 6_000_00, evidence: [{ kind: 'levy', id: 'L1' }], seqs: [story.book.nextSeq - 1] }]);
  });

  it('are not those that are paid, nor those that still owe', () => {
    const paid = levy('L1', { balanceFen: 0, dueLines: [], paidBeforeFen: 18_000_00 });
    const owing = levy('L2', { balanceFen: 6_000_00, dueLines: [{ n: 1, dueOn: '2015-03-31', principalFen: 6_000_00 }], reducedBeforeFen: 12_000_00 });
    expect(foundBy('SETTLED_BELOW_ASSESSED', given(paid, owing))).toEqual([]);
  });
});
