import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { House } from '../house/house.js';

/** The seqs that a query names. */
export interface NamedSeqs {
  readonly atLeastSeq?: number | undefined;
  readonly asOfSeq?: number | undefined;
}

/**
 * Waits until the views hold the seq that a query must have seen. Refuses UNKNOWN for a seq that the book does not have, however
 * long one waits; VIEW_BEHIND.
 */
export async function waitForViews(house: House, book: BookCode, { atLeastSeq, asOfSeq }: NamedSeqs): Promise<void> {
  const { durableSeq } = house.bookkeeper(book).standing;
  for (const seq of [atLeastSeq, asOfSeq]) {
    if (seq !== undefined && seq >= durableSeq) unknown('event', String(seq));
  }
  if (atLeastSeq !== undefined) await house.views.waitFor(book, atLeastSeq);
}
