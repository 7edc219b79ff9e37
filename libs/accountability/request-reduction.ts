import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { CaseId, LevyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { Levy } from '#libs/levy/levy.js';
import { checkSchemeOpen, levyOn } from '#libs/levy/levy-on.js';
import { checkStatus, NOT_REVOKED } from '#libs/levy/levy-status.js';
import type { Decider, ReductionKind, ReductionReason } from './reductions.js';
import { checkDeciders, checkReducible, checkSums } from './still-owed.js';

/** A township asks the county to let a payer off, or tells that it already did. Domain rules 3.6; invariants 32-34, 37. */
export interface RequestReduction {
  readonly levyId: LevyId;
  readonly kind: ReductionKind;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  readonly reasonCode: ReductionReason;
  readonly deciders: readonly Decider[];
  /** The day on which somebody took less as final; none while nobody has acted on it. */
  readonly tookEffectOn?: IsoDate;
}

/**
 * The request is of the day on which it is filed: its 30 days count from there. Refuses DATE_INVALID, STATE_INVALID for a revoked
 * decision, LEVY_SCHEME_CLOSED, AMOUNT_INVALID, LATE_FEE_EXCESS, SHARE_SUM, DOUBLE_LIABILITY (R10).
 */
export function requestReduction(book: Book, command: RequestReduction, { today, newId }: Context): readonly DecidedEvent[] {
  const { levyId, tookEffectOn } = command;
  const levy = levyOn(book, levyId, today);
  checkStatus(levy, today, NOT_REVOKED);
  checkSchemeOpen(book, levy, today);
  checkEffect(levy, tookEffectOn, today);
  const wanted = { ...command, source: 'BALANCE' } as const;
  checkSums(wanted);
  checkDeciders(book, command.deciders);
  checkReducible(book, levy, wanted, tookEffectOn ?? today);
  return [event('ReductionRequested', { caseId: newId<CaseId>(), ...wanted }, today)];
}

/** Invariant 5: a reduction takes effect after the decision was served, and not in the future. */
export function checkEffect({ servedOn }: Levy, tookEffectOn: IsoDate | undefined, today: IsoDate): void {
  if (tookEffectOn !== undefined && (tookEffectOn < servedOn || tookEffectOn > today)) refuse('DATE_INVALID', { tookEffectOn, servedOn, today });
}
