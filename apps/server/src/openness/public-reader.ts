import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, NoticeId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { noticeOf } from '#libs/openness/end-notice.js';
import { isOnDisplay, type Notice } from '#libs/openness/notices.js';
import type { House } from '../house/house.js';

/** As of which event, and on which day of the book. */
export interface AsOf {
  readonly demo: boolean;
  readonly today: IsoDate;
  readonly seq: number;
}

/** Whoever asks again within so many seconds may be given the same. */
const FRESH_FOR_SECONDS = 60;

/** Reads a book for anybody. */
export function readPublicly<T>(house: House, code: BookCode, read: (book: Book, today: IsoDate) => T): Promise<T & AsOf> {
  return house.bookkeeper(code).ask((book, { today }) => ({ demo: book.genesis.demo, today, seq: book.nextSeq, ...read(book, today) }));
}

/** A notice that anybody may see on the web today; UNKNOWN for any other. */
export function noticeOnDisplay(book: Book, noticeId: NoticeId, today: IsoDate): Notice {
  const notice = noticeOf(book, noticeId);
  return isOnDisplay(notice, today, book.calendarOf) ? notice : unknown('notice', noticeId);
}

/** Answers what was read, or 304 to whoever has it: nothing changes while neither the book nor the day does. */
export function cached<T extends AsOf>(request: FastifyRequest, reply: FastifyReply, answer: T): T | undefined {
  const tag = `"${answer.seq}-${answer.today}"`;
  reply.header('ETag', tag).header('Cache-Control', `public, max-age=${FRESH_FOR_SECONDS}`);
  if (request.headers['if-none-match'] !== tag) return answer;
  reply.status(304);
  return undefined;
}
