import type { RecordedEvent } from './events.js';

/** A thing with a history of its own: a levy, a receipt book, an officer. */
export interface EntityRef {
  readonly kind: 'unit' | 'officer' | 'bank account' | 'policy' | 'receipt book' | 'levy' | 'payment' | 'proposal' | 'accountability entry';
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
    case 'ProposalApproved':
    case 'ProposalRejected':
    case 'ProposalWithdrawn':
    case 'ProposalExpired':
      return [{ kind: 'proposal', id: data.proposalId }];
    case 'OrgUnitRegistered':
      return [{ kind: 'unit', id: data.unitId }];
    case 'RoleAssigned':
    case 'RoleRevoked':
      return [officer(data.officerId)];
    case 'SodExemptionGranted':
    case 'SodExemptionEnded':
      return [{ kind: 'unit', id: unitId }];
    case 'BankAccountRegistered':
      return [{ kind: 'bank account', id: data.accountId }];
    case 'PolicyPublished':
      return [{ kind: 'policy', id: data.policyId }];
    case 'ReceiptBookIssued':
    case 'ReceiptVoided':
    case 'ReceiptRangeReturned':
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
      return [levy(data.levyId), { kind: 'payment', id: data.paymentId }, { kind: 'receipt book', id: data.receipt.bookId }];
    case 'AccountabilityEntryRaised':
      return [{ kind: 'accountability entry', id: data.entryId }, ...data.officerIds.map(officer), levy(data.source.levyId)];
  }
}

const levy = (id: string): EntityRef => ({ kind: 'levy', id });
const officer = (id: string): EntityRef => ({ kind: 'officer', id });
