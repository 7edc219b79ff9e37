import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, type StoredDocument } from '#libs/event-log/port.js';
import { refuse } from '#libs/kernel/refusal.js';

export function bytesOf(documents: readonly StoredDocument[]): number {
  return documents.reduce((all, { bytes }) => all + bytes.length, 0);
}

/** Whether so much can be stored in one append. */
export function fitsAnAppend(events: number, bytes: number): boolean {
  return events <= APPEND_LIMIT_EVENTS && bytes <= APPEND_LIMIT_BYTES;
}

/** What one command brings is stored whole or not at all: refuses TOO_LARGE what does not fit into one append. */
export function checkFits(documents: readonly StoredDocument[]): void {
  const bytes = bytesOf(documents);
  if (!fitsAnAppend(documents.length, bytes)) refuse('TOO_LARGE', { limit: `${APPEND_LIMIT_EVENTS} events, ${APPEND_LIMIT_BYTES} bytes`, events: documents.length, bytes });
}
