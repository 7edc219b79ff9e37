import { Accountability, evolveAccountability } from '#libs/accountability/accountability.js';
import { evolveReductions } from '#libs/accountability/evolve-reductions.js';
import { type ReductionEvent, Reductions } from '#libs/accountability/reductions.js';
import { Benefits } from '#libs/benefits/benefits.js';
import { evolveBatches } from '#libs/benefits/evolve-batches.js';
import { evolveEnrolments } from '#libs/benefits/evolve-enrolments.js';
import { evolvePayLists } from '#libs/benefits/evolve-pay-lists.js';
import { evolveRecoveries } from '#libs/benefits/evolve-recoveries.js';
import { Payouts } from '#libs/benefits/payouts.js';
import { Custody } from '#libs/custody/custody.js';
import { evolveCustody } from '#libs/custody/evolve-custody.js';
import { evolveFiling, evolvePostings, Filing } from '#libs/filing/filing.js';
import { evolveHandovers, Handovers } from '#libs/handovers/handovers.js';
import { countRow, evolveImports, Imports } from '#libs/imports/imports.js';
import { evolveInspection, Inspection } from '#libs/inspection/inspection.js';
import { Cell } from '#libs/kernel/cell.js';
import { type Instant, type IsoDate, type Month, monthOf } from '#libs/kernel/dates.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { KeyIndex } from '#libs/kernel/key-index.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { Table } from '#libs/kernel/table.js';
import { UndoLog } from '#libs/kernel/undo-log.js';
import { type CalendarOf } from '#libs/kernel/working-days.js';
import { evolveLevies } from '#libs/levy/evolve-levies.js';
import { Levies } from '#libs/levy/levy.js';
import { evolveMeetings, Meetings } from '#libs/meetings/meetings.js';
import { evolveNotices, evolveObjections } from '#libs/openness/evolve-openness.js';
import { Openness } from '#libs/openness/openness.js';
import { evolvePeriods, Periods, type Posting, periodOf } from '#libs/periods/periods.js';
import { evolveReceipts } from '#libs/receipts/evolve-receipts.js';
import { Receipts } from '#libs/receipts/receipts.js';
import { evolveRefunds, Refunds } from '#libs/refunds/refunds.js';
import { countyUnit } from '#libs/registry/posts.js';
import { evolveRegistry, type Genesis, Registry } from '#libs/registry/registry.js';
import { evolveVerifications, Verifications } from '#libs/verification/verification.js';
import type { Recorded } from './envelope.js';
import type { EventOf, EventType, RecordedEvent } from './events.js';
import { evolveProposals, Proposals } from './proposals/proposals.js';

/** Where a book stands after its last event. */
export interface Head {
  /** The seq that the next event gets. */
  readonly nextSeq: number;
  readonly recordedAt: Instant;
}

/** The state of one county: the fold of its events, in memory. Nothing else is the truth. */
export class Book {
  readonly undo = new UndoLog();
  readonly head = new Cell<Head>(this.undo);
  /** The last business day that has begun. */
  readonly day = new Cell<IsoDate>(this.undo);
  /** Every command that was answered for good, by its id: the seq of its first event. */
  readonly commands = new KeyIndex(this.undo);
  /** Refusals recorded today, by officer and code. */
  readonly refusalsToday = new Table<string, number>('refusals of the day', this.undo);
  readonly proposals = new Proposals(this.undo);
  readonly registry = new Registry(this.undo);
  readonly receipts = new Receipts(this.undo);
  readonly levies = new Levies(this.undo);
  readonly custody = new Custody(this.undo);
  readonly refunds = new Refunds(this.undo);
  readonly verifications = new Verifications(this.undo);
  readonly benefits = new Benefits(this.undo);
  readonly payouts = new Payouts(this.undo);
  readonly openness = new Openness(this.undo);
  readonly periods = new Periods(this.undo);
  readonly filing = new Filing(this.undo);
  readonly imports = new Imports(this.undo);
  readonly meetings = new Meetings(this.undo);
  readonly accountability = new Accountability(this.undo);
  readonly reductions = new Reductions(this.undo);
  readonly handovers = new Handovers(this.undo);
  readonly inspection = new Inspection(this.undo);

  get nextSeq(): number {
    return this.head.get()?.nextSeq ?? 0;
  }

  /** When the last event was recorded. */
  get recordedAt(): Instant {
    return opened(this.head).recordedAt;
  }

  /** The business day that has begun last. */
  get today(): IsoDate {
    return opened(this.day);
  }

  get genesis(): Genesis {
    return opened(this.registry.genesis);
  }

  get code(): BookCode {
    return this.genesis.countyCode;
  }

