import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { NoticeId, ObjectionId, OfficerId, TextRef, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { noticeOf } from './end-notice.js';
import { linesOf } from './notice-rows.js';
import type { IntakeChannel, Matter } from './objections.js';

/** Anybody objects, or says what he thinks: on the web himself, else through an officer who writes it down. S21, S22; domain rules 3.8. */
export interface SubmitObjection {
  readonly unitId: UnitId;
  readonly noticeId?: NoticeId;
  /** The line of its list. */
  readonly no?: number;
  readonly channel: IntakeChannel;
  readonly matter: Matter;
  readonly textRef: TextRef;
  readonly reporterRef?: TextRef;
  readonly namedOfficerIds: readonly OfficerId[];
  /** The day on which it was received: from it the days of accepting and answering count. */
  readonly on: IsoDate;
}

/** Refuses UNKNOWN for a notice that is not the unit's, or a line that it does not show; NOT_AUTHORISED for the public by any way but the web; DATE_INVALID before the notice. */
export function submitObjection(book: Book, command: SubmitObjection, { actor, newId }: Context): readonly DecidedEvent[] {
  const { unitId, on, ...said } = command;
  const isPublic = actor.role === 'PUBLIC';
  if (isPublic !== (said.channel === 'WEB')) refuse('NOT_AUTHORISED', { officerId: actor.officerId, channel: said.channel });
  checkNamed(book, command);
  return [event('ObjectionSubmitted', { objectionId: newId<ObjectionId>(), ...said }, on, { unitId })];
}

function checkNamed(book: Book, { unitId, noticeId, no, on }: SubmitObjection): void {
  if (noticeId === undefined) return no === undefined ? undefined : unknown('pay line', String(no));
  const { source, postedOn, unitId: postedBy } = noticeOf(book, noticeId);
  if (postedBy !== unitId) unknown('notice', noticeId);
  if (on < postedOn) refuse('DATE_INVALID', { on, since: postedOn });
  if (no === undefined) return;
  const isShown = source.kind === 'BENEFIT_LIST' && linesOf(book, source).some((line) => line.no === no);
  if (!isShown) unknown('pay line', `${noticeId} ${no}`);
}
