import type { Book } from '#libs/book/book.js';
import { firstDayOf, type IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { closedFrom } from '#libs/registry/fee-policy.js';
import type { Levy } from './levy.js';

/** A levy, on a day on which something can happen to it: UNKNOWN, DATE_INVALID before it was served or entered the books (invariants 5, 61, R31). */
export function levyOn(book: Book, levyId: LevyId, on: IsoDate): Levy {
  const levy = book.levies.levies.get(levyId) ?? unknown('levy', levyId);
  const opened = firstDayOf(levy.periodId);
  if (on < levy.servedOn || on < opened) refuse('DATE_INVALID', { on, servedOn: levy.servedOn, opened });
  return levy;
}

/** Whether nothing may be collected of a levy any more on a day, since its scheme is closed. */
export function isSchemeClosed(book: Book, { policyId }: Levy, on: IsoDate): boolean {
  const closed = closedFrom(book.registry, policyId);
  return closed !== undefined && on >= closed;
}

/** Refuses LEVY_SCHEME_CLOSED once the county has closed the scheme, whatever day an act is said to be of. */
export function checkNotClosed({ registry }: Book, { policyId }: Levy): void {
  const closure = registry.closures.get(policyId);
  if (closure !== undefined) refuse('LEVY_SCHEME_CLOSED', { closedFrom: closure.stopCollectFrom, policyId });
}

/** Invariant 10: from the day on which its scheme is closed a levy is no longer put off, demanded or brought before a court. */
export function checkSchemeOpen(book: Book, { policyId }: Levy, on: IsoDate): void {
  const closed = closedFrom(book.registry, policyId);
  if (closed !== undefined && on >= closed) refuse('LEVY_SCHEME_CLOSED', { closedFrom: closed, on });
}
