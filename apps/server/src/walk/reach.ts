import type { Book } from '#libs/book/book.js';
import type { Moment } from '#libs/book/decide.js';
import type { AuditScope } from '#libs/inspection/inspection.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { isWithin, postsOn } from '#libs/registry/posts.js';
import type { House } from '../house/house.js';
import { inspectsOn } from '../sessions/access.guard.js';
import type { Caller } from '../sessions/caller.js';

/** Where somebody may walk: the units of his posts and what lies below them; an inspector, what he opened his access for. */
export interface Reach {
  readonly book: BookCode;
  readonly scope: AuditScope;
  /** The unit from which he looks: the highest of his posts. */
  readonly unitId: UnitId;
  reaches(unitId: UnitId): boolean;
}

/** The reach of a caller now. */
export function reachOf(house: House, { book: code, officerId }: Caller): Promise<Reach> {
  return house.bookkeeper(code).ask((book, moment) => {
    const posts = postsOn(book.registry, officerId, moment.today).map(({ unitId }) => unitId);
    const scope = scopeOf(book, { ...moment, officerId });
    const tops = scope.unitId === undefined ? posts : [scope.unitId];
    const unitId = tops.find((top) => top === book.county) ?? tops[0] ?? refuse('NOT_AUTHORISED', { officerId });
    const below = new Set([...[...book.registry.units.values()].map((unit) => unit.unitId), book.county].filter((unit) => tops.some((top) => isWithin(book.registry, unit, top))));
    return { book: code, scope, unitId, reaches: (unit) => below.has(unit) };
  });
}

/** Refuses NOT_AUTHORISED for what lies in a unit beyond his reach. */
export function checkReach(reach: Reach, unitId: UnitId): void {
  if (!reach.reaches(unitId)) refuse('NOT_AUTHORISED', { unitId });
}

function scopeOf(book: Book, { officerId, now, today }: Moment & Pick<Caller, 'officerId'>): AuditScope {
  const access = book.inspection.accesses.get(officerId);
  return inspectsOn(book, officerId, today) && access !== undefined && access.until > now ? access.scope : {};
}