  get county(): UnitId {
    return countyUnit(this.registry);
  }

  readonly calendarOf: CalendarOf = (year) => this.registry.calendar.get(year);

  /** The first month of a unit's books: the book's own, or for a unit that joined later the month in which it did. */
  openedPeriodOf(unitId: UnitId): Month {
    const { openedPeriod } = this.genesis;
    const joined = this.registry.units.get(unitId)?.validFrom;
    return joined !== undefined && monthOf(joined) > openedPeriod ? monthOf(joined) : openedPeriod;
  }

  /** The period into which something that happened on a day is posted for a unit. */
  periodOf(unitId: UnitId, occurredOn: IsoDate): Posting {
    return periodOf(this.periods, this.openedPeriodOf(unitId), unitId, occurredOn);
  }
}

/** What every book has from its first event on. */
function opened<V>(cell: Cell<V>): V {
  const value = cell.get();
  assertHolds(value !== undefined, 'LOG_BROKEN', () => ({ missing: 'BookOpened' }));
  return value;
}

/** How each event changes the book: one row an event, so that a forgotten one does not compile. */
const EVOLVE: { readonly [T in EventType]: (book: Book, event: EventOf<T>) => void } = {
  BookOpened: (book, event) => {
    book.day.set(event.occurredOn);
    evolveRegistry(book.registry, event);
  },
  DayTurned: (book, { data }) => {
    book.day.set(data.date);
    for (const key of [...book.refusalsToday.entries()].map(([key]) => key)) book.refusalsToday.remove(key);
  },
  CommandRefused: (book, { actor, data }) => {
    const key = refusalKey(actor.officerId, data.code);
    book.refusalsToday.put(key, (book.refusalsToday.get(key) ?? 0) + 1);
  },
  RefusalsCounted: () => {},
  ProposalMade: (book, event) => evolveProposals(book.proposals, event),
  ProposalSeconded: (book, event) => evolveProposals(book.proposals, event),
  ProposalApproved: (book, event) => evolveProposals(book.proposals, event),
  ProposalRejected: (book, event) => evolveProposals(book.proposals, event),
  ProposalWithdrawn: (book, event) => evolveProposals(book.proposals, event),
  ProposalExpired: (book, event) => evolveProposals(book.proposals, event),
  ImportAccepted: (book, event) => evolveImports(book.imports, event),
  ImportRowRefused: (book, event) => evolveImports(book.imports, event),
  ImportCompleted: (book, event) => evolveImports(book.imports, event),
  OrgUnitRegistered: (book, event) => evolveRegistry(book.registry, event),
  RoleAssigned: (book, event) => evolveRegistry(book.registry, event),
  RoleRevoked: (book, event) => evolveRegistry(book.registry, event),
  LoginIssued: (book, event) => evolveRegistry(book.registry, event),
  SodExemptionGranted: (book, event) => evolveRegistry(book.registry, event),
  SodExemptionEnded: (book, event) => evolveRegistry(book.registry, event),
  BankAccountRegistered: (book, event) => evolveRegistry(book.registry, event),
  PolicyPublished: (book, event) => evolveRegistry(book.registry, event),
  SchemeClosed: (book, event) => evolveRegistry(book.registry, event),
  SchemeClosureCompleted: (book, event) => evolveRegistry(book.registry, event),
  CalendarYearPublished: (book, event) => evolveRegistry(book.registry, event),
  OfficerHandoverSigned: (book, event) => {
    evolveHandovers(book.handovers, event);
    evolveCustody(book.custody, event);
    evolveReceipts(book.receipts, event);
  },
  OpeningReceiptsTaken: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptBookIssued: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptRangeAllocated: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptVoided: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptRangeReturned: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptLossReported: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptLossDeclared: (book, event) => evolveReceipts(book.receipts, event),
  ReceiptRangeWrittenOff: (book, event) => evolveReceipts(book.receipts, event),
  StubsDestroyed: (book, event) => evolveReceipts(book.receipts, event),
  LevyDecisionImported: (book, event) => evolveLevies(book.levies, event),
  OpeningLevyTaken: (book, event) => evolveLevies(book.levies, event),
  OpeningClosed: (book, event) => evolveLevies(book.levies, event),
  DueDatesFixed: (book, event) => evolveLevies(book.levies, event),
  LevyPaymentCollected: (book, event) => {
    evolveLevies(book.levies, event);
    evolveCustody(book.custody, event);
    book.receipts.mark(event.data.receipt, event.data.receipt.no, 'USED', event.seq);
  },
  PaymentReversed: (book, event) => {
    evolveLevies(book.levies, event);
    evolveCustody(book.custody, event);
    if (event.data.copiesKept) book.receipts.mark(event.data.receipt, event.data.receipt.no, 'VOID', event.seq);
  },
  PaymentReallocated: (book, event) => {
    evolveLevies(book.levies, event);
    evolveCustody(book.custody, event);
  },
  InstalmentPlanApproved: (book, event) => evolveLevies(book.levies, event),
  PaymentDemanded: (book, event) => evolveLevies(book.levies, event),
  EnforcementApplied: (book, event) => evolveLevies(book.levies, event),
  EnforcementAccepted: (book, event) => evolveLevies(book.levies, event),
  EnforcementEnded: (book, event) => evolveLevies(book.levies, event),
  LevyDecisionRevoked: (book, event) => {
    evolveLevies(book.levies, event);
    evolveCustody(book.custody, event);
  },
  LevyBalanceExtinguished: (book, event) => evolveLevies(book.levies, event),
  RefundApproved: (book, event) => {
    evolveRefunds(book.refunds, event);
    evolveCustody(book.custody, event);
    evolveLevies(book.levies, event);
  },
  RefundPaid: (book, event) => {
    evolveRefunds(book.refunds, event);
    evolveCustody(book.custody, event);
    evolveLevies(book.levies, event);
  },
  BenefitApplied: (book, event) => evolveEnrolments(book.benefits, event),
  VillageReviewed: (book, event) => evolveEnrolments(book.benefits, event),
  TownshipReviewed: (book, event) => evolveEnrolments(book.benefits, event),
  CountyConfirmed: (book, event) => evolveEnrolments(book.benefits, event),
  CountyRefused: (book, event) => evolveEnrolments(book.benefits, event),
  BenefitStopped: (book, event) => evolveEnrolments(book.benefits, event),
  PayeeRegistered: (book, event) => evolveEnrolments(book.benefits, event),
  PayeeAccountChanged: (book, event) => evolveEnrolments(book.benefits, event),
  ReportPrepared: (book, event) => evolveFiling(book.filing, event),
  ReportAmended: (book, event) => evolveFiling(book.filing, event),
  ReportReviewed: (book, event) => evolveFiling(book.filing, event),
  ReportSigned: (book, event) => evolveFiling(book.filing, event),
  ReportFiled: (book, event) => evolveFiling(book.filing, event),
  ReportAccepted: (book, event) => evolveFiling(book.filing, event),
  ReportReturned: (book, event) => evolveFiling(book.filing, event),
  CashHandedToCashier: (book, event) => evolveCustody(book.custody, event),
  CashBanked: (book, event) => evolveCustody(book.custody, event),
  RemittanceDrafted: (book, event) => evolveCustody(book.custody, event),
  RemittanceCancelled: (book, event) => evolveCustody(book.custody, event),
  RemittanceSent: (book, event) => evolveCustody(book.custody, event),
  RemittanceBounced: (book, event) => evolveCustody(book.custody, event),
  CountyCreditConfirmed: (book, event) => evolveCustody(book.custody, event),
  TreasuryPaidOver: (book, event) => evolveCustody(book.custody, event),
  NoticePosted: (book, event) => evolveNotices(book.openness, book.payouts, event),
  NoticeClosed: (book, event) => evolveNotices(book.openness, book.payouts, event),
  NoticeWithdrawn: (book, event) => evolveNotices(book.openness, book.payouts, event),
  ObjectionSubmitted: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ObjectionAccepted: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ObjectionRejected: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ObjectionAnswered: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ObjectionEscalated: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ObjectionClosed: (book, event) => evolveObjections(book.openness, book.payouts, event),
  ReporterDisclosed: (book, event) => evolveObjections(book.openness, book.payouts, event),
  MeetingRecorded: (book, event) => evolveMeetings(book.meetings, event),
  RemittanceDeadlineMissed: (book, event) => evolvePeriods(book.periods, event),
  PeriodSoftClosed: (book, event) => evolvePeriods(book.periods, event),
  PeriodClosed: (book, event) => evolvePeriods(book.periods, event),
  SettlementCertified: (book, event) => evolveLevies(book.levies, event),
  SettlementWithdrawn: (book, event) => evolveLevies(book.levies, event),
  ReductionRequested: evolveReduction,
  ReductionAuthorised: evolveReduction,
  ReductionRefused: evolveReduction,
  ReductionExpired: evolveReduction,
  ReductionEstablishedUnauthorised: evolveReduction,
  MakeUpObligationOpened: evolveReduction,
  MakeUpWrittenOff: evolveReduction,
  PayerLiabilityReinstated: evolveReduction,
  MakeUpReleased: evolveReduction,
  MakeUpPaid: (book, event) => {
    evolveReduction(book, event);
    evolveCustody(book.custody, event);
    book.receipts.mark(event.data.receipt, event.data.receipt.no, 'USED', event.seq);
  },
  AccountabilityEntryRaised: (book, event) => evolveAccountability(book.accountability, event),
  AccountabilityStatementFiled: (book, event) => evolveAccountability(book.accountability, event),
  AccountabilityEntryClosed: (book, event) => evolveAccountability(book.accountability, event),
  ClueReferred: (book, event) => evolveInspection(book.inspection, event),
  ClueDisposed: (book, event) => evolveInspection(book.inspection, event),
  RecoveryOrderIssued: (book, event) => evolveInspection(book.inspection, event),
  RecoveryReceived: (book, event) => evolveInspection(book.inspection, event),
  RecoveryDelivered: (book, event) => evolveInspection(book.inspection, event),
  AuditAccessLogged: (book, event) => evolveInspection(book.inspection, event),
  AccessLogDigested: (book, event) => evolveInspection(book.inspection, event),
  TicketsVerified: (book, event) => evolveVerifications(book.verifications, event),
  DiscrepancyResolved: (book, event) => evolveVerifications(book.verifications, event),
  CustodyShortageConfirmed: (book, event) => evolveCustody(book.custody, event),
  OffBookCollectionEstablished: (book, event) => {
    evolveLevies(book.levies, event);
    evolveCustody(book.custody, event);
  },
  ShortageRecovered: (book, event) => evolveCustody(book.custody, event),
  UnidentifiedReceiptRecorded: (book, event) => evolveCustody(book.custody, event),
  UnidentifiedReceiptMatched: (book, event) => evolveCustody(book.custody, event),
  QuotaReceived: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  PayListPrepared: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  PayListLines: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  PayListApproved: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  LineCancelled: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  LineReissued: (book, event) => evolvePayLists(book.payouts, book.benefits, event),
  BatchSubmitted: (book, event) => evolveBatches(book.payouts, book.benefits, event),
  BatchLines: (book, event) => evolveBatches(book.payouts, book.benefits, event),
  LinesPaid: (book, event) => evolveBatches(book.payouts, book.benefits, event),
  LinePaymentsReversed: (book, event) => evolveBatches(book.payouts, book.benefits, event),
  LinesReturned: (book, event) => evolveBatches(book.payouts, book.benefits, event),
  OverpaymentEstablished: (book, event) => evolveRecoveries(book.payouts, book.benefits, event),
  OverpaymentRepaid: (book, event) => evolveRecoveries(book.payouts, book.benefits, event),
  RecoveredFundsReturned: (book, event) => evolveRecoveries(book.payouts, book.benefits, event),
  RecoveryWrittenOff: (book, event) => evolveRecoveries(book.payouts, book.benefits, event),
};

