import { lineState, makeUpDue } from '#libs/accountability/obligations.js';
import type { Obligation } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import type { DecidedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ClueId, ObligationId } from '#libs/kernel/ids.js';
import { clueReferred } from './refer-clue.js';

/** At the turn of a day: obligations of which something is unpaid after D12 are a clue, each once (domain rules 3.6, 8; R28). What waits for a calendar waits. */
export function overdueMakeUps(book: Book, today: IsoDate, clueIdFor: (obligationId: ObligationId) => ClueId): readonly DecidedEvent[] {
  const { reductions, inspection } = book;
  const unreferred = [...reductions.obligations.values()].filter(({ ended, obligationId }) => ended === undefined && !inspection.referredOverdue.has(obligationId));
  const overdue = unreferred.filter((obligation) => isOverdue(book, obligation, today)).toSorted((a, b) => (a.obligationId < b.obligationId ? -1 : 1));
  return overdue.map(({ obligationId, unitId }) => ({
    ...clueReferred(book, { clueId: clueIdFor(obligationId), cause: 'MAKE_UP_OVERDUE', entryIds: entriesAbout(book, obligationId), obligationId, on: today }),
    unitId,
  }));
}

function isOverdue(book: Book, obligation: Obligation, today: IsoDate): boolean {
  const due = makeUpDue(obligation, book.calendarOf);
  return obligation.lines.some((line) => lineState(line, due, today) === 'OVERDUE');
}

function entriesAbout({ accountability }: Book, obligationId: ObligationId) {
  return [...accountability.entries.values()].filter(({ source }) => source.obligationId === obligationId).map(({ entryId }) => entryId);
}
