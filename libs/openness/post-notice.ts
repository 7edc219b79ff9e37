import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { Code, NoticeId, Sha256Hex } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { type Column, checkColumns, type NoticeChannel } from './disclosure.js';
import { type NoticeAbout, noticeDraft } from './notice-draft.js';

/**
 * What is shown to the public, made from the ledger and never typed (S20, S24): the notice officer names the digest of the rows before
 * him, and the supervisor looks before anybody else does. It is posted on the day on which he has looked. Invariant 49.
 */
export interface PostNotice extends NoticeAbout {
  readonly channels: readonly NoticeChannel[];
  readonly columns: readonly Column[];
  readonly listHash: Sha256Hex;
  /** Of what hangs on a board: where, and the digest of the photograph of it. */
  readonly placeCode?: Code;
  readonly photoSha256?: Sha256Hex;
}

/**
 * Refuses what `noticeDraft` does; NOTICE_NOT_FROM_LEDGER where the rows are others by now, PRIVACY_VIOLATION for a column that a channel may
 * not show, MALFORMED for a board without its photograph, NOTHING_TO_DO where the same rows are posted already.
 */
export function postNotice(book: Book, command: PostNotice, { newId, today, digestOf }: Context): readonly DecidedEvent[] {
  const { unitId, kind, channels, columns, listHash } = command;
  const { source, mode, rows, noticeDays, noticeDayCount, listHash: expected } = noticeDraft(book, command, { today, digestOf });
  if (listHash !== expected) refuse('NOTICE_NOT_FROM_LEDGER', { kind, unitId, expected, got: listHash });
  checkColumns({ kind, mode, channels, columns });
  const same = Iterator.from(book.openness.notices.values()).find((notice) => notice.listHash === listHash && notice.state !== 'WITHDRAWN');
  if (same !== undefined) refuse('NOTHING_TO_DO', { noticeId: same.noticeId });
  const posted = { noticeId: newId<NoticeId>(), source, channels, mode, columns, listHash, rowCount: rows.length, noticeDays, noticeDayCount };
  return [event('NoticePosted', { ...posted, ...boardOf(command) }, today)];
}

function boardOf({ channels, placeCode, photoSha256 }: PostNotice) {
  if (!channels.includes('BOARD')) return {};
  if (placeCode === undefined) return refuse('MALFORMED', { field: 'placeCode' });
  if (photoSha256 === undefined) return refuse('MALFORMED', { field: 'photoSha256' });
  return { board: { placeCode, photoSha256 } };
}
