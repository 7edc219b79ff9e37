import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { EntryId, TextRef } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { openEntry } from './close-entry.js';

/** Whom an entry names says what he has to say about it (申辩). Domain rules 3.6, 9. */
export interface FileStatement {
  readonly entryId: EntryId;
  /** His words are in the vault. */
  readonly textRef: TextRef;
}

/** Refuses NOT_AUTHORISED to whom it does not name, STATE_INVALID once it is closed. */
export function fileStatement(book: Book, { entryId, textRef }: FileStatement, { actor, today }: Context): readonly DecidedEvent[] {
  const { officerId } = actor;
  const { officerIds } = openEntry(book, entryId);
  if (!officerIds.includes(officerId)) refuse('NOT_AUTHORISED', { officerId, entryId });
  return [event('AccountabilityStatementFiled', { entryId, officerId, textRef }, today)];
}
