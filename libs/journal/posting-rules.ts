import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { addSigned, negate, type SignedFen, sum } from '#libs/kernel/fen.js';
import type { LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { PaymentMade } from '#libs/levy/levy.js';
import type { AccountCode } from './chart.js';

/** One line of the journal. Debit is positive, credit negative. */
export interface JournalLine {
  readonly account: AccountCode;
  readonly fen: SignedFen;
  readonly levyId?: LevyId;
  readonly officerId?: OfficerId;
}

/** A journal line in its place: the entity whose books it is in. */
export interface PostedLine extends JournalLine {
  readonly unitId: UnitId;
}

type Rule<T extends EventType> = (data: EventOf<T>['data']) => readonly JournalLine[];

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

  BookOpened: nothing,
  DayTurned: nothing,
  CommandRefused: nothing,
  RefusalsCounted: nothing,
  ProposalMade: nothing,
  ProposalApproved: nothing,
  ProposalRejected: nothing,
  ProposalWithdrawn: nothing,
  ProposalExpired: nothing,
  OrgUnitRegistered: nothing,
  RoleAssigned: nothing,
  RoleRevoked: nothing,
  SodExemptionGranted: nothing,
  SodExemptionEnded: nothing,
  BankAccountRegistered: nothing,
  PolicyPublished: nothing,
  CalendarYearPublished: nothing,
  ReceiptBookIssued: nothing,
  ReceiptRangeAllocated: nothing,
  ReceiptVoided: nothing,
  ReceiptRangeReturned: nothing,
  OpeningClosed: nothing,
  DueDatesFixed: nothing,
  AccountabilityEntryRaised: nothing,
};

/** The journal lines of an event, without those of 0 fen. Stops with JOURNAL_UNBALANCED (invariant 2) where they do not balance. */
export function journalOf(event: RecordedEvent): readonly PostedLine[] {
  const rule = POSTING_RULES[event.type] as Rule<EventType>;
  const lines = rule(event.data).filter(({ fen }) => fen !== 0);
  checkBalanced(lines, event.seq);
  return lines.map((line) => ({ ...line, unitId: event.unitId }));
}

/** Invariant 2: debits equal credits in every event. */
export function checkBalanced(lines: readonly JournalLine[], seq: number): void {
  const rest = lines.reduce((all, { fen }) => addSigned(all, fen), 0 as SignedFen);
  assertHolds(rest === 0, 'JOURNAL_UNBALANCED', () => ({ seq, rest, lines }));
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

function debit(account: AccountCode, fen: SignedFen, of: Pick<JournalLine, 'levyId' | 'officerId'> = {}): JournalLine {
  return { account, fen, ...of };
}

function credit(account: AccountCode, fen: SignedFen, of: Pick<JournalLine, 'levyId' | 'officerId'> = {}): JournalLine {
  return { account, fen: negate(fen), ...of };
}

function mirrored(line: JournalLine): JournalLine {
  return { ...line, fen: negate(line.fen) };
}
