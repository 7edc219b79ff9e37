import { post } from '#libs/book/anhe.testing.js';
import { dataOf, given } from '#libs/book/decision.testing.js';
import { motion, panel } from './meetings.testing.js';
import { motionPassed } from './vote.js';

const recorder = () => given().as('O-12');
const recording = (...of: Parameters<typeof panel>) => recorder().when('RecordMeeting', panel(...of));

/** Records the minutes with the chair's signature, and asks for a motion. */
function passed(more: object, motionNo = 1, ...motions: readonly object[]) {
  const story = recorder().checkedBy('O-11');
  const { meetingId } = dataOf(story.perform('RecordMeeting', panel(more, ...motions)), 'MeetingRecorded');
  return motionPassed(story.book, meetingId, motionNo);
}

describe('recording a meeting', () => {
  it('waits for the signature of the chair named, and of no other', () => {
    const story = given(post(['O-15', 'COUNTY_APPROVER', '990000'])).as('O-12');
    const { proposalId, effectHash, approverId } = dataOf(story.perform('RecordMeeting', panel()), 'ProposalMade');
    expect(approverId).toBe('O-11');
    story.as('O-15').when('ApproveProposal', { proposalId, effectHash }).refuses('NOT_AUTHORISED', { approverId: 'O-11' });
    story
      .as('O-11')
      .when('ApproveProposal', { proposalId, effectHash })
      .records(['ProposalApproved'], ['MeetingRecorded', { body: 'COUNTY_PANEL', recorderId: 'O-12', chairId: 'O-11', present: 5, motions: [motion()] }]);
  });

  it('is for a recorder of the body', () => {
    given().as('O-05').when('RecordMeeting', panel()).refuses('NOT_AUTHORISED');
    given()
      .as('O-05')
      .when('RecordMeeting', panel({ unitId: 'LJ', body: 'TOWNSHIP_MEETING', chairId: 'O-07' }))
      .proposesTo('UNIT_HEAD');
  });

  it('is of a body that the unit has, and of something voted', () => {
    recording({ body: 'TOWNSHIP_MEETING' }).refuses('NOT_AUTHORISED');
    given()
      .as('O-05')
      .when('RecordMeeting', panel({ unitId: 'LJ-DH', body: 'TOWNSHIP_MEETING' }))
      .refuses('STATE_INVALID', { state: 'VILLAGE', allowed: ['TOWNSHIP'] });
    recording({ motions: [] }).refuses('NOTHING_TO_DO');
    recording({ heldOn: '2015-03-03' }).refuses('DATE_INVALID');
  });
});

describe('a vote on money (invariant 41)', () => {
  it('is not by applause', () => {
    recording({}, motion({ method: 'ACCLAMATION' })).refuses('VOTE_INVALID', { why: 'ACCLAMATION' });
    recording({}, motion({ method: 'ACCLAMATION', decidesMoney: false })).proposesTo('COUNTY_APPROVER');
  });

  it('needs more than half of the eligible', () => {
    recording({ eligible: 6, present: 3 }, motion({ forCount: 3 })).refuses('VOTE_INVALID', { why: 'QUORUM' });
    recording({ eligible: 7, present: 4 }, motion({ forCount: 4 })).proposesTo('COUNTY_APPROVER');
  });

  it('counts nobody who is recused or not there', () => {
    recording({}, motion({ recused: ['O-13'] })).refuses('VOTE_INVALID', { why: 'COUNT' });
    recording({}, motion({ forCount: 4, recused: ['O-13'] })).proposesTo('COUNTY_APPROVER');
    recording({ eligible: 4 }).refuses('VOTE_INVALID', { why: 'COUNT' });
    recording({}, motion({ forCount: 6, decidesMoney: false })).refuses('VOTE_INVALID', { why: 'COUNT' });
  });

  it('passes with more than half of those present (worked example A7)', () => {
    expect(passed({ eligible: 7, present: 6 }, 1, motion({ forCount: 5, abstainCount: 1 }))).toBe(true);
    expect(passed({ eligible: 7, present: 6 }, 1, motion({ forCount: 3, againstCount: 3 }))).toBe(false);
    expect(passed({ eligible: 7, present: 6 }, 1, motion({ forCount: 3, abstainCount: 2 }))).toBe(false);
  });

  it('is asked again where a motion is used for money', () => {
    expect(() => passed({}, 1, motion({ method: 'ACCLAMATION', decidesMoney: false }))).toThrow(expect.objectContaining({ code: 'VOTE_INVALID' }));
    expect(() => passed({}, 2)).toThrow(expect.objectContaining({ code: 'UNKNOWN', facts: expect.objectContaining({ kind: 'motion' }) }));
  });
});

it('gives every motion a number of its own: what was lost is not found under what was carried', () =>
  recording({}, motion(), motion({ forCount: 1, againstCount: 4 })).refuses('ALREADY_EXISTS', { kind: 'motion', id: '1' }));
