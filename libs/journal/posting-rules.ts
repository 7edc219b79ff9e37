import type { MakeUpPaid, ObligationOpened } from '#libs/accountability/reductions.js';
import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import type { CashPlace, OffBookEstablished } from '#libs/custody/claims.js';
import type { CountyCredit, RemittanceSent } from '#libs/custody/remittances.js';
import { fenOf } from '#libs/custody/split.js';
import { addSigned, type Fen, negate, type SignedFen, sum } from '#libs/kernel/fen.js';
import type { LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { PaymentMade } from '#libs/levy/levy.js';
import type { MadeRefundable, RefundPaid } from '#libs/refunds/refunds.js';
import type { AccountCode } from './chart.js';

/** One line of the journal. Debit is positive, credit negative. */
export interface JournalLine {
  readonly account: AccountCode;
  readonly fen: SignedFen;
  /** The entity whose books it is in, where that is not the unit of the event. */
  readonly unitId?: UnitId;
  readonly levyId?: LevyId;
  readonly officerId?: OfficerId;
}

/** A journal line in its place: the entity whose books it is in. */
export interface PostedLine extends JournalLine {
  readonly unitId: UnitId;
}

type Rule<T extends EventType> = (data: EventOf<T>['data']) => readonly JournalLine[];

/** Where cash in an officer's hands stands. */
const CASH_ACCOUNTS = { COLLECTOR: '1001.01', CASHIER: '1001.02' } as const satisfies Record<CashPlace, AccountCode>;

/** Events that move no money. */
const nothing = (): readonly JournalLine[] => [];

/**
 * Event by event, what it does to the accounts: the order of domain rules 3.10. An event is all that its rule needs.
 * A row for every event, so that a forgotten one does not compile.
 */
export const POSTING_RULES: { readonly [T in EventType]: Rule<T> } = {
  LevyDecisionImported: ({ levyId, assessedFen }) => [debit('1212', assessedFen, { levyId }), credit('2103.01', assessedFen)],
  OpeningLevyTaken: ({ levyId, balanceFen }) => [debit('1212', balanceFen, { levyId }), credit('2103.01', balanceFen)],
  LevyPaymentCollected: collected,
  PaymentReversed: (payment) => collected(payment).map(mirrored),
  LevyDecisionRevoked: ({ levyId, open, collected }) => [
    debit('2103.01', open.principalFen),
    credit('1212', open.principalFen, { levyId }),
    debit('2103.02', collected.principalFen),
    debit('2103.03', collected.lateFeeFen),
    credit('2307.01', fenOf(collected)),
  ],
  LevyBalanceExtinguished: ({ levyId, principalFen }) => [debit('2103.01', principalFen), credit('1212', principalFen, { levyId })],
  PaymentReallocated: ({ fromLevyId, toLevyId, principalFen }) => [debit('1212', principalFen, { levyId: fromLevyId }), credit('1212', principalFen, { levyId: toLevyId })],
  RefundApproved: ({ moves }) => (moves === undefined ? [] : owedBack(moves)),
  // What the payer never owed is let off him without a posting (R8).
  ReductionAuthorised: ({ source, levyId, principalFen }) => (source === 'STANDARD_GAP' ? [] : [debit('2103.01', principalFen), credit('1212', principalFen, { levyId })]),
  MakeUpObligationOpened: ({ source, levyId, lines }) => [
    ...lines.map(({ officerId, principalFen }) => debit('1218.01', principalFen, { officerId, levyId })),
    source === 'STANDARD_GAP' ? credit('2103.01', principalOf(lines)) : credit('1212', principalOf(lines), { levyId }),
  ],
  MakeUpPaid: ({ officerId, levyId, principalFen, lateFeeFen }) => [
    debit('1002.01', sum(principalFen, lateFeeFen)),
    credit('1218.01', principalFen, { officerId, levyId }),
    credit('2103.03', lateFeeFen),
    debit('2103.01', principalFen),
    credit('2103.02', principalFen),
  ],
  MakeUpWrittenOff: ended,
  MakeUpReleased: ended,
  PayerLiabilityReinstated: ({ levyId, principalFen, lines }) => [
    debit('1212', principalFen, { levyId }),
    ...lines.map((line) => credit('1218.01', line.principalFen, { officerId: line.officerId, levyId })),
  ],
  RefundPaid: refunded,
  CashHandedToCashier: ({ fromOfficerId, cashierId, totalFen }) => [
    debit('1001.02', totalFen, { officerId: cashierId }),
    credit('1001.01', totalFen, { officerId: fromOfficerId }),
  ],
  OfficerHandoverSigned: ({ fromOfficerId, toOfficerId, cash }) =>
    cash.flatMap(({ place, totalFen }) => [
      debit(CASH_ACCOUNTS[place], totalFen, { officerId: toOfficerId }),
      credit(CASH_ACCOUNTS[place], totalFen, { officerId: fromOfficerId }),
    ]),
  CashBanked: ({ cashierId, totalFen }) => [debit('1002.01', totalFen), credit('1001.02', totalFen, { officerId: cashierId })],
  RemittanceSent: sent,
  RemittanceBounced: ({ totalFen }) => onItsWay(totalFen).map(mirrored),
  CountyCreditConfirmed: credited,
  CustodyShortageConfirmed: ({ place, officerId, totalFen }) => [debit('1218.02', totalFen, { officerId }), credit(CASH_ACCOUNTS[place], totalFen, { officerId })],
  OffBookCollectionEstablished: takenOffBook,
  ShortageRecovered: ({ officerId, totalFen }) => [debit('1002.01', totalFen), credit('1218.02', totalFen, { officerId })],
  UnidentifiedReceiptRecorded: ({ fen }) => [debit('1002.01', fen), credit('2307.03', fen)],
  TreasuryPaidOver: ({ fen }) => [debit('2101', fen), credit('1004', fen), debit('1003', fen), credit('4103', fen)],
  QuotaReceived: ({ fen }) => [debit('1011', fen), credit('4001', fen)],
  BatchSubmitted: ({ totalFen }) => sentToBank(totalFen),
  LinesPaid: ({ totalFen }) => paidOut(totalFen),
  LinePaymentsReversed: ({ totalFen }) => paidOut(totalFen).map(mirrored),
  LinesReturned: ({ totalFen }) => sentToBank(totalFen).map(mirrored),
  OverpaymentEstablished: ({ fen, sameYear }) => [debit('1218.03', fen), credit(recoveredTo(sameYear), fen)],
  OverpaymentRepaid: ({ fen }) => [debit('1002.05', fen), credit('1218.03', fen)],
  RecoveredFundsReturned: ({ fen, sameYear }) => [debit(sameYear ? '1011' : '2103.04', fen), credit('1002.05', fen)],
  RecoveryWrittenOff: ({ fen, sameYear }) => [debit(recoveredTo(sameYear), fen), credit('1218.03', fen)],

  RecoveryReceived: ({ fen, obligationId }) => (obligationId === undefined ? [debit('1002.05', fen), credit('2307.03', fen)] : []),
  RecoveryDelivered: ({ fen }) => [debit('2307.03', fen), credit('1002.05', fen)],

  BookOpened: nothing,
  BenefitApplied: nothing,
  VillageReviewed: nothing,
  TownshipReviewed: nothing,
  CountyConfirmed: nothing,
  CountyRefused: nothing,
  BenefitStopped: nothing,
  PayeeRegistered: nothing,
  PayeeAccountChanged: nothing,
  DayTurned: nothing,
  CommandRefused: nothing,
  RefusalsCounted: nothing,
  ProposalMade: nothing,
  ProposalSeconded: nothing,
  ProposalApproved: nothing,
  ProposalRejected: nothing,
  ProposalWithdrawn: nothing,
  ProposalExpired: nothing,
  ImportAccepted: nothing,
  ImportRowRefused: nothing,
  ImportCompleted: nothing,
  OrgUnitRegistered: nothing,
  RoleAssigned: nothing,
  RoleRevoked: nothing,
  LoginIssued: nothing,
  SodExemptionGranted: nothing,
  SodExemptionEnded: nothing,
  BankAccountRegistered: nothing,
  PolicyPublished: nothing,
  SchemeClosed: nothing,
  SchemeClosureCompleted: nothing,
  CalendarYearPublished: nothing,
  OpeningReceiptsTaken: nothing,
  ReceiptBookIssued: nothing,
  ReceiptRangeAllocated: nothing,
  ReceiptVoided: nothing,
  ReceiptRangeReturned: nothing,
  ReceiptLossReported: nothing,
  ReceiptLossDeclared: nothing,
  ReceiptRangeWrittenOff: nothing,
  StubsDestroyed: nothing,
  OpeningClosed: nothing,
  InstalmentPlanApproved: nothing,
  PaymentDemanded: nothing,
  EnforcementApplied: nothing,
  EnforcementAccepted: nothing,
  EnforcementEnded: nothing,
  ReportPrepared: nothing,
  ReportAmended: nothing,
  ReportReviewed: nothing,
  ReportSigned: nothing,
  ReportFiled: nothing,
  ReportAccepted: nothing,
  ReportReturned: nothing,
  UnidentifiedReceiptMatched: nothing,
  RemittanceDrafted: nothing,
  RemittanceCancelled: nothing,
  DueDatesFixed: nothing,
  MeetingRecorded: nothing,
  RemittanceDeadlineMissed: nothing,
  PeriodSoftClosed: nothing,
  PeriodClosed: nothing,
  TicketsVerified: nothing,
  DiscrepancyResolved: nothing,
  SettlementCertified: nothing,
  SettlementWithdrawn: nothing,
  ReductionRequested: nothing,
  ReductionRefused: nothing,
  ReductionExpired: nothing,
  ReductionEstablishedUnauthorised: nothing,
  AccountabilityEntryRaised: nothing,
  AccountabilityStatementFiled: nothing,
  AccountabilityEntryClosed: nothing,
  NoticePosted: nothing,
  NoticeClosed: nothing,
  NoticeWithdrawn: nothing,
  ObjectionSubmitted: nothing,
  ObjectionAccepted: nothing,
  ObjectionRejected: nothing,
  ObjectionAnswered: nothing,
  ObjectionEscalated: nothing,
  ObjectionClosed: nothing,
  ReporterDisclosed: nothing,
  ClueReferred: nothing,
  ClueDisposed: nothing,
  RecoveryOrderIssued: nothing,
  AuditAccessLogged: nothing,
  AccessLogDigested: nothing,
  PayListPrepared: nothing,
  PayListLines: nothing,
  PayListApproved: nothing,
  LineCancelled: nothing,
  LineReissued: nothing,
  BatchLines: nothing,
};

/**
 * The journal lines of an event, without those of 0 fen. Stops with JOURNAL_UNBALANCED (invariant 2) where they do not balance,
 * with NETTING_FORBIDDEN (invariant 28) where money leaves the transit account by another way than those that there are.
 */
export function journalOf(event: RecordedEvent): readonly PostedLine[] {
  const { type, seq, unitId } = event;
  const rule = POSTING_RULES[type] as Rule<EventType>;
  const lines = rule(event.data).filter(({ fen }) => fen !== 0);
  checkBalanced(lines, seq);
  checkNotNetted(lines, { type, seq });
  return lines.map((line) => ({ ...line, unitId: line.unitId ?? unitId }));
}

/** Invariant 2: debits equal credits in every event, entity by entity. */
export function checkBalanced(lines: readonly JournalLine[], seq: number): void {
  const entities = new Set(lines.map(({ unitId }) => unitId));
  for (const entity of entities) {
    const rest = lines.reduce((all, { unitId, fen }) => (unitId === entity ? addSigned(all, fen) : all), 0 as SignedFen);
    assertHolds(rest === 0, 'JOURNAL_UNBALANCED', () => ({ seq, entity: entity ?? 'own', rest, lines }));
  }
}

/** By these alone does money leave a transit account: to the county, back to its payer, or as the bank takes back what never was there (R5). */
const LEAVES_TRANSIT: ReadonlySet<EventType> = new Set<EventType>(['RemittanceSent', 'PaymentReversed', 'RefundPaid']);

/** Invariant 28: nothing is paid out of what was collected (坐支). */
export function checkNotNetted(lines: readonly JournalLine[], { type, seq }: { type: EventType; seq: number }): void {
  const isNetted = !LEAVES_TRANSIT.has(type) && lines.some(({ account, fen }) => account === '1002.01' && fen < 0);
  assertHolds(!isNetted, 'NETTING_FORBIDDEN', () => ({ seq, type, lines }));
}

function collected({ levyId, principalFen, lateFeeFen, excessFen, firstPlace, holderOfficerId }: PaymentMade): readonly JournalLine[] {
  const holder = holderOfficerId === undefined ? {} : { officerId: holderOfficerId };
  return [
    debit(firstPlace, sum(principalFen, lateFeeFen, excessFen), holder),
    credit('1212', principalFen, { levyId }),
    credit('2103.03', lateFeeFen),
    credit('2307.01', excessFen),
    debit('2103.01', principalFen),
    credit('2103.02', principalFen),
  ];
}

/** With a levy it is collected principal; without one nothing could be charged, and it is owed back (R1, R14). */
function takenOffBook({ officerId, levyId, fen }: OffBookEstablished): readonly JournalLine[] {
  const owed = debit('1218.02', fen, { officerId });
  if (levyId === undefined) return [owed, credit('2307.01', fen)];
  return [owed, debit('2103.01', fen), credit('1212', fen, { levyId }), credit('2103.02', fen)];
}

function owedBack({ principalFen, lateFeeFen, unmatchedFen }: MadeRefundable): readonly JournalLine[] {
  return [debit('2103.02', principalFen), debit('2103.03', lateFeeFen), debit('2307.03', unmatchedFen), credit('2307.01', sum(principalFen, lateFeeFen, unmatchedFen))];
}

/** A direct remittance only gathers what was posted to 1002.09 on collection. */
function sent({ kind, totalFen }: RemittanceSent): readonly JournalLine[] {
  return kind === 'DIRECT' ? [] : onItsWay(totalFen);
}

function onItsWay(totalFen: Fen): readonly JournalLine[] {
  return [debit('1002.09', totalFen), credit('1002.01', totalFen)];
}

/** In the township's books and in the county's; what goes straight to the treasury is income at once (R17). */
function credited({ fen, lines, toKind, countyUnitId }: CountyCredit): readonly JournalLine[] {
  const county = { unitId: countyUnitId };
  return [
    debit('2103.02', sum(...lines.map(({ principalFen }) => principalFen))),
    debit('2103.03', sum(...lines.map(({ lateFeeFen }) => lateFeeFen))),
    credit('1002.09', fen),
    debit(toKind === 'TREASURY' ? '1003' : '1004', fen, county),
    credit(toKind === 'TREASURY' ? '4103' : '2101', fen, county),
  ];
}

function principalOf(lines: ObligationOpened['lines']): Fen {
  return sum(...lines.map(({ principalFen }) => principalFen));
}

/** Neither the payer nor the officer owes it any more. */
function ended({ officerId, levyId, principalFen }: Pick<MakeUpPaid, 'officerId' | 'levyId' | 'principalFen'>): readonly JournalLine[] {
  return [debit('2103.01', principalFen), credit('1218.01', principalFen, { officerId, levyId })];
}

/** By the township, or where the county was never credited, out of what is owed to payers; by the county out of what it still has to pay over, else out of its income (R6). */
function refunded({ fen, paidFrom, countyUnitId }: RefundPaid): readonly JournalLine[] {
  if (paidFrom === '1002.01' || paidFrom === '1002.09') return [debit('2307.01', fen), credit(paidFrom, fen)];
  const county = { unitId: countyUnitId };
  return [debit(paidFrom === '1004' ? '2101' : '4103', fen, county), credit(paidFrom, fen, county)];
}

/** Quota that is on its way to people through the bank; what the bank sends back is quota again. */
function sentToBank(fen: Fen): readonly JournalLine[] {
  return [debit('1002.08', fen), credit('1011', fen)];
}

function paidOut(fen: Fen): readonly JournalLine[] {
  return [debit('5001', fen), credit('1002.08', fen)];
}

/** What was not due shrinks the expense of its own year; of an earlier year it is owed to finance. */
function recoveredTo(sameYear: boolean): AccountCode {
  return sameYear ? '5001' : '2103.04';
}

type LineOf = Pick<JournalLine, 'levyId' | 'officerId' | 'unitId'>;

function debit(account: AccountCode, fen: SignedFen, of: LineOf = {}): JournalLine {
  return { account, fen, ...of };
}

function credit(account: AccountCode, fen: SignedFen, of: LineOf = {}): JournalLine {
  return { account, fen: negate(fen), ...of };
}

function mirrored(line: JournalLine): JournalLine {
  return { ...line, fen: negate(line.fen) };
}
