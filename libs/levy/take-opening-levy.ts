import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, DocNo, LevyId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { policyOn } from '#libs/registry/fee-policy.js';
import { sumWithinLimit } from './amount-limit.js';
import { changedStandard } from './changed-standard.js';
import type { DueLine } from './due-line.js';
import { endedAtOnce } from './extinguish.js';
import { checkNewLevy } from './new-levy.js';
import { checkOpeningOpen, openedOn, openingHands } from './opening.js';

/** A levy is taken over from the old books with what was paid and reduced before. Invariants 5, 9, 60. */
export interface TakeOpeningLevy {
  readonly levyId?: LevyId;
  readonly policyId: PolicyId;
  readonly docNo: DocNo;
  readonly decisionGroupId?: Code;
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

/** Refuses DATE_INVALID for a levy that is not of the old books, OPENING_CLOSED, OPENING_MISMATCH where the figures do not add up, and what holds for every levy. */
export function takeOpeningLevy(book: Book, command: TakeOpeningLevy, context: Context): readonly DecidedEvent[] {
  const { unitId, ...levy } = command;
  const { servedOn } = levy;
  const firstDay = openedOn(book, unitId);
  if (servedOn >= firstDay) refuse('DATE_INVALID', { servedOn, openedOn: firstDay });
  const levyId = levy.levyId ?? context.newId<LevyId>();
  checkNewLevy(book, { ...command, levyId }, context);
  policyOn(book.registry, levy.policyId, servedOn);
  checkOpeningOpen(book, unitId);
  checkFigures(levy);

  const hands = openingHands(context, levy.docNo);
  return [
    event('OpeningLevyTaken', { ...levy, levyId }, firstDay, { hands }),
    ...changedStandard(book, { ...levy, levyId, deciderUnitId: book.county }, firstDay, context),
    ...endedAtOnce(book, { ...levy, levyId, unitId, fen: levy.balanceFen }),
  ];
}

/** What was assessed is owed, paid or reduced, to the fen; what is owed has its due days, each line a number of its own. */
function checkFigures({ assessedFen, paidBeforeFen, lateFeePaidBeforeFen, reducedBeforeFen, balanceFen, dueLines }: Omit<TakeOpeningLevy, 'unitId'>): void {
  sumWithinLimit(lateFeePaidBeforeFen);
  const accountedFen = sumWithinLimit(paidBeforeFen, reducedBeforeFen, balanceFen);
  if (assessedFen !== accountedFen) refuse('OPENING_MISMATCH', { assessedFen, accountedFen });
  const linesFen = sumWithinLimit(...dueLines.map(({ principalFen }) => principalFen));
  const numbers = new Set(dueLines.map(({ n }) => n));
  if (linesFen !== balanceFen || numbers.size !== dueLines.length) refuse('OPENING_MISMATCH', { balanceFen, linesFen, lines: dueLines.length, numbers: numbers.size });
}
