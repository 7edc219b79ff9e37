import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { postsOn } from '#libs/registry/posts.js';
import type { ActingRole } from '#libs/registry/roles.js';

/** A role, and the unit at which it is held. */
export interface Capacity {
  readonly role: ActingRole;
  readonly unitId: UnitId;
}

/** In which capacities an officer stands before a book on a day: his posts, and being its appointer. None: he is a stranger to it. */
export function capacitiesOf(book: Book, officerId: OfficerId, on: IsoDate): readonly Capacity[] {
  const posts = postsOn(book.registry, officerId, on).map(({ role, unitId }) => ({ role, unitId }));
  return book.genesis.appointer.officerId === officerId ? [...posts, { role: 'APPOINTER', unitId: book.county }] : posts;
}
