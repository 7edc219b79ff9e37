import type { Decider } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, subtract, ZERO } from '#libs/kernel/fen.js';
import type { CaseId, EntryId, LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { WHOLE_BP } from '#libs/kernel/shares.js';
import { officersFor } from '#libs/registry/posts.js';

interface Assessed {
  readonly levyId: LevyId;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  /** The unit that decided. */
  readonly deciderUnitId: UnitId;
}

/**
 * A decision above the standard is a fact: it is booked, answered for, and collected up to the standard only. One below it is a
 * reduction that has taken effect with its service, and waits for the county as such: refuses STANDARD_LOWERED where nobody is known
 * who could answer for it. Invariant 11, domain rules 3.3b, 3.6, 2.
 */
export function changedStandard(book: Book, assessed: Assessed, occurredOn: IsoDate, context: Context): readonly DecidedEvent[] {
  const { levyId, assessedFen, standardFen } = assessed;
  if (assessedFen === standardFen) return [];
  const officerIds = deciders(book, assessed);
  if (assessedFen < standardFen) return [belowStandard(assessed, officerIds, context)];
  const entry = { violationCode: 'STANDARD_CHANGED', officerIds, fen: subtract(assessedFen, standardFen), source: { levyId } } as const;
  return [event('AccountabilityEntryRaised', { entryId: context.newId<EntryId>(), ...entry }, occurredOn)];
}

/** The payer never owed the difference: the request is of a gap to the standard (R8), and its 30 days count from the day on which the book learns of it. */
function belowStandard({ levyId, assessedFen, standardFen, servedOn }: Assessed, officerIds: readonly OfficerId[], { today, newId }: Context): DecidedEvent {
  if (officerIds.length === 0) refuse('STANDARD_LOWERED', { assessedFen, standardFen });
  const gap = { kind: 'LOWER', source: 'STANDARD_GAP', principalFen: subtract(standardFen, assessedFen), lateFeeFen: ZERO, tookEffectOn: servedOn } as const;
  return event('ReductionRequested', { caseId: newId<CaseId>(), levyId, ...gap, reasonCode: 'DECIDED_BELOW_STANDARD', deciders: inEqualShares(officerIds) }, today);
}

/** What does not divide evenly goes to those named first. */
function inEqualShares(officerIds: readonly OfficerId[]): readonly Decider[] {
  const count = officerIds.length;
  return officerIds.map((officerId, at) => ({ officerId, shareBp: Math.floor(WHOLE_BP / count) + (at < WHOLE_BP % count ? 1 : 0) }));
}

/** Who led the deciding unit on that day, as far as the book knows; the clerk who types it in has decided nothing (R14). */
function deciders(book: Book, { deciderUnitId: unitId, decidedOn }: Assessed): readonly OfficerId[] {
  return officersFor(book.registry, [unitId === book.county ? 'COUNTY_APPROVER' : 'UNIT_HEAD'], { unitId, on: decidedOn });
}
