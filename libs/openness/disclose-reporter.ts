import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { ObjectionId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { postFor } from '#libs/registry/posts.js';
import { checkRecusal, objectionOf } from './objection.js';
import type { DisclosureReason } from './objections.js';

/** The handler asks who raised an objection, and says why he has to know; nobody else is told (accounting law art. 28). That he was told stands in the book. Invariant 50. */
export interface DiscloseReporter {
  readonly objectionId: ObjectionId;
  readonly reasonCode: DisclosureReason;
}

/** Refuses UNKNOWN, also where nobody said his name; REPORTER_CONFIDENTIAL to whoever does not handle it; RECUSAL_REQUIRED. */
export function discloseReporter(book: Book, { objectionId, reasonCode }: DiscloseReporter, { actor, today }: Context): readonly DecidedEvent[] {
  const objection = objectionOf(book, objectionId);
  const { officerId } = actor;
  if (postFor(book.registry, officerId, ['HANDLER'], { unitId: objection.handledBy, on: today }) === undefined) refuse('REPORTER_CONFIDENTIAL', { objectionId, officerId });
  checkRecusal(book, objection, { officerId, today });
  if (objection.reporterRef === undefined) unknown('reporter', objectionId);
  return [event('ReporterDisclosed', { objectionId, reasonCode }, today)];
}
