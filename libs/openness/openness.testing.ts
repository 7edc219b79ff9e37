import { payoutTown, prepared } from '#libs/benefits/payouts.testing.js';
import { post } from '#libs/book/anhe.testing.js';
import { dataOf, type Outcome, type Scenario } from '#libs/book/decision.testing.js';
import { digestOf } from '#libs/trust/digest.js';
import { columnsIn } from './disclosure.js';
import { type NoticeAbout, type NoticeDraft, noticeDraft } from './notice-draft.js';

/** Who publishes in 临江镇: O-22 posts, O-23 looks before it is posted, O-24 handles what is said; O-25 does at the county. */
export const OPENNESS_POSTS = [post(['O-22', 'NOTICE_OFFICER', 'LJ']), post(['O-23', 'SUPERVISOR', 'LJ']), post(['O-24', 'HANDLER', 'LJ']), post(['O-25', 'HANDLER', '990000'])];

export const PHOTO = 'cd'.repeat(32);
export const TEXT = { vaultId: '00000000-0000-4000-8000-0000000000a1', hmac: 'ab'.repeat(32) };
export const REPORTER = { vaultId: '00000000-0000-4000-8000-0000000000a2', hmac: 'ef'.repeat(32) };

/** What the house would show of a notice now. */
export function drafted(story: Scenario, about: object): NoticeDraft {
  return noticeDraft(story.book, about as NoticeAbout, { today: story.moment.today, digestOf });
}

/** Posts what the ledger says, on the web and with every column that may stand there, unless said otherwise. */
export function posting(story: Scenario, about: object, more: object = {}): Outcome {
  return story
    .as('O-22')
    .checkedBy('O-23')
    .when('PostNotice', asDrafted(story, about, more));
}

/** As `posting`, recorded; the notice's id. */
export function posted(story: Scenario, about: object, more: object = {}): string {
  return dataOf(
    story
      .as('O-22')
      .checkedBy('O-23')
      .perform('PostNotice', asDrafted(story, about, more)),
    'NoticePosted',
  ).noticeId;
}

function asDrafted(story: Scenario, about: object, more: object) {
  const { kind } = about as NoticeAbout;
  const { mode, listHash } = drafted(story, about);
  return { ...about, channels: ['WEB'], columns: columnsIn(kind, mode, 'WEB'), listHash, ...more };
}

/** A list of these people on 2015-06-01, for 480.00 yuan each, and its notice of that day. */
export function listOnNotice(people: readonly string[] = ['B1', 'B2', 'B3']): { story: Scenario; listId: string; noticeId: string } {
  const story = payoutTown(people)
    .and(...OPENNESS_POSTS)
    .on('2015-06-01');
  const listId = prepared(story, people.length * 480);
  return { story, listId, noticeId: posted(story, ofList(listId)) };
}

export const ofList = (listId: string) => ({ unitId: 'LJ', kind: 'BENEFIT_LIST', listId });

/** What somebody told the reception day, on 2015-06-05 unless said otherwise. */
export const objection = (more: object = {}) => ({
  ...{ unitId: 'LJ', channel: 'RECEPTION_DAY', matter: 'NOT_ENTITLED', textRef: TEXT, reporterRef: REPORTER, namedOfficerIds: [], on: '2015-06-05' },
  ...more,
});

/** Somebody objects; the objection's id. */
export function objected(story: Scenario, more: object = {}): string {
  return dataOf(story.on('2015-06-05').as('O-24').perform('SubmitObjection', objection(more)), 'ObjectionSubmitted').objectionId;
}
