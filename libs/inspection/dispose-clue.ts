import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ClueId, DocNo } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Clue, ClueWay } from './inspection.js';

/** A clue is disposed of in one of four ways, by a document; one that is only held is disposed of again. Domain rules 2.10, 3.4. */
export interface DisposeClue {
  readonly clueId: ClueId;
  readonly way: ClueWay;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** What can follow on what was done before: nothing on a clue that is closed, and no way twice in a row. */
const NEXT: Readonly<Record<ClueWay, readonly ClueWay[]>> = {
  TALK_OR_LETTER: ['PRELIMINARY_CHECK', 'HOLD', 'CLOSE'],
  PRELIMINARY_CHECK: ['TALK_OR_LETTER', 'HOLD', 'CLOSE'],
  HOLD: ['TALK_OR_LETTER', 'PRELIMINARY_CHECK', 'CLOSE'],
  CLOSE: [],
};

/** Refuses UNKNOWN, DATE_INVALID before it was referred or last disposed of, STATE_INVALID for a way that cannot follow. */
export function disposeClue(book: Book, { clueId, way, docNo, on }: DisposeClue): readonly DecidedEvent[] {
  const { referredOn, disposals } = clueOf(book, clueId);
  const last = disposals.at(-1);
  const notBefore = last?.on ?? referredOn;
  if (on < notBefore) refuse('DATE_INVALID', { on, notBefore });
  if (last !== undefined && !NEXT[last.way].includes(way)) stateInvalid('clue', clueId, last.way, NEXT[last.way]);
  return [event('ClueDisposed', { clueId, way, docNo }, on)];
}

/** The clue, or UNKNOWN. */
export function clueOf({ inspection }: Pick<Book, 'inspection'>, clueId: ClueId): Clue {
  return inspection.clues.get(clueId) ?? unknown('clue', clueId);
}
