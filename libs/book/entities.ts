import type { EntrySource } from '#libs/accountability/accountability.js';
import { sourceOf } from '#libs/custody/claims.js';
import type { NoticeSource } from '#libs/openness/notices.js';
import type { RecordedEvent } from './events.js';

/** A thing with a history of its own: a levy, a receipt book, an officer. */
export interface EntityRef {
  readonly kind:
    | 'unit'
    | 'officer'
    | 'bank account'
    | 'policy'
    | 'receipt book'
    | 'levy'
    | 'payment'
    | 'remittance'
    | 'refund'
    | 'report pack'
    | 'verification'
    | 'enrolment'
    | 'pay list'
    | 'payment batch'
    | 'recovery'
    | 'notice'
    | 'objection'
    | 'meeting'
    | 'proposal'
    | 'import'
    | 'period'
    | 'reduction case'
    | 'obligation'
    | 'accountability entry'
    | 'clue'
    | 'recovery order';
  readonly id: string;
}

/**
 * The things that an event is about, besides the officers whose act it is: under each of them it can be found again.
 * Invariant: every event that changes a thing's state names it here, so that the thing refolds from its own few events.
 */
export function entitiesOf({ type, unitId, data }: RecordedEvent): readonly EntityRef[] {
  switch (type) {
    case 'BookOpened':
    case 'DayTurned':
    case 'CalendarYearPublished':
      return [];
    case 'CommandRefused':
      return [{ kind: data.kind as string as EntityRef['kind'], id: data.id }];
    case 'RefusalsCounted':
      return [officer(data.officerId)];
    case 'ProposalMade':
    case 'ProposalSeconded':
    case 'ProposalApproved':
    case 'ProposalRejected':
    case 'ProposalWithdrawn':
    case 'ProposalExpired':
      return [{ kind: 'proposal', id: data.proposalId }];
    case 'ImportAccepted':
    case 'ImportRowRefused':
    case 'ImportCompleted':
      return [{ kind: 'import', id: data.importId }];
    case 'OrgUnitRegistered':
      return [{ kind: 'unit', id: data.unitId }];
    case 'RoleAssigned':
    case 'RoleRevoked':
    case 'LoginIssued':
      return [officer(data.officerId)];
    case 'SodExemptionGranted':
    case 'SodExemptionEnded':
      return [{ kind: 'unit', id: unitId }];
    case 'BankAccountRegistered':
      return [{ kind: 'bank account', id: data.accountId }];
    case 'PolicyPublished':
    case 'SchemeClosed':
    case 'SchemeClosureCompleted':
      return [{ kind: 'policy', id: data.policyId }];
    case 'OfficerHandoverSigned':
      return [
        ...[data.fromOfficerId, data.toOfficerId, data.supervisorId].map(officer),
        ...data.cash.flatMap(({ lines }) => lines.map(({ paymentId }) => payment(paymentId))),
        ...data.receiptRanges.map(({ bookId }) => ({ kind: 'receipt book', id: bookId }) as const),
        ...data.openObligationIds.map(obligation),
        ...data.openCaseIds.map((id) => ({ kind: 'reduction case', id }) as const),
      ];
    case 'OpeningReceiptsTaken':
      return [{ kind: 'receipt book', id: data.bookId }, ...(data.holderId === undefined ? [] : [officer(data.holderId)])];
    case 'ReceiptBookIssued':
    case 'ReceiptVoided':
    case 'ReceiptRangeReturned':
    case 'ReceiptLossReported':
    case 'ReceiptLossDeclared':
    case 'ReceiptRangeWrittenOff':
    case 'StubsDestroyed':
      return [{ kind: 'receipt book', id: data.bookId }];
    case 'ReceiptRangeAllocated':
      return [{ kind: 'receipt book', id: data.bookId }, officer(data.toOfficerId)];
    case 'LevyDecisionImported':
    case 'OpeningLevyTaken':
      return [levy(data.levyId)];
    case 'OpeningClosed':
      return [{ kind: 'unit', id: data.unitId }];
    case 'DueDatesFixed':
      return data.items.map(({ levyId }) => levy(levyId));
    case 'LevyPaymentCollected':
    case 'PaymentReversed':
      return [levy(data.levyId), payment(data.paymentId), { kind: 'receipt book', id: data.receipt.bookId }];
    case 'PaymentReallocated':
      return [payment(data.paymentId), levy(data.fromLevyId), levy(data.toLevyId)];
    case 'InstalmentPlanApproved':
    case 'PaymentDemanded':
    case 'EnforcementApplied':
    case 'EnforcementAccepted':
    case 'EnforcementEnded':
      return [levy(data.levyId)];
    case 'LevyBalanceExtinguished':
    case 'SettlementCertified':
    case 'SettlementWithdrawn':
      return [levy(data.levyId)];
    case 'LevyDecisionRevoked':
      return [levy(data.levyId), ...data.lines.map(({ paymentId }) => payment(paymentId))];
    case 'RefundApproved':
    case 'RefundPaid':
      return [{ kind: 'refund', id: data.refundId }, payment(data.sourceId), ...ofLevy(data.levyId)];
    case 'BenefitApplied':
    case 'VillageReviewed':
    case 'TownshipReviewed':
    case 'CountyConfirmed':
    case 'CountyRefused':
    case 'BenefitStopped':
    case 'PayeeRegistered':
    case 'PayeeAccountChanged':
      return [{ kind: 'enrolment', id: data.enrolId }];
    case 'ReportPrepared':
    case 'ReportAmended':
    case 'ReportReviewed':
    case 'ReportSigned':
    case 'ReportFiled':
    case 'ReportAccepted':
    case 'ReportReturned':
      return [{ kind: 'report pack', id: data.packId }];
    case 'CashHandedToCashier':
      return [officer(data.cashierId), ...data.lines.map(({ paymentId }) => payment(paymentId))];
    case 'CashBanked':
      return [{ kind: 'bank account', id: data.accountId }, ...data.lines.map(({ paymentId }) => payment(paymentId))];
    case 'RemittanceDrafted':
    case 'RemittanceCancelled':
    case 'RemittanceSent':
    case 'RemittanceBounced':
    case 'CountyCreditConfirmed':
      return [{ kind: 'remittance', id: data.remittanceId }, ...data.lines.map(({ sourceId }) => payment(sourceId))];
    case 'CustodyShortageConfirmed':
    case 'ShortageRecovered':
      return [obligation(data.obligationId), officer(data.officerId), ...data.lines.map(({ paymentId }) => payment(paymentId))];
    case 'OffBookCollectionEstablished':
      return [obligation(data.obligationId), officer(data.officerId), payment(sourceOf(data.obligationId)), ...ofLevy(data.levyId)];
    case 'UnidentifiedReceiptRecorded':
      return [payment(data.paymentId), { kind: 'bank account', id: data.accountId }];
    case 'UnidentifiedReceiptMatched':
      return [payment(data.paymentId), levy(data.levyId)];
    case 'TreasuryPaidOver':
      return [{ kind: 'unit', id: unitId }];
    case 'NoticePosted':
      return [{ kind: 'notice', id: data.noticeId }, ...noticedThings(data.source)];
    case 'NoticeClosed':
    case 'NoticeWithdrawn':
      return [{ kind: 'notice', id: data.noticeId }];
    case 'ObjectionSubmitted':
      return [{ kind: 'objection', id: data.objectionId }, ...(data.noticeId === undefined ? [] : [{ kind: 'notice', id: data.noticeId } as const])];
    case 'ObjectionAccepted':
    case 'ObjectionRejected':
    case 'ObjectionAnswered':
    case 'ObjectionEscalated':
    case 'ObjectionClosed':
    case 'ReporterDisclosed':
      return [{ kind: 'objection', id: data.objectionId }];
    case 'MeetingRecorded':
      return [{ kind: 'meeting', id: data.meetingId }, officer(data.chairId), ...data.motions.flatMap(({ recused }) => recused.map(officer))];
    case 'RemittanceDeadlineMissed':
      return [period(unitId, data.periodId), ...data.sourceIds.map(payment)];
    case 'PeriodSoftClosed':
    case 'PeriodClosed':
      return [period(unitId, data.periodId)];
    case 'TicketsVerified':
      return [{ kind: 'verification', id: data.verificationId }, period(unitId, data.periodId)];
    case 'DiscrepancyResolved':
      return [{ kind: 'verification', id: data.verificationId }];
    case 'QuotaReceived':
      return [
        { kind: 'policy', id: data.policyId },
        { kind: 'unit', id: unitId },
      ];
    case 'PayListPrepared':
    case 'PayListApproved':
    case 'LineCancelled':
    case 'LineReissued':
      return [payList(data.listId)];
    case 'PayListLines':
      return [payList(data.listId), ...data.lines.map(({ enrolId }): EntityRef => ({ kind: 'enrolment', id: enrolId }))];
    case 'BatchSubmitted':
    case 'BatchLines':
    case 'LinesPaid':
    case 'LinePaymentsReversed':
    case 'LinesReturned':
      return [{ kind: 'payment batch', id: data.batchId }, payList(data.listId)];
    case 'OverpaymentEstablished':
      return [recovery(data.recoveryId), ...[...new Set(data.lines.map(({ listId }) => listId))].map(payList)];
    case 'OverpaymentRepaid':
    case 'RecoveredFundsReturned':
    case 'RecoveryWrittenOff':
      return [recovery(data.recoveryId)];
    case 'ReductionRequested':
    case 'ReductionEstablishedUnauthorised':
      return [reductionCase(data.caseId), levy(data.levyId), ...data.deciders.map(({ officerId }) => officer(officerId))];
    case 'ReductionAuthorised':
      return [reductionCase(data.caseId), levy(data.levyId), { kind: 'meeting', id: data.meetingId }];
    case 'ReductionRefused':
    case 'ReductionExpired':
      return [reductionCase(data.caseId), levy(data.levyId)];
    case 'MakeUpObligationOpened':
    case 'PayerLiabilityReinstated':
      return [...ofObligation(data), ...data.lines.map(({ officerId }) => officer(officerId))];
    case 'MakeUpPaid':
      return [...ofObligation(data), officer(data.officerId), payment(data.paymentId), { kind: 'receipt book', id: data.receipt.bookId }];
    case 'MakeUpWrittenOff':
    case 'MakeUpReleased':
      return [...ofObligation(data), officer(data.officerId)];
    case 'AccountabilityEntryRaised':
      return [{ kind: 'accountability entry', id: data.entryId }, ...data.officerIds.map(officer), ...mattersOf(data.source)];
    case 'AccountabilityStatementFiled':
      return [{ kind: 'accountability entry', id: data.entryId }, officer(data.officerId)];
    case 'AccountabilityEntryClosed':
      return [{ kind: 'accountability entry', id: data.entryId }];
    case 'ClueReferred':
      return [clue(data.clueId), ...data.entryIds.map((id): EntityRef => ({ kind: 'accountability entry', id })), ...owed(data.obligationId)];
    case 'ClueDisposed':
      return [clue(data.clueId)];
    case 'RecoveryOrderIssued':
    case 'RecoveryReceived':
      return [{ kind: 'recovery order', id: data.orderId }, clue(data.clueId), officer(data.officerId), ...owed(data.obligationId)];
    case 'RecoveryDelivered':
      return [{ kind: 'recovery order', id: data.orderId }, clue(data.clueId), officer(data.officerId)];
    case 'AuditAccessLogged':
      return [officer(data.inspectorId), ...(data.clueId === undefined ? [] : [clue(data.clueId)])];
    case 'AccessLogDigested':
      return [];
  }
}

