import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { openObligations } from '#libs/handovers/held-by.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AssignmentId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';

/** A post ends: `on` is the first day on which it is no longer held. Invariant 30. */
export interface RevokeRole {
  readonly assignmentId: AssignmentId;
  readonly on: IsoDate;
}

/**
 * Refuses HANDOVER_REQUIRED while the officer holds cash or unused sheets, or owes what his signed handover does not list (R16), and
 * NOT_AUTHORISED for one's own post.
 */
export function revokeRole(book: Book, { assignmentId, on }: RevokeRole, { actor }: Context): readonly DecidedEvent[] {
  const post = book.registry.assignments.get(assignmentId) ?? unknown('role assignment', assignmentId);
  const { officerId } = post;
  if (post.revokedOn !== undefined) stateInvalid('role assignment', assignmentId, 'REVOKED', ['HELD']);
  if (officerId === actor.officerId) refuse('NOT_AUTHORISED', { officerId, role: post.role });
  if (on < post.from) refuse('DATE_INVALID', { on, from: post.from });

  const cashFen = book.custody.cashOf(officerId);
  const unusedSheets = book.receipts.unusedIn(officerId);
  const listed = book.handovers.lastOf.get(officerId)?.openObligationIds ?? [];
  const unlisted = openObligations(book, officerId).filter((obligationId) => !listed.includes(obligationId)).length;
  if (cashFen > 0 || unusedSheets > 0 || unlisted > 0) refuse('HANDOVER_REQUIRED', { officerId, cashFen, unusedSheets, unlisted });
  return [event('RoleRevoked', { assignmentId, officerId, on }, on)];
}
