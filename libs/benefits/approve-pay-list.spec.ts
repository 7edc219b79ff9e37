import { post } from '#libs/book/anhe.testing.js';
import { subsidyPublished } from './enrolment.testing.js';
import { approved, approving, noticed, payoutTown, prepared } from './payouts.testing.js';

/** A list of B1 and B2, prepared on 2015-06-01, whose notice hangs since then. */
function onNotice(notice: Parameters<typeof noticed>[2] = {}) {
  const story = payoutTown(['B1', 'B2']);
  const listId = prepared(story, 960);
  return { story, listId, noticeId: noticed(story, listId, notice) };
}

describe('approving a list', () => {
  it('is asked for by the reviewer and done by the head', () => {
    const { story, listId, noticeId } = onNotice();
    story.as('O-06').when('ApprovePayList', { listId, noticeId, on: '2015-06-09' }).proposesTo('UNIT_HEAD');
    approving(story, listId, noticeId).records(['ProposalApproved'], ['PayListApproved', { listId, noticeId }]);
  });

  it('is not for who prepared it (3.8)', () => {
    const story = payoutTown(['B1']).and(post(['O-06', 'ENROLLER', 'LJ']), post(['O-16', 'REVIEWER', 'LJ']));
    const listId = prepared(story, 480);
    const approval = { listId, noticeId: noticed(story, listId), on: '2015-06-09' };
    story
      .and(post(['O-09', 'REVIEWER', 'LJ']))
      .as('O-09')
      .when('ApprovePayList', approval)
      .refuses('SOD_VIOLATION', { pair: 'maker concerned' });
    story.as('O-16').when('ApprovePayList', approval).proposesTo('UNIT_HEAD');
  });

  it('is not twice', () => {
    const story = payoutTown(['B1']);
    const listId = approved(story, 480);
    approving(story, listId, noticed(story, listId)).refuses('STATE_INVALID', { kind: 'pay list', state: 'APPROVED' });
  });

  it('is not of a list that nobody prepared, nor before it was', () => {
    approving(payoutTown([]), 'nobody’s', 'none').refuses('UNKNOWN', { kind: 'pay list' });
    const { story, listId, noticeId } = onNotice();
    approving(story, listId, noticeId, '2015-05-31').refuses('DATE_INVALID');
  });

  it('is not of a list without a line left', () => {
    const { story, listId, noticeId } = onNotice();
    for (const no of [1, 2]) story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no, reasonCode: 'STOPPED', on: '2015-06-02' });
    approving(story, listId, noticeId).refuses('NOTHING_TO_DO');
  });
});

describe('the notice of a list (40)', () => {
  it('runs seven full days, the day of posting not counted: NOTICE_INCOMPLETE', () => {
    const { story, listId, noticeId } = onNotice();
    approving(story, listId, noticeId, '2015-06-08').refuses('NOTICE_INCOMPLETE', { postedOn: '2015-06-01', lastDay: '2015-06-08' });
    approving(story, listId, noticeId, '2015-06-09').records(['ProposalApproved'], ['PayListApproved']);
  });

  it('runs working days where the policy says so', () => {
    const { story, listId, noticeId } = onNotice();
    story.and(subsidyPublished({ version: 2, validFrom: '2015-05-01' }, { noticeDayCount: 'WORKDAYS' })).on('2015-06-11');
    approving(story, listId, noticeId, '2015-06-10').refuses('NOTICE_INCOMPLETE', { lastDay: '2015-06-10' });
    approving(story, listId, noticeId, '2015-06-11').records(['ProposalApproved'], ['PayListApproved']);
  });

  it('is there, is of this list, and was not withdrawn', () => {
    const { story, listId } = onNotice();
    approving(story, listId, 'none').refuses('NOTICE_INCOMPLETE');
    approving(story, listId, noticed(story, listId, { listId: 'another' })).refuses('NOTICE_INCOMPLETE');
    approving(story, listId, noticed(story, listId, { withdrawn: true })).refuses('NOTICE_INCOMPLETE');
  });

  it('waits for the answer to an objection: OBJECTION_OPEN; not for one to a line that is cancelled', () => {
    const { story, listId, noticeId } = onNotice({ openObjections: [2] });
    approving(story, listId, noticeId).refuses('OBJECTION_OPEN', { no: 2 });
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 2, reasonCode: 'OBJECTION_UPHELD', on: '2015-06-08' });
    approving(story, listId, noticeId).records(['ProposalApproved'], ['PayListApproved']);
  });
});
