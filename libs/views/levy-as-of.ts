import type { Recorded } from '#libs/book/envelope.js';
import type { RecordedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, PolicyId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { UndoLog } from '#libs/kernel/undo-log.js';
import type { DueLine } from '#libs/levy/due-line.js';
import { unpaidByLine } from '#libs/levy/due-lines.js';
import { evolveLevies } from '#libs/levy/evolve-levies.js';
import { type LateFeeRules, lateFeeAccrued } from '#libs/levy/late-fee.js';
import { lateFeeOwed } from '#libs/levy/late-fee-rules.js';
import { Levies, type Levy, type LevyChange } from '#libs/levy/levy.js';
import { type LevyStatus, levyStatus } from '#libs/levy/levy-status.js';
import { closedFrom, policyOn } from '#libs/registry/fee-policy.js';
import { evolveRegistry, Registry } from '#libs/registry/registry.js';
import { eventsOf, type Sources } from './events-of.js';

/** A levy as it stood on a day, as the book knew it at a seq. */
export interface LevyAsOf {
  readonly levy: Levy;
  readonly asOfSeq: number;
  readonly onDate: IsoDate;
  readonly status: LevyStatus;
  /** Due lines of which something is unpaid, in the order of their due dates. */
  readonly unpaidLines: readonly (DueLine & { readonly unpaidFen: Fen })[];
  /** All late fee that ever accrued by the day, at most the assessed sum. */
  readonly lateFeeAccruedFen: Fen;
  /** What of it is not paid. */
  readonly lateFeeUnpaidFen: Fen;
  /** Everything that the book had recorded about it, what happened after the day included. */
  readonly history: readonly RecordedEvent[];
}

export type LevyFact = Recorded<LevyChange>;

/** Every event of the slice, so that a forgotten one does not compile. */
const LEVY_FACTS = {
  LevyDecisionImported: true,
  OpeningLevyTaken: true,
  OpeningClosed: true,
  DueDatesFixed: true,
  LevyPaymentCollected: true,
  PaymentReversed: true,
  PaymentReallocated: true,
  OffBookCollectionEstablished: true,
  InstalmentPlanApproved: true,
  PaymentDemanded: true,
  EnforcementApplied: true,
  EnforcementAccepted: true,
  EnforcementEnded: true,
  LevyDecisionRevoked: true,
  LevyBalanceExtinguished: true,
  SettlementCertified: true,
  SettlementWithdrawn: true,
  ReductionRequested: true,
  ReductionAuthorised: true,
  ReductionRefused: true,
  ReductionExpired: true,
  ReductionEstablishedUnauthorised: true,
  MakeUpObligationOpened: true,
  MakeUpPaid: true,
  MakeUpWrittenOff: true,
  PayerLiabilityReinstated: true,
  MakeUpReleased: true,
  RefundApproved: true,
  RefundPaid: true,
} as const satisfies Record<LevyChange['type'], true>;

/**
 * Refolds a levy from its own events: those up to `asOfSeq` that had happened by `onDate`. The terms of the late fee are those of its
 * policy as the book knew them then. Answers UNKNOWN for a levy that was not in the books, VIEW_BEHIND where the views lack `asOfSeq`.
 */
export async function levyAsOf(sources: Sources, book: BookCode, levyId: LevyId, at: { asOfSeq?: number | undefined; onDate: IsoDate }): Promise<LevyAsOf> {
  const { onDate } = at;
  const asOfSeq = await sources.views.seqSeen(book, at.asOfSeq);
  const history = await eventsOf(sources, book, { kind: 'levy', id: levyId }, { asOfSeq });
  const levy = refold(
    levyId,
    history.filter(isLevyFact).filter(({ occurredOn }) => occurredOn <= onDate),
  );
  if (levy === undefined) return unknown('levy', levyId);

  const accruedFen = least(lateFeeAccrued(levy, onDate, await rulesOf(sources, book, levy.policyId, asOfSeq)), levy.assessedFen);
  return {
    ...{ levy, asOfSeq, onDate, status: levyStatus(levy, onDate), unpaidLines: unpaidLines(levy), history },
    lateFeeAccruedFen: accruedFen,
    lateFeeUnpaidFen: lateFeeOwed(levy, accruedFen),
  };
}

export function isLevyFact(event: RecordedEvent): event is LevyFact {
  return event.type in LEVY_FACTS;
}

/** A levy as these events leave it; undefined where none of them brought it into the books. */
export function refold(levyId: LevyId, facts: readonly LevyFact[]): Levy | undefined {
  const levies = new Levies(new UndoLog(false));
  for (const fact of facts) evolveLevies(levies, ofOneLevy(fact, levyId));
  return levies.levies.get(levyId);
}

/** Due dates are fixed for many levies at once; here there is only this one. */
function ofOneLevy(fact: LevyFact, levyId: LevyId): LevyFact {
  if (fact.type !== 'DueDatesFixed') return fact;
  return { ...fact, data: { items: fact.data.items.filter((item) => item.levyId === levyId) } };
}

function unpaidLines(levy: Levy): LevyAsOf['unpaidLines'] {
  const unpaid = unpaidByLine(levy, () => true);
  const lines = levy.dueLines.map((line) => ({ ...line, unpaidFen: (unpaid.get(line.n) ?? 0) as Fen }));
  return lines.filter(({ unpaidFen }) => unpaidFen > 0).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.n - b.n));
}

/** The late-fee rules of a policy, as the book knew them. */
export async function rulesOf(sources: Sources, book: BookCode, policyId: PolicyId, asOfSeq: number): Promise<LateFeeRules> {
  const registry = new Registry(new UndoLog(false));
  const facts = await eventsOf(sources, book, { kind: 'policy', id: policyId }, { asOfSeq, types: ['PolicyPublished', 'SchemeClosed'] });
  for (const event of facts) evolveRegistry(registry, event);
  return { termsOn: (day) => policyOn(registry, policyId, day).terms, stopOn: closedFrom(registry, policyId) };
}
