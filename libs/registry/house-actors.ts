import type { OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';

/** Whoever says something on the web, where nobody asks who he is. No officer: no session is ever his. */
export const THE_PUBLIC = 'PUBLIC' as OfficerId;
/** The book itself: what it does at the turn of a day is nobody's act. */
export const THE_BOOK = 'BOOK' as OfficerId;
/** Names under which no person acts; the last two stand in events as capacities, and would be read as one. */
const RESERVED: ReadonlySet<string> = new Set([THE_PUBLIC, THE_BOOK, 'APPOINTER', 'NONE']);

/** Refuses OFFICER_RESERVED for a code that no person may have: his acts could not be told from the public's or the book's. Invariant 54. */
export function checkIsPerson(officerId: OfficerId): void {
  if (RESERVED.has(officerId.toUpperCase())) refuse('OFFICER_RESERVED', { officerId });
}
