import type { Book } from '#libs/book/book.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import type { Unit } from '#libs/registry/registry.js';
import type { Role } from '#libs/registry/roles.js';

/** The units that keep books: the county and its townships. A village's money stands in those of its township. */
export function unitsWithBooks({ registry }: Book): readonly Unit[] {
  return [...registry.units.values()].filter(({ level }) => level !== 'VILLAGE');
}

/** The first month of a unit's books. UNKNOWN for a unit that keeps none. */
export function firstPeriodOf(book: Book, unitId: UnitId): Month {
  if (unitOf(book.registry, unitId).level === 'VILLAGE') unknown('period', unitId);
  return book.openedPeriodOf(unitId);
}

/** The earliest month of a unit that is not closed: the next to be closed. */
export function earliestOpenOf(book: Book, unitId: UnitId): Month {
  return book.periods.earliestOpen.get(unitId) ?? firstPeriodOf(book, unitId);
}

/** The earliest month of a unit that is not soft closed: the next to be. */
export function nextToSoftClose(book: Book, unitId: UnitId): Month {
  const last = book.periods.softClosedThrough.get(unitId);
  return last === undefined ? firstPeriodOf(book, unitId) : shiftMonth(last, 1);
}

/** Who answers for what goes into a unit's month once it is soft closed, and closes it: the township's reviewer, the county's verifier. */
export function periodReviewer(book: Book, unitId: UnitId): Role {
  return unitId === book.county ? 'COUNTY_VERIFIER' : 'REVIEWER';
}
