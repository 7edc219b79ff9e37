import { type Scenario, STRANGER } from '#libs/book/decision.testing.js';
import { applied, enrolIdOf, MEETING, passedByVillage, subsidised, villageMeeting } from './enrolment.testing.js';

const review = (more: object = {}) => ({ enrolId: enrolIdOf('B1'), meetingId: MEETING, motionNo: 1, on: '2015-03-02', ...more });
const reviewing = (story: Scenario, more: object = {}) => story.as('O-30').when('ReviewInVillage', review(more));

describe('the village’s review', () => {
  it('passes with the motion that the meeting carried', () =>
    reviewing(subsidised(...applied('B1'), villageMeeting())).records(['VillageReviewed', { enrolId: enrolIdOf('B1'), meetingId: MEETING, motionNo: 1, pass: true }]));

  it('rejects with the motion that was lost: nobody says otherwise than the minutes', () => {
    const story = subsidised(...applied('B1'), villageMeeting({}, { forCount: 3, againstCount: 4 }));
    reviewing(story).records(['VillageReviewed', { pass: false }]);
    story.after('ReviewInVillage', review());
    expect(story.book.benefits.enrolments.known(enrolIdOf('B1') as never).state).toBe('REJECTED');
  });

  it('is by counted votes (invariant 41)', () => reviewing(subsidised(...applied('B1'), villageMeeting({}, { method: 'ACCLAMATION' }))).refuses('VOTE_INVALID'));

  it('is of that village’s own meeting', () => reviewing(subsidised(...applied('B1'), villageMeeting({ unitId: 'LJ-XL' }))).refuses('STATE_INVALID', { kind: 'meeting' }));

  it('is of a meeting and a motion that are known', () => {
    reviewing(subsidised(...applied('B1'))).refuses('UNKNOWN', { kind: 'meeting' });
    reviewing(subsidised(...applied('B1'), villageMeeting()), { motionNo: 2 }).refuses('UNKNOWN', { kind: 'motion' });
    reviewing(subsidised(villageMeeting()), { enrolId: STRANGER }).refuses('UNKNOWN', { kind: 'enrolment' });
  });

  it('comes after the application, and the meeting before it (invariant 5)', () => {
    reviewing(subsidised(...applied('B1'), villageMeeting({ heldOn: '2015-02-28' }))).refuses('DATE_INVALID', { heldOn: '2015-02-28' });
    reviewing(subsidised(...applied('B1'), villageMeeting()), { on: '2015-03-01' }).refuses('DATE_INVALID', { heldOn: '2015-03-02' });
    reviewing(subsidised(...applied('B1'), villageMeeting()), { on: '2015-02-28' }).refuses('DATE_INVALID', { notBefore: '2015-03-01' });
  });

  it('is once', () => reviewing(subsidised(...passedByVillage('B1'), villageMeeting())).refuses('STATE_INVALID', { state: 'VILLAGE_OK', allowed: ['APPLIED'] }));
});
