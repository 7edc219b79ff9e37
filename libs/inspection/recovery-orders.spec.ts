import { post } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { lies, paid, shortage, township } from '#libs/custody/custody.testing.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { clueState } from './inspection.js';
import { DOC, INSPECTOR, inspected, ON, ordered, orderMoney, referred } from './inspection.testing.js';

const order = (clueId: string, more: object = {}) => ({ clueId, officerId: 'O-03', fen: 1_000_00, kind: 'RECOVER', docNo: DOC, on: ON, ...more });
const CASHIER = 'O-04';

describe('ordering a recovery', () => {
  it('follows a disposal that did not close the clue', () => {
    const story = inspected();
    const clueId = referred(story, 'E1');
    story.when('IssueRecoveryOrder', order(clueId)).refuses('STATE_INVALID', { state: 'REFERRED' });
    story.after('DisposeClue', { clueId, way: 'PRELIMINARY_CHECK', docNo: DOC, on: ON });
    story.when('IssueRecoveryOrder', order(clueId)).records(['RecoveryOrderIssued', { clueId, officerId: 'O-03', fen: 1_000_00 }]);
    story.when('IssueRecoveryOrder', order(clueId, { fen: 0 })).refuses('NOTHING_TO_DO');
    story.when('IssueRecoveryOrder', order(clueId, { obligationId: 'OB9' })).refuses('UNKNOWN', { kind: 'obligation' });
    story.after('DisposeClue', { clueId, way: 'CLOSE', docNo: DOC, on: ON });
    story.when('IssueRecoveryOrder', order(clueId)).refuses('STATE_INVALID', { state: 'CLOSE' });
  });

  it('is never made against oneself, nor by others', () => {
    const story = inspected(post([INSPECTOR, 'COLLECTOR', 'LJ']));
    const { clueId } = ordered(story, 1);
    story.when('IssueRecoveryOrder', order(clueId, { officerId: INSPECTOR })).refuses('SOD_VIOLATION');
    story.as('O-12').when('IssueRecoveryOrder', order(clueId)).refuses('NOT_AUTHORISED');
  });
});

describe('money of an order that is about no obligation', () => {
  it('lies in the agency account until it goes to its owner or the treasury', () => {
    const story = inspected();
    const { clueId, orderId } = ordered(story, 1_000);
    const stateNow = () => clueState(story.book.inspection.clues.known(clueId as never), story.book.inspection);
    const [received] = story.as(CASHIER).perform('ReceiveRecovery', orderMoney(orderId, 600));
    expect(received && journalOf(received).map(({ account, fen }) => [account, fen])).toEqual([
      ['1002.05', 600_00],
      ['2307.03', -600_00],
    ]);
    expect(stateNow()).toBe('ORDER_ISSUED');
    story.when('ReceiveRecovery', orderMoney(orderId, 401)).refuses('MAKEUP_EXCESS', { openFen: 400_00 });
    story.after('ReceiveRecovery', orderMoney(orderId, 400));
    expect(stateNow()).toBe('RECOVERED');

    story.when('DeliverRecovery', orderMoney(orderId, 1_001, { to: 'OWNER' })).refuses('CUSTODY_INSUFFICIENT', { heldFen: 1_000_00 });
    story.when('DeliverRecovery', orderMoney(orderId, 300, { to: 'OWNER' })).proposesTo('REVIEWER');
    const [delivered] = story
      .checkedBy('O-06')
      .perform('DeliverRecovery', orderMoney(orderId, 300, { to: 'OWNER' }))
      .slice(-1);
    expect(delivered && journalOf(delivered).map(({ account, fen }) => [account, fen])).toEqual([
      ['2307.03', 300_00],
      ['1002.05', -300_00],
    ]);
    story.when('DeliverRecovery', orderMoney(orderId, 701, { to: 'TREASURY' })).refuses('CUSTODY_INSUFFICIENT', { heldFen: 700_00 });
  });

  it('goes through the agency account alone, in time, and what is confiscated to the treasury alone', () => {
    const story = inspected();
    const { orderId } = ordered(story, 10, { kind: 'CONFISCATE' });
    story
      .as(CASHIER)
      .when('ReceiveRecovery', orderMoney(orderId, 1, { accountId: 'ACC-TRANSIT' }))
      .refuses('ACCOUNT_NOT_REGISTERED', { accountId: 'ACC-TRANSIT' });
    story.when('ReceiveRecovery', orderMoney(orderId, 1, { on: '2015-03-01' })).refuses('DATE_INVALID', { issuedOn: ON });
    story.when('ReceiveRecovery', orderMoney(orderId, 0)).refuses('NOTHING_TO_DO');
    story.when('ReceiveRecovery', orderMoney('OR9', 1)).refuses('UNKNOWN', { kind: 'recovery order' });
    story
      .after('ReceiveRecovery', orderMoney(orderId, 10))
      .when('DeliverRecovery', orderMoney(orderId, 1, { to: 'OWNER' }))
      .refuses('STATE_INVALID', { state: 'CONFISCATE' });
    story.as(INSPECTOR).when('ReceiveRecovery', orderMoney(orderId, 1)).refuses('READ_ONLY_ROLE');
  });
});

describe('money of an order about a shortage', () => {
  it('settles the shortage, and is remitted as the payment that it always was', () => {
    const story = township(paid('P1', { principal: 5_000 }));
    const obligationId = shortage(story, ['P1', 500]);
    const [clue] = story.book.inspection.clues.values();
    expect(clue).toMatchObject({ cause: 'SHORTAGE', obligationId });
    const clueId = clue?.clueId as string;
    const on = '2015-03-31';
    story.as(INSPECTOR).after('DisposeClue', { clueId, way: 'PRELIMINARY_CHECK', docNo: DOC, on });
    story.when('IssueRecoveryOrder', order(clueId, { obligationId, fen: 500_01, on })).refuses('MAKEUP_EXCESS', { openFen: 500_00 });
    story.when('IssueRecoveryOrder', order(clueId, { obligationId, fen: 500_00, officerId: 'O-04', on })).refuses('UNKNOWN', { kind: 'obligation' });
    const { orderId } = dataOf(story.perform('IssueRecoveryOrder', order(clueId, { obligationId, fen: 500_00, on })), 'RecoveryOrderIssued');
    story
      .as(CASHIER)
      .when('ReceiveRecovery', orderMoney(orderId, 500, { accountId: 'ACC-TRANSIT', on }))
      .records(['ShortageRecovered', { obligationId, totalFen: 500_00 }], ['RecoveryReceived', { orderId, obligationId, fen: 500_00 }]);
    story.after('ReceiveRecovery', orderMoney(orderId, 500, { accountId: 'ACC-TRANSIT', on }));
    expect(lies(story, 'P1').map(([place]) => place)).not.toContain('SHORTAGE_CLAIM');
    story.when('DeliverRecovery', orderMoney(orderId, 1, { to: 'OWNER', on })).refuses('STATE_INVALID', { state: 'OBLIGATION' });
  });
});
