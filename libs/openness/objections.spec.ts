import { approving } from '#libs/benefits/payouts.testing.js';
import { post } from '#libs/book/anhe.testing.js';
import { dataOf, given, type Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { THE_PUBLIC } from '#libs/registry/house-actors.js';
import { dueOf, feedbackRow } from './objection-deadlines.js';
import { drafted, listOnNotice, OPENNESS_POSTS, objected, objection, TEXT } from './openness.testing.js';

const town = (...more: readonly DecidedEvent[]) => given(...OPENNESS_POSTS, ...more).on('2015-06-05');
const known = ({ book }: Scenario, objectionId: string) => book.openness.objections.known(objectionId as never);

/** An objection that was accepted, and the officers whom its handler found named in it. */
function accepted(story: Scenario, more: object = {}, namedOfficerIds: readonly string[] = []): string {
  const objectionId = objected(story, more);
  story.as('O-24').after('AcceptObjection', { objectionId, namedOfficerIds, on: '2015-06-05' });
  return objectionId;
}

const answering = (objectionId: string, result = 'UPHELD', on = '2015-06-05') => ['AnswerObjection', { objectionId, result, answerRef: TEXT, on }] as const;
const step = (objectionId: string, on = '2015-06-05') => ({ objectionId, on });

describe('raising an objection', () => {
  it('is open to the public on the web, without a post', () => {
    town()
      .as(THE_PUBLIC)
      .when('SubmitObjection', objection({ channel: 'WEB', unitId: 'LJ-DH' }))
      .records(['ObjectionSubmitted', { channel: 'WEB', matter: 'NOT_ENTITLED' }]);
    town().as(THE_PUBLIC).when('SubmitObjection', objection()).refuses('NOT_AUTHORISED', { channel: 'RECEPTION_DAY' });
    town()
      .as('O-24')
      .when('SubmitObjection', objection({ channel: 'WEB' }))
      .refuses('NOT_AUTHORISED', { channel: 'WEB' });
    town().as('O-99').when('SubmitObjection', objection()).refuses('NOT_AUTHORISED');
  });

  it('lets the public do nothing else', () => town().as(THE_PUBLIC).when('PostNotice', { unitId: 'LJ', kind: 'FEE_LIST' }).refuses('NOT_AUTHORISED'));

  it('is about a line that its notice shows', () => {
    const { story, noticeId } = listOnNotice();
    const raising = (more: object) =>
      story
        .on('2015-06-05')
        .as('O-24')
        .when('SubmitObjection', objection({ noticeId, ...more }));
    raising({ no: 2 }).records(['ObjectionSubmitted', { noticeId, no: 2 }]);
    raising({ no: 4 }).refuses('UNKNOWN');
    raising({ unitId: 'LJ-DH' }).refuses('UNKNOWN');
    raising({ on: '2015-05-31' }).refuses('DATE_INVALID', { since: '2015-06-01' });
    raising({ noticeId: undefined, no: 2 }).refuses('UNKNOWN');
  });

  it('holds neither what was said nor who said it', () => {
    const { reporterRef, textRef } = dataOf(town().as('O-24').when('SubmitObjection', objection()).events, 'ObjectionSubmitted');
    expect([Object.keys(textRef), Object.keys(reporterRef ?? {})]).toEqual([
      ['vaultId', 'hmac'],
      ['vaultId', 'hmac'],
    ]);
  });
});

describe('an objection on its way', () => {
  it('is accepted, answered and closed by the handler', () => {
    const story = town();
    const objectionId = accepted(story, {}, ['O-03']);
    expect(known(story, objectionId)).toMatchObject({ state: 'ACCEPTED', namedOfficerIds: ['O-03'] });
    story.when('AcceptObjection', { ...step(objectionId), namedOfficerIds: [] }).refuses('STATE_INVALID', { state: 'ACCEPTED' });
    story.after(...answering(objectionId, 'DISMISSED'));
    story.when('CloseObjection', step(objectionId, '2015-06-04')).refuses('DATE_INVALID');
    story.when('CloseObjection', step(objectionId)).records(['ObjectionClosed']);
    story.as('O-06').when('CloseObjection', step(objectionId)).refuses('NOT_AUTHORISED');
  });

  it('is never closed without an answer (invariant 51)', () => {
    const story = town();
    const objectionId = objected(story);
    story.when('CloseObjection', step(objectionId)).refuses('ANSWER_REQUIRED', { state: 'SUBMITTED' });
    story.after('AcceptObjection', { ...step(objectionId), namedOfficerIds: [] });
    story.when('CloseObjection', step(objectionId)).refuses('ANSWER_REQUIRED', { state: 'ACCEPTED' });
    story.after('EscalateObjection', step(objectionId));
    story.as('O-25').when('CloseObjection', step(objectionId)).refuses('ANSWER_REQUIRED', { state: 'ESCALATED' });
  });

  it('goes once to the unit above, which answers it', () => {
    const story = town();
    const objectionId = accepted(story);
    story.after(...answering(objectionId, 'DISMISSED'));
    story.after('EscalateObjection', step(objectionId));
    expect(known(story, objectionId)).toMatchObject({ unitId: 'LJ', handledBy: '990000', state: 'ESCALATED' });
    story.when(...answering(objectionId)).refuses('NOT_AUTHORISED');
    story.as('O-25').after(...answering(objectionId, 'PARTLY'));
    expect(known(story, objectionId).answers.map(({ result }) => result)).toEqual(['DISMISSED', 'PARTLY']);
    story.when('EscalateObjection', step(objectionId)).refuses('STATE_INVALID', { state: 'ESCALATED' });
  });
});

describe('whoever is concerned hands it on (invariant 50)', () => {
  it('being named in it', () => {
    const story = town();
    const objectionId = objected(story, { namedOfficerIds: ['O-24'] });
    story
      .as('O-24')
      .when('AcceptObjection', { ...step(objectionId), namedOfficerIds: [] })
      .refuses('RECUSAL_REQUIRED', { why: 'NAMED' });
    story.when('RejectObjection', { ...step(objectionId), reasonCode: 'REPEATED' }).refuses('RECUSAL_REQUIRED', { why: 'NAMED' });
  });

  it('having been found named when it was read', () => {
    const story = town();
    const objectionId = accepted(story, {}, ['O-24']);
    story.when(...answering(objectionId)).refuses('RECUSAL_REQUIRED', { why: 'NAMED' });
    story
      .as('O-25')
      .when(...answering(objectionId))
      .records(['ObjectionAnswered', { result: 'UPHELD' }]);
  });

  it('having prepared the list', () => {
    const { story, noticeId } = listOnNotice();
    story.and(post(['O-09', 'HANDLER', 'LJ'])).on('2015-06-05');
    const objectionId = accepted(story, { noticeId, no: 1 });
    story
      .as('O-09')
      .when(...answering(objectionId))
      .refuses('RECUSAL_REQUIRED', { why: 'PREPARED_THE_LIST' });
  });

  it('being of the unit that it was raised against, once it is escalated', () => {
    const story = town(post(['O-26', 'HANDLER', '990000']), post(['O-26', 'ENROLLER', 'LJ']));
    const objectionId = accepted(story);
    story.after('EscalateObjection', step(objectionId));
    story
      .as('O-26')
      .when(...answering(objectionId))
      .refuses('RECUSAL_REQUIRED', { why: 'SAME_UNIT' });
    story
      .as('O-25')
      .when(...answering(objectionId))
      .records(['ObjectionAnswered']);
  });
});

describe('who said it (invariant 50)', () => {
  const asking = (objectionId: string) => ['DiscloseReporter', { objectionId, reasonCode: 'ASK_BACK' }] as const;

  it('is told to the handler, and that he was told stands in the book', () => {
    const story = town();
    const objectionId = objected(story);
    story
      .as('O-24')
      .when(...asking(objectionId))
      .records(['ReporterDisclosed', { objectionId, reasonCode: 'ASK_BACK' }]);
  });

  it.each(['O-03', 'O-07', 'O-11', 'O-22'])('is not told to %s, who has another post', (officerId) => {
    const story = town();
    const objectionId = objected(story);
    story
      .as(officerId)
      .when(...asking(objectionId))
      .refuses('REPORTER_CONFIDENTIAL');
  });

  it('is not told to a handler who is named', () => {
    const story = town();
    const objectionId = objected(story, { namedOfficerIds: ['O-24'] });
    story
      .as('O-24')
      .when(...asking(objectionId))
      .refuses('RECUSAL_REQUIRED');
  });

  it('is known to nobody where nobody said his name', () => {
    const story = town();
    const { reporterRef: _, ...nameless } = objection();
    const { objectionId } = dataOf(story.as('O-24').perform('SubmitObjection', nameless), 'ObjectionSubmitted');
    story.when(...asking(objectionId)).refuses('UNKNOWN', { kind: 'reporter' });
  });
});

describe('an objection to a line', () => {
  it('keeps the list from being approved until it is answered (invariant 40)', () => {
    const { story, listId, noticeId } = listOnNotice();
    const objectionId = accepted(story, { noticeId, no: 2 });
    approving(story.on('2015-06-09'), listId, noticeId).refuses('OBJECTION_OPEN', { no: 2 });
    story.as('O-24').after(...answering(objectionId, 'DISMISSED', '2015-06-08'));
    approving(story, listId, noticeId).records(['ProposalApproved'], ['PayListApproved']);
  });

  it('that was upheld keeps it from being approved until the line is cancelled', () => {
    const { story, listId, noticeId } = listOnNotice();
    const objectionId = accepted(story, { noticeId, no: 2 });
    story.as('O-24').after(...answering(objectionId, 'UPHELD'));
    approving(story.on('2015-06-09'), listId, noticeId).refuses('OBJECTION_OPEN', { no: 2 });
    story.as('O-06').checkedBy('O-07').after('CancelLine', { listId, no: 2, reasonCode: 'OBJECTION_UPHELD', on: '2015-06-09' });
    approving(story, listId, noticeId).records(['ProposalApproved'], ['PayListApproved']);
  });

  it('is not got round by another notice of the list', () => {
    const { story, listId, noticeId } = listOnNotice();
    objected(story, { noticeId, no: 2 });
    story.on('2015-06-05').as('O-22').after('WithdrawNotice', { noticeId, reasonCode: 'REPLACED', on: '2015-06-05' });
    const { listHash } = drafted(story, { unitId: 'LJ', kind: 'BENEFIT_LIST', listId });
    const again = { unitId: 'LJ', kind: 'BENEFIT_LIST', listId, channels: ['WEB'], columns: ['NO'], listHash };
    const second = dataOf(story.as('O-22').checkedBy('O-23').perform('PostNotice', again), 'NoticePosted').noticeId;
    approving(story.on('2015-06-13'), listId, second, '2015-06-13').refuses('OBJECTION_OPEN', { no: 2 });
  });
});

describe('the days of an objection (D9)', () => {
  const due = (story: Scenario, objectionId: string, today: string) => dueOf(known(story, objectionId), today as never, story.book.calendarOf);

  it('are two working days to accept and seven to answer: of one received on Friday the 5th the 16th (worked example A6)', () => {
    const story = town();
    const objectionId = objected(story);
    expect(due(story, objectionId, '2015-06-09')).toMatchObject({ acceptBy: { on: '2015-06-09' }, answerBy: { on: '2015-06-16' }, overdue: false });
    expect(due(story, objectionId, '2015-06-10').overdue).toBe(true);
    story.as('O-24').after('AcceptObjection', { ...step(objectionId), namedOfficerIds: [] });
    expect([due(story, objectionId, '2015-06-16').overdue, due(story, objectionId, '2015-06-17').overdue]).toEqual([false, true]);
    story.after(...answering(objectionId));
    expect(due(story, objectionId, '2015-07-01').overdue).toBe(false);
  });

  it('stand in the register, without whoever raised it', () => {
    const story = town();
    const objectionId = accepted(story);
    const row = (today: string) => feedbackRow(known(story, objectionId), 1, { today: today as never, calendarOf: story.book.calendarOf });
    expect(row('2015-06-16')).toEqual({ no: 1, channel: 'RECEPTION_DAY', matter: 'NOT_ENTITLED', receivedOn: '2015-06-05' });
    expect(row('2015-06-17')).toMatchObject({ onTime: false });
    story.on('2015-06-17').after(...answering(objectionId, 'DISMISSED', '2015-06-17'));
    expect(row('2015-06-17')).toMatchObject({ answeredOn: '2015-06-17', result: 'DISMISSED', onTime: false });
  });
});
