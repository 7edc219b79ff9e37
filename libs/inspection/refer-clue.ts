import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ClueId, EntryId, ObligationId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { Clue, ClueCause } from './inspection.js';

/** Entries are handed to the inspectors as a clue (监察法 2024 art. 37). Domain rules 2.10, 3.4; invariant 55. */
export interface ReferClue {
  readonly entryIds: readonly EntryId[];
  readonly on: IsoDate;
}

/** Refuses NOTHING_TO_DO without entries, UNKNOWN, DATE_INVALID before one was raised, ALREADY_EXISTS for entries that a clue has together already. */
export function referClue(book: Book, { entryIds, on }: ReferClue, { newId }: Context): readonly DecidedEvent[] {
  if (entryIds.length === 0) refuse('NOTHING_TO_DO');
  for (const entryId of entryIds) {
    const { raisedOn } = book.accountability.entries.get(entryId) ?? unknown('accountability entry', entryId);
    if (on < raisedOn) refuse('DATE_INVALID', { on, raisedOn });
  }
  const earlier = clueOf(book, entryIds);
  if (earlier !== undefined) refuse('ALREADY_EXISTS', { kind: 'clue', id: earlier.clueId });
  return [clueReferred(book, { clueId: newId<ClueId>(), cause: 'REFERRED', entryIds, on })];
}

/** What is referred, by whomever: a person, a decision that always raises a clue (R14), the book at a day's turn. */
export interface Referred {
  readonly clueId: ClueId;
  readonly cause: ClueCause;
  readonly entryIds: readonly EntryId[];
  readonly obligationId?: ObligationId;
  readonly on: IsoDate;
}

/** The event that hands a clue to the county's inspectors. */
export function clueReferred(book: Book, { on, ...clue }: Referred): DecidedEvent {
  return event('ClueReferred', { ...clue, toUnit: book.county }, on);
}

/** The clue that has all of these entries. */
function clueOf({ inspection }: Book, entryIds: readonly EntryId[]): Clue | undefined {
  return Iterator.from(inspection.clues.values()).find((clue) => entryIds.every((entryId) => clue.entryIds.includes(entryId)));
}
