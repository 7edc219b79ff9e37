import { subsidyPublished } from '#libs/benefits/enrolment.testing.js';
import { approving, payoutTown, prepared } from '#libs/benefits/payouts.testing.js';
import { isOnDisplay } from './notices.js';
import { listOnNotice, OPENNESS_POSTS, objected, ofList, posted } from './openness.testing.js';

describe('the days of a notice (invariant 40, D8)', () => {
  it('are seven full ones, the day of posting not counted: posted on the 1st, approved on the 9th (worked example A6)', () => {
    const { story, listId, noticeId } = listOnNotice();
    approving(story.on('2015-06-09'), listId, noticeId, '2015-06-08').refuses('NOTICE_INCOMPLETE', { postedOn: '2015-06-01', lastDay: '2015-06-08' });
    approving(story, listId, noticeId, '2015-06-09').records(['ProposalApproved'], ['PayListApproved']);
  });

  it('are working days where the policy says so', () => {
    const story = payoutTown(['B1'])
      .and(...OPENNESS_POSTS, subsidyPublished({ version: 2, validFrom: '2015-05-01' }, { noticeDayCount: 'WORKDAYS' }))
      .on('2015-06-01');
    const listId = prepared(story, 480);
    const noticeId = posted(story, ofList(listId));
    approving(story.on('2015-06-11'), listId, noticeId, '2015-06-10').refuses('NOTICE_INCOMPLETE', { lastDay: '2015-06-10' });
    approving(story, listId, noticeId, '2015-06-11').records(['ProposalApproved'], ['PayListApproved']);
  });

  it('are those of the list’s own notice, and of none that was withdrawn', () => {
    const { story, listId, noticeId } = listOnNotice();
    story.as('O-22').after('WithdrawNotice', { noticeId, reasonCode: 'FIGURES_WRONG', on: '2015-06-01' });
    approving(story.on('2015-06-09'), listId, noticeId).refuses('NOTICE_INCOMPLETE');
  });
});

describe('closing a notice', () => {
  const close = (noticeId: string, on = '2015-06-09') => ['CloseNotice', { noticeId, on }] as const;

  it('is for when it has run, with the supervisor', () => {
    const { story, noticeId } = listOnNotice();
    story
      .on('2015-06-09')
      .as('O-22')
      .checkedBy('O-23')
      .when(...close(noticeId, '2015-06-08'))
      .refuses('NOTICE_INCOMPLETE');
    story.when(...close(noticeId)).records(['ProposalApproved'], ['NoticeClosed', { result: 'CLOSED_CLEAN' }]);
    story.after(...close(noticeId));
    story.when(...close(noticeId)).refuses('STATE_INVALID', { state: 'CLOSED_CLEAN' });
  });

  it('waits for every objection to it', () => {
    const { story, noticeId } = listOnNotice();
    const objectionId = objected(story, { noticeId, no: 2 });
    story
      .on('2015-06-09')
      .as('O-22')
      .checkedBy('O-23')
      .when(...close(noticeId))
      .refuses('OBJECTION_OPEN', { objectionId, no: 2 });
    story.as('O-24').after('RejectObjection', { objectionId, reasonCode: 'NOT_OUR_MATTER', on: '2015-06-08' });
    story
      .as('O-22')
      .when(...close(noticeId))
      .records(['ProposalApproved'], ['NoticeClosed', { result: 'CLOSED_WITH_RESOLVED_OBJECTIONS' }]);
  });
});

describe('a notice on the web', () => {
  it('is taken down thirty days after it has run, and its rows stay in the book', () => {
    const { story, noticeId } = listOnNotice();
    const { notices } = story.book.openness;
    const isUp = (day: string) => isOnDisplay(notices.known(noticeId as never), day as never, story.book.calendarOf);
    expect([isUp('2015-06-01'), isUp('2015-07-08'), isUp('2015-07-09')]).toEqual([true, true, false]);
    expect(notices.known(noticeId as never).rowCount).toBe(3);
  });

  it('is down once it is withdrawn, which it is once', () => {
    const { story, noticeId } = listOnNotice();
    const withdrawal = { noticeId, reasonCode: 'TOO_MUCH_SHOWN', on: '2015-06-01' };
    story.as('O-22').after('WithdrawNotice', withdrawal);
    expect(isOnDisplay(story.book.openness.notices.known(noticeId as never), '2015-06-02' as never, story.book.calendarOf)).toBe(false);
    story.when('WithdrawNotice', withdrawal).refuses('STATE_INVALID', { state: 'WITHDRAWN' });
  });
});
