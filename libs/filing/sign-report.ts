import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { DocNo, OfficerId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { postFor } from '#libs/registry/posts.js';
import { knownVersion, type PackStep } from './known-pack.js';

/** The head of the unit signs and seals; the chief accountant, whom he names, signs by approving. S4, domain rules 3.8; invariant 52. */
export interface SignReport extends PackStep {
  readonly accountantId: OfficerId;
  /** The number under which the seal was used. */
  readonly sealRef: DocNo;
}

/**
 * Refuses STATE_INVALID but for what is REVIEWED, SOD_VIOLATION for who prepared or reviewed it (R25), SIGNATURE_MISSING where the other one who is to sign is
 * no accountant of the unit or the head himself, REPORT_NOT_FROM_LEDGER where other figures lie before him.
 */
export function signReport(book: Book, { packId, sha256, accountantId, sealRef }: SignReport, { actor, today, unitId }: Context): readonly DecidedEvent[] {
  const { version, state, prepared, reviewed, sha256: expected } = knownVersion(book, packId);
  if (state !== 'REVIEWED') stateInvalid('report pack', packId, state, ['REVIEWED']);
  const headId = actor.officerId;
  if (prepared.officerId === headId) refuse('SOD_VIOLATION', { officerId: headId, pair: 'preparer signer' });
  if (reviewed?.officerId === headId) refuse('SOD_VIOLATION', { officerId: headId, pair: 'reviewer signer' });
  const isAccountant = postFor(book.registry, accountantId, ['ACCOUNTANT'], { unitId, on: today }) !== undefined;
  if (!isAccountant || accountantId === headId) refuse('SIGNATURE_MISSING', { packId, version, officerId: accountantId, role: 'ACCOUNTANT' });
  if (sha256 !== expected) refuse('REPORT_NOT_FROM_LEDGER', { packId, version, expected, got: sha256 });
  return [event('ReportSigned', { packId, version, sha256, headId, accountantId, sealRef }, today)];
}
