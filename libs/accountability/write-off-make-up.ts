import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { postsOn } from '#libs/registry/posts.js';
import { lineOf, obligationOf } from './obligations.js';
import { openOf } from './reductions.js';

/** The county writes off what an officer owes, by a document that rests on a disciplinary one. Domain rules 3.6, 7; invariants 35, 36. */
export interface WriteOffMakeUp {
  readonly obligationId: ObligationId;
  readonly officerId: OfficerId;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  readonly docNo: DocNo;
  /** Without it nothing is written off. */
  readonly disciplineDocNo?: DocNo;
  readonly on: IsoDate;
}

/** Refuses DATE_INVALID before it was opened, NOTHING_TO_DO for 0, MAKEUP_EXCESS beyond what is open, WRITEOFF_FORBIDDEN without a disciplinary document. */
export function writeOffMakeUp(book: Book, command: WriteOffMakeUp): readonly DecidedEvent[] {
  const { obligationId, officerId, principalFen, lateFeeFen, docNo, disciplineDocNo, on } = command;
  const obligation = obligationOf(book, obligationId);
  const open = openOf(lineOf(obligation, officerId));
  const { openedOn, caseId, levyId } = obligation;
  if (on < openedOn) refuse('DATE_INVALID', { on, openedOn });
  if (sumWithinLimit(principalFen, lateFeeFen) === 0) refuse('NOTHING_TO_DO', { obligationId });
  if (principalFen > open.principalFen || lateFeeFen > open.lateFeeFen) refuse('MAKEUP_EXCESS', { obligationId, officerId, openFen: fenOf(open), fen: principalFen + lateFeeFen });
  if (disciplineDocNo === undefined) return refuse('WRITEOFF_FORBIDDEN', { obligationId, officerId, why: 'NO_DISCIPLINE_DOCUMENT' });
  const off = { obligationId, caseId, levyId, officerId, principalFen, lateFeeFen };
  return [event('MakeUpWrittenOff', { ...off, authorityUnitId: book.county, docNo, disciplineDocNo }, on)];
}

/**
 * Invariant 36: WRITEOFF_FORBIDDEN answers the debtor, and whoever holds a post in a unit in which he holds one, before it is asked
 * who may (R24): that they tried is what the inspector must see.
 */
export function forbidWriteOff({ registry }: Book, { officerId: debtorId, obligationId }: WriteOffMakeUp, officerId: OfficerId, today: IsoDate): void {
  const unitsOf = (officer: OfficerId) => postsOn(registry, officer, today).map(({ unitId }) => unitId);
  const debtorUnits = unitsOf(debtorId);
  const isOwnUnit = unitsOf(officerId).some((unitId) => debtorUnits.includes(unitId));
  if (officerId === debtorId || isOwnUnit) refuse('WRITEOFF_FORBIDDEN', { obligationId, officerId, why: officerId === debtorId ? 'DEBTOR' : 'OWN_UNIT' });
}
