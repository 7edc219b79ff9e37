import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { versionsOf } from './policy-versions.js';
import type { SchemeClosed } from './registry.js';

/**
 * A scheme of fees is abolished: nothing is collected under it from this moment on, and the book itself then ends what payers still
 * owe (libs/levy/extinguish.ts). What was paid before `stopCollectFrom` stays paid. Domain rules 2.1, R21; invariants 10, 16.
 */
export type CloseScheme = SchemeClosed;

/** Refuses UNKNOWN for what is no fee, STATE_INVALID for a scheme that is closed, EXTINGUISH_INVALID before the day from which nothing may be collected. */
export function closeScheme(book: Book, { policyId, stopCollectFrom, basisDocNo }: CloseScheme, { today }: Context): readonly DecidedEvent[] {
  versionsOf(book.registry, policyId, 'FEE');
  if (book.registry.closures.has(policyId)) stateInvalid('policy', policyId, 'CLOSED', ['OPEN']);
  if (today < stopCollectFrom) refuse('EXTINGUISH_INVALID', { policyId, stopCollectFrom, today });
  return [event('SchemeClosed', { policyId, stopCollectFrom, basisDocNo }, today)];
}
