import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import { type Fen, subtract } from '#libs/kernel/fen.js';
import type { Code, DocNo, EntryId, LevyId, OfficerId, PartyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { rollDate } from '#libs/kernel/working-days.js';
import { closedFrom, policyOn } from '#libs/registry/fee-policy.js';
import { officersFor } from '#libs/registry/posts.js';
import { chargeKey } from './levy.js';
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
  const { unitId, decisionGroupId, entrusted, ...decision } = command;
  const { policyId, payerId, decidedOn, servedOn, assessedFen, standardFen } = decision;
  checkNewLevy(book, command, context);
  if (decisionGroupId !== undefined && book.levies.charges.has(chargeKey(payerId, decisionGroupId))) refuse('DUPLICATE_CHARGE', { docNo: command.docNo, decisionGroupId });

  const closed = closedFrom(book.registry, policyId);
  if (closed !== undefined && decidedOn >= closed) refuse('LEVY_SCHEME_CLOSED', { closedFrom: closed, decidedOn });
  if (assessedFen < standardFen) refuse('STANDARD_LOWERED', { assessedFen, standardFen });

  const { terms } = policyOn(book.registry, policyId, servedOn);
  const due = rollDate(addDays(servedOn, terms.payWithinDays), 'NEXT_WORKDAY', book.calendarOf);
  const levyId = command.levyId ?? context.newId<LevyId>();
  const deciderUnitId = entrusted ? unitId : book.county;
  const imported = { ...decision, levyId, deciderUnitId, entrusted, dueOn: due.on, dueProvisional: due.provisional };
  return [
    event('LevyDecisionImported', decisionGroupId === undefined ? imported : { ...imported, decisionGroupId }, servedOn),
    ...raisedStandard(book, { ...command, levyId }, context),
  ];
}

/** A decision above the standard is a fact: it is booked, answered for, and collected up to the standard only (invariant 11). */
function raisedStandard(book: Book, command: ImportLevyDecision & { readonly levyId: LevyId }, { newId }: Context): readonly DecidedEvent[] {
  const { levyId, assessedFen, standardFen, servedOn } = command;
  if (assessedFen <= standardFen) return [];
  const entry = {
    entryId: newId<EntryId>(),
    violationCode: 'STANDARD_CHANGED',
    officerIds: deciders(book, command),
    fen: subtract(assessedFen, standardFen),
    source: { levyId },
  } as const;
  return [event('AccountabilityEntryRaised', entry, servedOn)];
}

/** Who led the deciding unit on that day, as far as the book knows; the clerk who types it in has decided nothing (R14). */
function deciders(book: Book, { entrusted, unitId, decidedOn }: ImportLevyDecision): readonly OfficerId[] {
  if (entrusted) return officersFor(book.registry, ['UNIT_HEAD'], { unitId, on: decidedOn });
  return officersFor(book.registry, ['COUNTY_APPROVER'], { unitId: book.county, on: decidedOn });
}
