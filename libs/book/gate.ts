import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { THE_PUBLIC } from '#libs/registry/house-actors.js';
import { holdersOf, postFor } from '#libs/registry/posts.js';
import type { ActingRole, Role } from '#libs/registry/roles.js';
import type { Book } from './book.js';
import type { Actor } from './envelope.js';

/** What an act asks of the one who acts. */
export interface Needed {
  readonly roles: readonly ActingRole[];
  readonly unitId: UnitId;
  readonly today: IsoDate;
}

/**
 * Under which of his posts an officer may act at a unit on a day, or NOT_AUTHORISED (invariant 54), for an inspector READ_ONLY_ROLE (55).
 * Posts are judged on the day of recording (R33).
 */
export function gate(book: Book, officerId: OfficerId, { roles, unitId, today }: Needed): Actor {
  const post = postFor(book.registry, officerId, roles, { unitId, on: today });
  if (post !== undefined) return { officerId, role: post.role, assignmentId: post.assignmentId };
  if (roles.includes('PUBLIC') && officerId === THE_PUBLIC) return { officerId, role: 'PUBLIC' };
  if (roles.includes('APPOINTER') && isAppointing(book, officerId, today)) return { officerId, role: 'APPOINTER' };
  // Who inspects does not take part: what he tries is told apart (invariant 55).
  if (postFor(book.registry, officerId, ['INSPECTOR'], { unitId, on: today }) !== undefined) refuse('READ_ONLY_ROLE', { officerId });
  return refuse('NOT_AUTHORISED', { officerId, roles: roles.join(' '), unitId });
}

/** The appointer of BookOpened names the first officers, until a registrar and an approver, two persons with logins, can go on without him (invariant 59). */
function isAppointing(book: Book, officerId: OfficerId, today: IsoDate): boolean {
  if (book.genesis.appointer.officerId !== officerId) return false;
  const whoCanAct = (role: Role) => holdersOf(book.registry, role, today).filter((holder) => book.registry.logins.has(holder));
  const approvers = whoCanAct('COUNTY_APPROVER');
  return !whoCanAct('REGISTRAR').some((registrar) => approvers.some((approver) => approver !== registrar));
}