const ofLevy = (id: string | undefined): readonly EntityRef[] => (id === undefined ? [] : [levy(id)]);
const owed = (id: string | undefined): readonly EntityRef[] => (id === undefined ? [] : [obligation(id)]);
const clue = (id: string): EntityRef => ({ kind: 'clue', id });
const obligation = (id: string): EntityRef => ({ kind: 'obligation', id });
const levy = (id: string): EntityRef => ({ kind: 'levy', id });
const payment = (id: string): EntityRef => ({ kind: 'payment', id });
const payList = (id: string): EntityRef => ({ kind: 'pay list', id });
const recovery = (id: string): EntityRef => ({ kind: 'recovery', id });
const reductionCase = (id: string): EntityRef => ({ kind: 'reduction case', id });
const ofObligation = ({ obligationId, caseId, levyId }: { readonly obligationId: string; readonly caseId: string; readonly levyId: string }): readonly EntityRef[] => [
  { kind: 'obligation', id: obligationId },
  reductionCase(caseId),
  levy(levyId),
];
const officer = (id: string): EntityRef => ({ kind: 'officer', id });
const period = (unitId: string, periodId: string): EntityRef => ({ kind: 'period', id: `${unitId} ${periodId}` });

/** What an entry is about. */
function mattersOf({ levyId, paymentId, caseId, obligationId, verificationId, unitId, periodId }: EntrySource): readonly EntityRef[] {
  const named = (kind: EntityRef['kind'], id: string | undefined): readonly EntityRef[] => (id === undefined ? [] : [{ kind, id }]);
  const month = unitId === undefined || periodId === undefined ? [] : [period(unitId, periodId)];
  return [
    ...named('levy', levyId),
    ...named('payment', paymentId),
    ...named('reduction case', caseId),
    ...named('obligation', obligationId),
    ...named('verification', verificationId),
    ...month,
  ];
}

/** The list or the reports that a notice shows. */
function noticedThings(source: NoticeSource): readonly EntityRef[] {
  if (source.kind === 'BENEFIT_LIST') return [{ kind: 'pay list', id: source.listId }];
  return source.kind === 'LEVY_AGGREGATE' ? [{ kind: 'report pack', id: source.packId }] : [];
}
