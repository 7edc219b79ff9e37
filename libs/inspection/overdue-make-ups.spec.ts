import { obliged } from '#libs/accountability/reductions.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { DOC, INSPECTOR } from './inspection.testing.js';

describe('a make-up that is overdue (worked example A2: due 2015-05-22)', () => {
  it('is a clue on the day after, once', () => {
    const { story, obligationId } = obliged();
    expect(story.fallsDueBy('2015-05-22').map(({ type }) => type)).not.toContain('ClueReferred');
    const clues = story.fallsDueBy('2015-05-23').filter(({ type }) => type === 'ClueReferred');
    expect(clues.map(({ unitId, data }) => [unitId, data])).toEqual([['LJ', expect.objectContaining({ cause: 'MAKE_UP_OVERDUE', obligationId, toUnit: '990000' })]]);
    expect(dataOf(clues, 'ClueReferred').entryIds).toHaveLength(1);
    expect(story.fallsDueBy('2015-06-30').map(({ type }) => type)).not.toContain('ClueReferred');
  });

  it('is none where everybody has paid', () => {
    const { story, obligationId } = obliged();
    const pay = (officerId: string, fen: number, no: number) =>
      story
        .as('O-04')
        .perform('PayMakeUp', { obligationId, officerId, fen, accountId: 'ACC-TRANSIT', receipt: { bookId: 'PJ-326', no, fen }, paidOn: '2015-04-22', afterCutoff: false });
    pay('O-07', 4_225_20, 326);
    pay('O-03', 1_810_80, 327);
    expect(story.fallsDueBy('2015-05-23').map(({ type }) => type)).not.toContain('ClueReferred');
  });

  it('is settled by an order: on a sheet of the cashier, up to what the officer owes', () => {
    const { story, obligationId } = obliged();
    story.turnTo('2015-05-23');
    const [clue] = story.book.inspection.clues.values();
    const clueId = clue?.clueId as string;
    const on = '2015-05-23';
    story.as(INSPECTOR).after('DisposeClue', { clueId, way: 'PRELIMINARY_CHECK', docNo: DOC, on });
    const order = { clueId, officerId: 'O-03', fen: 1_810_80, kind: 'RECOVER', docNo: DOC, obligationId, on };
    story.when('IssueRecoveryOrder', { ...order, fen: 1_810_81 }).refuses('MAKEUP_EXCESS', { openFen: 1_810_80 });
    story.when('IssueRecoveryOrder', { ...order, officerId: 'O-05' }).refuses('UNKNOWN', { kind: 'obligation' });
    const { orderId } = dataOf(story.perform('IssueRecoveryOrder', order), 'RecoveryOrderIssued');
    const money = { orderId, fen: 1_810_80, accountId: 'ACC-TRANSIT', slipNo: '追1', on };
    story.as('O-04').when('ReceiveRecovery', money).refuses('NO_TICKET');
    story
      .when('ReceiveRecovery', { ...money, receipt: { bookId: 'PJ-326', no: 326, fen: 1_810_80 } })
      .records(['MakeUpPaid', { obligationId, officerId: 'O-03', principalFen: 1_800_00, lateFeeFen: 10_80 }], ['RecoveryReceived', { orderId, obligationId }]);
  });
});
