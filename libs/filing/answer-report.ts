import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { PackState, ReturnReason } from './filing.js';
import { knownVersion, type PackStep } from './known-pack.js';

/** The county takes a filed pack. Domain rules 3.4; invariant 52. */
export type AcceptReport = PackStep;

/** The county sends a filed pack back: it is amended, and the day by which it was due stays (D3). */
export interface ReturnReport extends PackStep {
  readonly reasonCode: ReturnReason;
}

/** Refuses what `filedVersion` does. */
export function acceptReport(book: Book, step: AcceptReport, { today }: Context): readonly DecidedEvent[] {
  return [event('ReportAccepted', filedVersion(book, step), today)];
}

/** Refuses what `filedVersion` does. */
export function returnReport(book: Book, { reasonCode, ...step }: ReturnReport, { today }: Context): readonly DecidedEvent[] {
  return [event('ReportReturned', { ...filedVersion(book, step), reasonCode }, today)];
}

const ANSWERED: ReadonlySet<PackState> = new Set(['ACCEPTED', 'RETURNED']);

/** Refuses STATE_INVALID for what was answered, FILING_INCOMPLETE for what has not come by both channels or says another thing on the verifier's desk. */
function filedVersion(book: Book, { packId, sha256 }: PackStep) {
  const { version, state, filings, sha256: expected } = knownVersion(book, packId);
  if (ANSWERED.has(state)) stateInvalid('report pack', packId, state, ['FILED']);
  if (state !== 'FILED') refuse('FILING_INCOMPLETE', { packId, version, state, channels: filings.map(({ channel }) => channel).join(' ') });
  if (sha256 !== expected) refuse('FILING_INCOMPLETE', { packId, version, expected, got: sha256 });
  return { packId, version, sha256 };
}
