import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, subtract } from '#libs/kernel/fen.js';
import type { EntryId, LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { officersFor } from '#libs/registry/posts.js';

interface Assessed {
  readonly levyId: LevyId;
  readonly decidedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  /** The unit that decided. */
  readonly deciderUnitId: UnitId;
}

/**
 * A decision above the standard is a fact: it is booked, answered for, and collected up to the standard only. One below it
 * needs a reduction case: refuses STANDARD_LOWERED. Invariant 11.
 */
export function changedStandard(book: Book, assessed: Assessed, occurredOn: IsoDate, { newId }: Context): readonly DecidedEvent[] {
  const { levyId, assessedFen, standardFen } = assessed;
  if (assessedFen < standardFen) refuse('STANDARD_LOWERED', { assessedFen, standardFen });
  if (assessedFen === standardFen) return [];
  const entry = { violationCode: 'STANDARD_CHANGED', officerIds: deciders(book, assessed), fen: subtract(assessedFen, standardFen), source: { levyId } } as const;
  return [event('AccountabilityEntryRaised', { entryId: newId<EntryId>(), ...entry }, occurredOn)];
}

/** Who led the deciding unit on that day, as far as the book knows; the clerk who types it in has decided nothing (R14). */
function deciders(book: Book, { deciderUnitId: unitId, decidedOn }: Assessed): readonly OfficerId[] {
  return officersFor(book.registry, [unitId === book.county ? 'COUNTY_APPROVER' : 'UNIT_HEAD'], { unitId, on: decidedOn });
}
