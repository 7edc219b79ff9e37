import type { DecidedEvent } from '#libs/book/events.js';
import { CASHIER, credited, drafted, drafting, fen, lies, paid, sent, TRANSIT, township } from './custody.testing.js';

function onItsWay(...events: readonly DecidedEvent[]) {
  const story = township(paid('P1', { principal: 100, lateFee: 8, by: 'TRANSIT_TRANSFER' }), ...events);
  return { story, remittanceId: sent(story, ['P1', 100, 8]) };
}
const bounce = (remittanceId: string, more: object = {}) => ({ remittanceId, reasonCode: 'ACCOUNT_CLOSED', on: '2015-03-31', ...more });

describe('a remittance that the bank returned', () => {
  it('is told with its lines and the account to which they came back', () => {
    const { story, remittanceId } = onItsWay();
    story
      .when('BounceRemittance', bounce(remittanceId))
      .records([
        'RemittanceBounced',
        { remittanceId, lines: [{ sourceId: 'P1', principalFen: fen(100), lateFeeFen: fen(8) }], totalFen: fen(108), fromAccountId: TRANSIT, reasonCode: 'ACCOUNT_CLOSED' },
      ]);
  });

  it('frees its sources for a new one (3.4)', () => {
    const { story, remittanceId } = onItsWay();
    story.after('BounceRemittance', bounce(remittanceId));
    expect(lies(story, 'P1')).toEqual([['TRANSIT', TRANSIT, 108]]);
    expect(story.book.custody.remittances.known(remittanceId as never).state).toBe('BOUNCED');
    story.when('DraftRemittance', drafting(story, ['P1', 100, 8])).records(['RemittanceDrafted']);
  });

  it('may be reversed then, but not as of a day on which it was away (R5, R31)', () => {
    const { story, remittanceId } = onItsWay();
    story.turnTo('2015-04-02').after('BounceRemittance', bounce(remittanceId, { on: '2015-04-02' }));
    const reversal = { paymentId: 'P1', reasonCode: 'BANK_REJECTED', copiesKept: true };
    story.as('O-05').checkedBy('O-06');
    story.when('ReversePayment', { ...reversal, on: '2015-04-01' }).refuses('DATE_INVALID', { on: '2015-04-01' });
    story.when('ReversePayment', { ...reversal, on: '2015-04-02' }).records(['ProposalApproved'], ['PaymentReversed']);
  });

  it('is told by the cashier or by the bank', () => {
    const { story, remittanceId } = onItsWay();
    story.as('O-20').when('BounceRemittance', bounce(remittanceId)).records(['RemittanceBounced']);
    for (const officerId of ['O-03', 'O-05', 'O-06', 'O-12']) story.as(officerId).when('BounceRemittance', bounce(remittanceId)).refuses('NOT_AUTHORISED');
  });
});

describe('a remittance that cannot bounce', () => {
  it('of which a part has arrived, or all', () => {
    const { story, remittanceId } = onItsWay();
    credited(story, remittanceId, 1).as(CASHIER).when('BounceRemittance', bounce(remittanceId)).refuses('STATE_INVALID', { state: 'PARTLY_CREDITED' });
    credited(story, remittanceId, 107)
      .as(CASHIER)
      .when('BounceRemittance', bounce(remittanceId))
      .refuses('STATE_INVALID', { state: 'CREDITED', allowed: ['SENT'] });
  });

  it('that is a draft, or has bounced', () => {
    const { story, remittanceId } = onItsWay(paid('P2', { principal: 1, by: 'TRANSIT_TRANSFER' }));
    story.when('BounceRemittance', bounce(drafted(story, ['P2', 1]))).refuses('STATE_INVALID', { state: 'DRAFTED' });
    story.after('BounceRemittance', bounce(remittanceId)).when('BounceRemittance', bounce(remittanceId)).refuses('STATE_INVALID', { state: 'BOUNCED' });
  });

  it('that is direct: its money never lay with the township', () => {
    const story = township(paid('B1', { principal: 9, by: 'BANK_DIRECT' })).turnTo('2015-04-01');
    const remittanceId = [...story.book.custody.remittances.values()][0]?.remittanceId as string;
    story
      .as('O-20')
      .when('BounceRemittance', bounce(remittanceId))
      .refuses('STATE_INVALID', { state: 'DIRECT', allowed: ['TRANSFER'] });
  });

  it('before it was sent (invariant 5)', () => {
    const { story, remittanceId } = onItsWay();
    story.when('BounceRemittance', bounce(remittanceId, { on: '2015-03-30' })).refuses('DATE_INVALID', { since: '2015-03-31' });
  });
});
