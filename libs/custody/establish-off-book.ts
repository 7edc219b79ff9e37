import type { ViolationCode } from '#libs/accountability/violations.js';
import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { clueReferred } from '#libs/inspection/refer-clue.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { ClueId, DocNo, EntryId, LevyId, ObligationId, OfficerId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { checkSchemeOpen, levyOn } from '#libs/levy/levy-on.js';
import { checkStatus, NOT_REVOKED } from '#libs/levy/levy-status.js';
import { checkOwed } from '#libs/levy/payment-checks.js';
import { closedFrom } from '#libs/registry/fee-policy.js';
import type { OffBookBasis } from './claims.js';

/**
 * An inspector or an auditor establishes that an officer took money which nobody booked: the payer has paid, the officer owes it.
 * Domain rules 3.3b (EstablishByAudit), R1, R14, R21; invariants 10, 12, 55.
 */
export interface EstablishOffBookCollection {
  readonly officerId: OfficerId;
  /** Whose money it is. */
  readonly unitId: UnitId;
  /** The debt that was paid; none where nothing could be charged any more, or ever. */
  readonly levyId?: LevyId;
  /** The scheme under which it was charged without a levy. */
  readonly policyId?: PolicyId;
  readonly fen: Fen;
  readonly takenOn: IsoDate;
  readonly claimedReceiptNo?: DocNo;
  readonly basis: OffBookBasis;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses NOTHING_TO_DO, UNKNOWN for levy or policy and for who never held a post here, DATE_INVALID before the taking or before the levy was in the books, STATE_INVALID for
 * a revoked levy; with a levy, LEVY_SCHEME_CLOSED for money taken after its closure and OVER_COLLECTION beyond its balance: such money goes without levy.
 */
export function establishOffBook(book: Book, command: EstablishOffBookCollection, { newId }: Context): readonly DecidedEvent[] {
  const { officerId, unitId, levyId, policyId, fen, takenOn, claimedReceiptNo, basis, docNo, on } = command;
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { officerId });
  if (!book.registry.assignmentsOf.has(officerId)) unknown('officer', officerId);
  if (on < takenOn) refuse('DATE_INVALID', { on, takenOn });
  if (levyId !== undefined) checkLevy(book, levyId, command);

  const obligationId = newId<ObligationId>();
  const paid = levyId === undefined ? (policyId === undefined ? {} : { policyId }) : { levyId };
  const claimed = claimedReceiptNo === undefined ? {} : { claimedReceiptNo };
  const source = levyId === undefined ? { obligationId } : { obligationId, levyId };
  const entries = violationsOf(book, command).map((violationCode) => ({ entryId: newId<EntryId>(), violationCode }));
  return [
    event('OffBookCollectionEstablished', { obligationId, officerId, ...paid, fen, ...claimed, basis, docNo, takenOn }, on, { unitId }),
    ...entries.map((entry) => event('AccountabilityEntryRaised', { ...entry, officerIds: [officerId], fen, source }, on)),
    clueReferred(book, { clueId: newId<ClueId>(), cause: 'OFF_BOOK', entryIds: entries.map(({ entryId }) => entryId), obligationId, on }),
  ];
}

function checkLevy(book: Book, levyId: LevyId, { unitId, fen, takenOn, on }: EstablishOffBookCollection): void {
  const levy = levyOn(book, levyId, on);
  if (levy.unitId !== unitId) refuse('REALLOCATION_ACROSS_UNITS', { levyId, unitId, levyUnitId: levy.unitId });
  checkSchemeOpen(book, levy, takenOn);
  checkStatus(levy, on, NOT_REVOKED);
  checkOwed(book, levy, { principalFen: fen, postedOn: on });
}

/** What the facts stand for (R14): not booked, and with or without a paper; or charged where nothing could be. */
function violationsOf({ registry }: Book, { levyId, policyId, claimedReceiptNo, takenOn }: EstablishOffBookCollection): readonly ViolationCode[] {
  if (levyId !== undefined) return ['NOT_BOOKED', claimedReceiptNo === undefined ? 'NO_TICKET' : 'TICKET_RULE'];
  const closed = policyId === undefined ? undefined : closedFrom(registry, policyId);
  return [closed !== undefined && takenOn >= closed ? 'CHARGE_AFTER_CANCEL' : 'UNLISTED_FEE'];
}
