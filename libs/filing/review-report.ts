import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { knownVersion, type PackStep } from './known-pack.js';

/** The reviewer has checked the prepared figures. Domain rules 3.8; invariants 52, 54. */
export type ReviewReport = PackStep;

/** Refuses STATE_INVALID but for what is PREPARED, SOD_VIOLATION for the preparer himself (R25), REPORT_NOT_FROM_LEDGER where he has other figures before him. */
export function reviewReport(book: Book, { packId, sha256 }: ReviewReport, { actor, today }: Context): readonly DecidedEvent[] {
  const { version, state, prepared, sha256: expected } = knownVersion(book, packId);
  if (state !== 'PREPARED') stateInvalid('report pack', packId, state, ['PREPARED']);
  if (actor.officerId === prepared.officerId) refuse('SOD_VIOLATION', { officerId: actor.officerId, pair: 'preparer reviewer' });
  if (sha256 !== expected) refuse('REPORT_NOT_FROM_LEDGER', { packId, version, expected, got: sha256 });
  return [event('ReportReviewed', { packId, version, sha256 }, today)];
}
