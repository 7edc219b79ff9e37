import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { FilingChannel } from './filing.js';
import { knownVersion, type PackStep } from './known-pack.js';

/** A signed pack goes to the county by one of its two channels. S4; invariant 52. */
export interface FileReport extends PackStep {
  readonly channel: FilingChannel;
  readonly on: IsoDate;
}

/**
 * Refuses SIGNATURE_MISSING before both have signed, DATE_INVALID for a day before that, FILING_INCOMPLETE where what goes out by this channel
 * is not what was signed, NOTHING_TO_DO for a channel that has been served.
 */
export function fileReport(book: Book, { packId, sha256, channel, on }: FileReport): readonly DecidedEvent[] {
  const { version, state, signed, filings, sha256: expected } = knownVersion(book, packId);
  if (signed === undefined) return refuse('SIGNATURE_MISSING', { packId, version, state });
  if (on < signed.on) refuse('DATE_INVALID', { on, notBefore: signed.on });
  if (sha256 !== expected) refuse('FILING_INCOMPLETE', { packId, version, channel, expected, got: sha256 });
  if (filings.some((filing) => filing.channel === channel)) refuse('NOTHING_TO_DO', { packId, version, channel });
  if (state !== 'SIGNED') stateInvalid('report pack', packId, state, ['SIGNED']);
  return [event('ReportFiled', { packId, version, sha256, channel }, on)];
}
