import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { isWithin, postsOn, unitOf } from '#libs/registry/posts.js';

/** The unit, where the officer holds a post in it or above it; UNKNOWN, NOT_AUTHORISED. */
export function ownUnit(book: Book, asked: UnitId, { officerId, today }: { officerId: OfficerId; today: IsoDate }): UnitId {
  const { unitId } = unitOf(book.registry, asked);
  const isOwn = postsOn(book.registry, officerId, today).some((post) => isWithin(book.registry, unitId, post.unitId));
  return isOwn ? unitId : refuse('NOT_AUTHORISED', { officerId, unitId });
}