/** A reduction changes its levy and its case. */
function evolveReduction(book: Book, event: Recorded<ReductionEvent>): void {
  evolveLevies(book.levies, event);
  evolveReductions(book.reductions, event);
}

/**
 * Folds one event into the book. Never refuses; stops with LOG_BROKEN at a gap (invariant 3), where BookOpened is not the first
 * event and the first only (invariant 59), and at an event of another book or of a type that this version does not know.
 */
export function evolve(book: Book, event: RecordedEvent): void {
  const { seq, type } = event;
  assertHolds(seq === book.nextSeq, 'LOG_BROKEN', () => ({ expectedSeq: book.nextSeq, got: seq }));
  assertHolds((type === 'BookOpened') === (seq === 0), 'LOG_BROKEN', () => ({ seq, type, reason: 'BookOpened is the first event' }));
  assertHolds(seq === 0 || event.book === book.code, 'LOG_BROKEN', () => ({ seq, ofBook: event.book }));
  assertHolds(Object.hasOwn(EVOLVE, type), 'LOG_BROKEN', () => ({ seq, unknownType: type }));
  (EVOLVE[event.type] as (book: Book, event: RecordedEvent) => void)(book, event);
  evolvePostings(book.filing, event);
  if (event.requestHash !== undefined) book.commands.put(event.commandId, event.seq);
  if (event.requestHash !== undefined && event.correlationId !== undefined) countRow(book.imports, event.correlationId, type === 'ImportRowRefused');
  book.head.set({ nextSeq: event.seq + 1, recordedAt: event.recordedAt });
}

/** Under which refusals of a day are counted. */
export function refusalKey(officerId: string, code: string): string {
  return `${officerId} ${code}`;
}
