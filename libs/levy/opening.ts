import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { firstDayOf, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { NO_OPENING } from './levy.js';

/** The first day of a unit's books: what is taken over from the old ones stands there from then on. */
export function openedOn(book: Book, unitId: UnitId): IsoDate {
  return firstDayOf(book.openedPeriodOf(unitId));
}

/** Refuses OPENING_CLOSED once both sides have signed what the unit took over (invariant 60). */
export function checkOpeningOpen({ levies }: Book, unitId: UnitId): void {
  if ((levies.openings.get(unitId) ?? NO_OPENING).closed) refuse('OPENING_CLOSED', { unitId });
}

/** Who takes it over, with the paper of the old books as evidence (domain rules 6). */
export function openingHands({ actor, evidence }: Context, docNo: DocNo): NonNullable<DecidedEvent['hands']> {
  return { actor, approvals: [], evidence: [...evidence, { kind: 'OPENING_BALANCE', docNo }] };
}
