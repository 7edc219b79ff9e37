import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf, type IsoDate } from '#libs/kernel/dates.js';
import type { AssignmentId, DocNo, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { exemptionsFor, forbiddenPair } from './combined-posts.js';
import { checkIsPerson } from './house-actors.js';
import { unitOf } from './posts.js';
import type { Assignment } from './registry.js';
import { ROLES, type Role, type UnitLevel } from './roles.js';

/** An officer gets a post at a unit from a day on. Never by himself to himself. Invariants 54, 59, R25. */
export interface AssignRole {
  readonly officerId: OfficerId;
  readonly role: Role;
  readonly unitId: UnitId;
  readonly from: IsoDate;
  readonly docNo: DocNo;
}

/** Refuses OFFICER_RESERVED, NOT_AUTHORISED to oneself, ROLE_LEVEL_INVALID, NOTHING_TO_DO where he holds it, SOD_VIOLATION for a forbidden pair. */
export function assignRole(book: Book, command: AssignRole, context: Context): readonly DecidedEvent[] {
  const { officerId, role, unitId, from } = command;
  checkIsPerson(officerId);
  if (officerId === context.actor.officerId) refuse('NOT_AUTHORISED', { officerId, role });
  const { level } = unitOf(book.registry, unitId);
  const levels: readonly UnitLevel[] = ROLES[role].levels;
  if (!levels.includes(level)) refuse('ROLE_LEVEL_INVALID', { role, level, levels: levels.join(' ') });

  for (const held of postsFrom(book, officerId, from)) {
    if (held.role === role && held.unitId === unitId) refuse('NOTHING_TO_DO', { assignmentId: held.assignmentId });
    const broken = forbiddenPair(book.registry, held, command);
    if (broken !== undefined && !exemptionsFor(book.registry, broken, unitId).some(({ until }) => from <= until))
      refuse('SOD_VIOLATION', { officerId, pair: broken.pair.join(' '), heldAt: held.unitId });
  }
  return [event('RoleAssigned', { assignmentId: context.newId<AssignmentId>(), ...command }, earlierOf(from, context.today))];
}

/** The posts that overlap with one that begins on `from` and has no end. */
function postsFrom(book: Book, officerId: OfficerId, from: IsoDate): readonly Assignment[] {
  const ids = book.registry.assignmentsOf.get(officerId) ?? [];
  return ids.map((id) => book.registry.assignments.known(id)).filter(({ revokedOn }) => revokedOn === undefined || revokedOn > from);
}
