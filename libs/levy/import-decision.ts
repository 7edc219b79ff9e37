import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, DocNo, LevyId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { dueAfter } from '#libs/periods/deadlines.js';
import { closedFrom, policyOn } from '#libs/registry/fee-policy.js';
import { changedStandard } from './changed-standard.js';
import { endedAtOnce } from './extinguish.js';
import { checkNewLevy } from './new-levy.js';

/** A written decision of the county, or of the township it entrusted, enters the books. Decree 357 arts. 3-6; invariants 5, 9-11. */
export interface ImportLevyDecision {
  /** The township's own register number; made by the book where there is none. */
  readonly levyId?: LevyId;
  readonly policyId: PolicyId;
  readonly docNo: DocNo;
  readonly decisionGroupId?: Code;
  readonly decidedOn: IsoDate;
  readonly servedOn: IsoDate;
  readonly assessedFen: Fen;
  readonly standardFen: Fen;
  readonly standardDocNo: DocNo;
  readonly unitId: UnitId;
  readonly villageId: UnitId;
  readonly payerId: PartyId;
  readonly entrusted: boolean;
}

/** Refuses AMOUNT_INVALID, DATE_INVALID, DUPLICATE_CHARGE, LEVY_SCHEME_CLOSED, STANDARD_LOWERED, UNKNOWN for village, policy or payer. */
export function importLevyDecision(book: Book, command: ImportLevyDecision, context: Context): readonly DecidedEvent[] {
  const { unitId, ...decision } = command;
  const { policyId, decidedOn, servedOn, entrusted } = decision;
  const levyId = command.levyId ?? context.newId<LevyId>();
  checkNewLevy(book, { ...command, levyId }, context);

  const closed = closedFrom(book.registry, policyId);
  if (closed !== undefined && decidedOn >= closed) refuse('LEVY_SCHEME_CLOSED', { closedFrom: closed, decidedOn });

  const { terms } = policyOn(book.registry, policyId, servedOn);
  const due = dueAfter('D7', servedOn, book.calendarOf, terms.payWithinDays);
  const imported = { ...decision, levyId, deciderUnitId: entrusted ? unitId : book.county, dueOn: due.on, dueProvisional: due.provisional };
  return [
    event('LevyDecisionImported', imported, servedOn),
    ...changedStandard(book, imported, servedOn, context),
    ...endedAtOnce(book, { levyId, policyId, unitId, fen: command.assessedFen }),
  ];
}
