import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { firstDayOf, type IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { policyOn } from '#libs/registry/fee-policy.js';
import { type DueLine, NO_OPENING } from './levy.js';
import { checkNewLevy } from './new-levy.js';

/** A levy is taken over from the old books with what was paid and reduced before. Invariants 5, 9, 60. */
export interface TakeOpeningLevy {
  readonly levyId?: LevyId;
  readonly policyId: PolicyId;
  readonly docNo: DocNo;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly paidBeforeFen: Fen;
  readonly lateFeePaidBeforeFen: Fen;
  readonly reducedBeforeFen: Fen;
  readonly balanceFen: Fen;
  /** The unpaid parts with their due days as they stand in the old books; they add up to the balance. */
  readonly dueLines: readonly DueLine[];
  readonly unitId: UnitId;
  readonly villageId: UnitId;
  readonly payerId: PartyId;
}

/** Refuses OPENING_CLOSED, OPENING_MISMATCH where the figures do not add up, and what holds for every levy. */
export function takeOpeningLevy(book: Book, command: TakeOpeningLevy, context: Context): readonly DecidedEvent[] {
  const { unitId, ...levy } = command;
  if ((book.levies.openings.get(unitId) ?? NO_OPENING).closed) refuse('OPENING_CLOSED', { unitId });
  checkNewLevy(book, command, context);
  policyOn(book.registry, levy.policyId, levy.servedOn);

  const { assessedFen, paidBeforeFen, reducedBeforeFen, balanceFen, dueLines } = levy;
  const accountedFen = sum(paidBeforeFen, reducedBeforeFen, balanceFen);
  if (assessedFen !== accountedFen) refuse('OPENING_MISMATCH', { assessedFen, accountedFen });
  const linesFen = sum(...dueLines.map(({ principalFen }) => principalFen));
  if (linesFen !== balanceFen) refuse('OPENING_MISMATCH', { balanceFen, linesFen });

  const hands = { actor: context.actor, approvals: [], evidence: [...context.evidence, { kind: 'OPENING_BALANCE', docNo: levy.docNo }] } as const;
  return [event('OpeningLevyTaken', { ...levy, levyId: levy.levyId ?? context.newId<LevyId>() }, firstDayOf(book.genesis.openedPeriod), { hands })];
}
