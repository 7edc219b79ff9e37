import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type Instant, laterBy } from '#libs/kernel/dates.js';
import type { AccessId, ClueId, DocNo, OfficerId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import { clueOf } from './dispose-clue.js';
import type { AuditAccess, AuditPurpose, AuditScope } from './inspection.js';

export const AUDIT_HOURS_LIMIT = 8;
const HOUR_MS = 3_600_000;

/** An inspector or auditor says for what he reads, on which clue or order, what, and how long (倒查). Invariant 55. */
export interface OpenAudit {
  readonly purposeCode: AuditPurpose;
  readonly scope: AuditScope;
  readonly clueId?: ClueId;
  readonly docNo?: DocNo;
  /** At most 8. */
  readonly hours: number;
}

/** Refuses ACCESS_UNLOGGED without clue or order number or beyond 8 hours, UNKNOWN for a clue, unit or levy. What was open before ends with it. */
export function openAudit(book: Book, { purposeCode, scope, clueId, docNo, hours }: OpenAudit, { actor, now, today, newId }: Context): readonly DecidedEvent[] {
  const { officerId: inspectorId } = actor;
  if ((clueId === undefined && docNo === undefined) || hours < 1 || hours > AUDIT_HOURS_LIMIT) refuse('ACCESS_UNLOGGED', { officerId: inspectorId, hours });
  if (clueId !== undefined) clueOf(book, clueId);
  if (scope.unitId !== undefined) unitOf(book.registry, scope.unitId);
  if (scope.levyId !== undefined && !book.levies.levies.has(scope.levyId)) unknown('levy', scope.levyId);
  const basis = { ...(clueId === undefined ? {} : { clueId }), ...(docNo === undefined ? {} : { docNo }) };
  const access = { accessId: newId<AccessId>(), inspectorId, purposeCode, scope, ...basis, asOfSeq: book.nextSeq - 1, until: laterBy(now, hours * HOUR_MS) };
  return [event('AuditAccessLogged', access, today)];
}

/** The access under which an inspector reads at a moment, or ACCESS_UNLOGGED. */
export function openAccess({ inspection }: Pick<Book, 'inspection'>, officerId: OfficerId, now: Instant): AuditAccess {
  const access = inspection.accesses.get(officerId);
  return access === undefined || access.until <= now ? refuse('ACCESS_UNLOGGED', { officerId }) : access;
}
