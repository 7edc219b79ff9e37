import { told } from '#libs/book/anhe.testing.js';
import { DISCREPANT, march, resolution, resolved, verification, verified } from './verification.testing.js';

function discrepant() {
  const story = march({ sentPayments: 1 });
  return { story, verificationId: verified(story, 200, 100, DISCREPANT) };
}

describe('resolving a discrepancy', () => {
  it('is proposed by the reviewer and accepted by the county’s verifier', () => {
    const unsent = march({ sentPayments: 0 });
    const unsentId = verified(unsent, 200, 0, DISCREPANT);
    unsent.as('O-06').when('ResolveDiscrepancy', resolution(unsentId)).proposesTo('COUNTY_VERIFIER');
    const { story, verificationId } = discrepant();
    story
      .as('O-06')
      .checkedBy('O-13')
      .when('ResolveDiscrepancy', resolution(verificationId, { kind: 'SHORT', eventSeqs: [3, 5] }))
      .records(['ProposalApproved'], ['DiscrepancyResolved', { verificationId, kind: 'SHORT', eventSeqs: [3, 5] }]);
    story.as('O-13').when('ResolveDiscrepancy', resolution(verificationId)).refuses('NOT_AUTHORISED');
  });

  it('is not the act of one who holds the money (R25)', () => {
    const sums = { principalFen: 10_00, lateFeeFen: 0, excessFen: 0, channel: 'CASH', firstPlace: '1001.01', holderOfficerId: 'O-06' };
    const held = { paymentId: 'HELD', levyId: 'L03', ...sums, receipt: { bookId: 'PJ-301', no: 304, fen: 10_00 }, afterCutoff: false };
    const story = march().and(told('LevyPaymentCollected', held, '2015-03-31', { unitId: 'LJ' }));
    const verificationId = verified(story, 210, 200, DISCREPANT);
    story.as('O-06').when('ResolveDiscrepancy', resolution(verificationId)).refuses('SOD_VIOLATION', { officerId: 'O-06' });
  });

  it('is done once, and of a discrepancy (invariant 61)', () => {
    const { story, verificationId } = discrepant();
    resolved(story, verificationId);
    story
      .as('O-06')
      .when('ResolveDiscrepancy', resolution(verificationId))
      .refuses('STATE_INVALID', { state: 'RESOLVED', allowed: ['DISCREPANT'] });
    const matched = march();
    const matchId = verified(matched, 200, 200);
    matched.as('O-06').when('ResolveDiscrepancy', resolution(matchId)).refuses('STATE_INVALID', { state: 'MATCH' });
  });

  it('names events that the book has', () => {
    const { story, verificationId } = discrepant();
    story
      .as('O-06')
      .when('ResolveDiscrepancy', resolution(verificationId, { eventSeqs: [] }))
      .refuses('NOTHING_TO_DO');
    story.when('ResolveDiscrepancy', resolution(verificationId, { eventSeqs: [1, 9_999] })).refuses('UNKNOWN', { kind: 'event', id: '9999' });
    story.when('ResolveDiscrepancy', resolution('00000000-0000-8000-8000-000000000000')).refuses('UNKNOWN', { kind: 'verification' });
  });

  it('is not before the verification (invariant 5)', () => {
    const { story, verificationId } = discrepant();
    story
      .as('O-06')
      .when('ResolveDiscrepancy', resolution(verificationId, { on: '2015-04-02' }))
      .refuses('DATE_INVALID', { verifiedOn: '2015-04-03' });
    story
      .as('O-13')
      .when('VerifyTickets', verification(200, 100, DISCREPANT))
      .records(['TicketsVerified'], ['AccountabilityEntryRaised']);
  });
});
