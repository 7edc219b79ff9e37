import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, EntryId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Entry, EntryResult } from './accountability.js';

/** The county closes an entry by a document. Domain rules 3.6, 9. */
export interface CloseAccountabilityEntry {
  readonly entryId: EntryId;
  readonly result: EntryResult;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses DATE_INVALID before it was raised, STATE_INVALID for what is closed. Money that is still open stays open. */
export function closeEntry(book: Book, { on, ...closed }: CloseAccountabilityEntry): readonly DecidedEvent[] {
  const { raisedOn } = openEntry(book, closed.entryId);
  if (on < raisedOn) refuse('DATE_INVALID', { on, raisedOn });
  return [event('AccountabilityEntryClosed', closed, on)];
}

/** The entry, or UNKNOWN. */
export function entryOf({ accountability }: Pick<Book, 'accountability'>, entryId: EntryId): Entry {
  return accountability.entries.get(entryId) ?? unknown('accountability entry', entryId);
}

/** The entry while nobody has closed it, else STATE_INVALID. */
export function openEntry(book: Pick<Book, 'accountability'>, entryId: EntryId): Entry {
  const entry = entryOf(book, entryId);
  if (entry.closed !== undefined) stateInvalid('accountability entry', entryId, entry.closed.result, ['OPEN']);
  return entry;
}
