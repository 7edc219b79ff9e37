import { post, told } from '#libs/book/anhe.testing.js';
import { dataOf } from '#libs/book/decision.testing.js';
import { enrolIdOf, enrolled, partyOf } from './enrolment.testing.js';
import { accountOf, approved, atTheBank, payoutTown, prepared, submitted, submitting, tokenOf } from './payouts.testing.js';

/** An approved list of B1 and B2. */
function ready(quota?: number) {
  const story = payoutTown(['B1', 'B2'], quota === undefined ? {} : { quota });
  return { story, listId: approved(story, 960) };
}

describe('submitting a batch', () => {
  it('is prepared by the accountant and approved by county finance', () => {
    const { story, listId } = ready();
    story.alone().as('O-05').when('SubmitBatch', { listId, on: '2015-06-09' }).proposesTo('COUNTY_FINANCE');
    const outcome = submitting(story, listId);
    outcome.records(['ProposalApproved'], ['BatchSubmitted', { listId, policyId: 'AWARD', lineCount: 2, totalFen: 960_00 }], ['BatchLines', { chunk: 0 }]);
    expect(dataOf(outcome.events, 'BatchLines').lines).toEqual([
      { no: 1, fen: 480_00, accountToken: tokenOf('B1') },
      { no: 2, fen: 480_00, accountToken: tokenOf('B2') },
    ]);
  });

  it('may be of some lines, and of the rest later', () => {
    const { story, listId } = ready();
    submitted(story, listId, { nos: [2] });
    submitting(story, listId, { nos: [2] }).refuses('STATE_INVALID', { state: 'SENT' });
    submitting(story, listId).records(['ProposalApproved'], ['BatchSubmitted', { lineCount: 1 }], ['BatchLines', { lines: [{ no: 1 }] }]);
  });

  it('of everything that is on its way already is none', () => {
    const { story, listId } = atTheBank();
    submitting(story, listId).refuses('NOTHING_TO_DO');
  });

  it('is of an approved list, not before that', () => {
    const story = payoutTown(['B1']);
    submitting(story, prepared(story, 480)).refuses('STATE_INVALID', { kind: 'pay list', state: 'PREPARED' });
    const { story: other, listId } = ready();
    submitting(other, listId, { on: '2015-06-08' }).refuses('DATE_INVALID', { since: '2015-06-09' });
    submitting(other, listId, { nos: [3] }).refuses('UNKNOWN', { kind: 'pay line' });
  });

  it('is not beyond the quota: QUOTA_EXCEEDED (42)', () => {
    const { story, listId } = ready(959);
    submitting(story, listId).refuses('QUOTA_EXCEEDED', { remainingFen: 959_00, totalFen: 960_00 });
    submitted(story, listId, { nos: [1] });
    submitting(story, listId).refuses('QUOTA_EXCEEDED', { remainingFen: 479_00, totalFen: 480_00 });
  });

  it('is not to somebody whose benefit was stopped since: NOT_ENTITLED (38)', () => {
    const { story, listId } = ready();
    story.and(told('BenefitStopped', { enrolId: enrolIdOf('B2'), cause: 'DEATH', effectiveOn: '2015-03-12', docNo: '安和卫止〔2015〕1号' }, '2015-06-09', { unitId: 'LJ' }));
    submitting(story, listId).refuses('NOT_ENTITLED', { no: 2, month: '2015-04' });
    submitting(story, listId, { nos: [1] }).records(['ProposalApproved'], ['BatchSubmitted'], ['BatchLines']);
  });

  it('is not to somebody without an account: PAYEE_MISMATCH (43)', () => {
    const story = payoutTown(['B1']).and(...enrolled('B2'));
    submitting(story, approved(story, 960)).refuses('PAYEE_MISMATCH', { enrolId: enrolIdOf('B2'), no: 2 });
  });

  it('is shown again where an account was changed since the checker saw it (62)', () => {
    const { story, listId } = ready();
    const { proposalId, effectHash } = dataOf(story.alone().as('O-05').perform('SubmitBatch', { listId, on: '2015-06-09' }), 'ProposalMade');
    story.and(accountOf('B1', 'another')).as('O-12').when('ApproveProposal', { proposalId, effectHash }).refuses('PROPOSAL_CHANGED');
  });
});

describe('whoever let money go to an account (3.8)', () => {
  it('neither prepares nor approves the next batch to it', () => {
    const { story, listId } = ready();
    const [account] = [story.book.benefits.enrolments.known(enrolIdOf('B1') as never).account];
    const approver = account?.approvedBy as string;
    story
      .and(post([approver, 'ACCOUNTANT', 'LJ']))
      .as(approver)
      .when('SubmitBatch', { listId, on: '2015-06-09' })
      .refuses('SOD_VIOLATION', { pair: 'maker concerned' });
  });
});

describe('after a death (43)', () => {
  const untilMarch = { to: '2015-03' };
  const dead = told('BenefitStopped', { enrolId: enrolIdOf('B1'), cause: 'DEATH', effectiveOn: '2015-03-12', docNo: '安和卫止〔2015〕1号' }, '2015-03-20', { unitId: 'LJ' });

  it('the months before it are paid to a documented heir, not to the account of the dead', () => {
    const story = payoutTown(['B1']).and(dead);
    const listId = approved(story, 240, untilMarch);
    submitting(story, listId).refuses('PAYEE_MISMATCH', { enrolId: enrolIdOf('B1'), no: 1 });
    const heir = { enrolId: enrolIdOf('B1'), payeeId: partyOf('B9') };
    story.and(
      told('PayeeRegistered', { ...heir, ground: 'HEIR', docNo: '安和证〔2015〕1号' }, '2015-03-25', { unitId: 'LJ' }),
      told('PayeeAccountChanged', { ...heir, accountToken: tokenOf('B9'), holderMatches: true }, '2015-03-25', { unitId: 'LJ' }),
    );
    submitting(story, listId).records(['ProposalApproved'], ['BatchSubmitted', { totalFen: 240_00 }], ['BatchLines', { lines: [{ no: 1, accountToken: tokenOf('B9') }] }]);
  });
});
