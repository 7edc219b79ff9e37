import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';

/** Something that a person should look at, with the way to it. A pointer, no judgement: nothing is posted and nobody is named guilty (domain rules 3.6, 9). */
export interface Finding {
  /** In whose books it lies. */
  readonly unitId: UnitId;
  /** The day from which it can be seen. */
  readonly on: IsoDate;
  /** The sum in question, where there is one. */
  readonly fen?: Fen;
  /** Whose acts or hands are concerned. */
  readonly officerIds: readonly OfficerId[];
  /** The things whose histories show it, the chief one first. */
  readonly evidence: readonly EntityRef[];
  /** Of these things, the events that are in the book's state by their place. */
  readonly seqs: readonly number[];
}

/** Reads the book as it stands on a day; changes nothing. */
export type Detector = (book: Book, today: IsoDate) => Iterable<Finding>;

/** The rows of a table under a key each, in the order in which the keys came. */
export function groupedBy<Row>(rows: Iterable<Row>, keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** The first of some days; there is at least one. */
export function firstOf(days: readonly IsoDate[]): IsoDate {
  return days.reduce((first, day) => (day < first ? day : first));
}
