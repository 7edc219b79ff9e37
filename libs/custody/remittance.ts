import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { RemittanceId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Remittance } from './remittances.js';

/** The remittance, or UNKNOWN. */
export function remittanceOf(book: Book, remittanceId: RemittanceId): Remittance {
  return book.custody.remittances.get(remittanceId) ?? unknown('remittance', remittanceId);
}

/** The draft, or STATE_INVALID. */
export function draftOf(book: Book, remittanceId: RemittanceId): Remittance & { readonly draftedOn: IsoDate } {
  const remittance = remittanceOf(book, remittanceId);
  const { state, draftedOn } = remittance;
  if (state !== 'DRAFTED' || draftedOn === undefined) return stateInvalid('remittance', remittanceId, state, ['DRAFTED']);
  return { ...remittance, draftedOn };
}

/** Refuses DATE_INVALID for a step before the one that it follows (invariant 5, R31). */
export function checkNotBefore(on: IsoDate, since: IsoDate | undefined): void {
  if (since !== undefined && on < since) refuse('DATE_INVALID', { on, since });
}
