import type { AccountabilityEvent } from '#libs/accountability/accountability.js';
import type { ReductionEvent } from '#libs/accountability/reductions.js';
import type { BatchEvent } from '#libs/benefits/batches.js';
import type { EnrolmentEvent } from '#libs/benefits/benefits.js';
import type { PayListEvent } from '#libs/benefits/pay-lists.js';
import type { RecoveryEvent } from '#libs/benefits/recoveries.js';
import type { CustodyEvent } from '#libs/custody/custody.js';
import type { FilingEvent } from '#libs/filing/filing.js';
import type { HandoverEvent } from '#libs/handovers/handovers.js';
import type { ImportEvent } from '#libs/imports/imports.js';
import type { InspectionEvent } from '#libs/inspection/inspection.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import type { LevyEvent } from '#libs/levy/levy.js';
import type { MeetingEvent } from '#libs/meetings/meetings.js';
import type { NoticeEvent } from '#libs/openness/notices.js';
import type { ObjectionEvent } from '#libs/openness/objections.js';
import type { PeriodEvent } from '#libs/periods/periods.js';
import type { ReceiptEvent } from '#libs/receipts/receipts.js';
import type { RefundEvent } from '#libs/refunds/refunds.js';
import type { RegistryEvent } from '#libs/registry/registry.js';
import type { VerificationEvent } from '#libs/verification/verification.js';
import type { CommandNameText, NewEvent, Recorded } from './envelope.js';
import type { ProposalEvent } from './proposals/proposals.js';

/** The value of a fact that a recorded refusal keeps: a number, a date, an id, a code. Made by decisions, never typed by people. */
export type FactValue = number | boolean | (string & { readonly __kind: 'fact' });

/** What the book itself writes: the day's turn and the traces of refusals. */
export type HouseEvent =
  | { type: 'DayTurned'; data: { date: IsoDate } }
  | { type: 'CommandRefused'; data: { command: CommandNameText; code: RefusalCode; kind: EntityKind; id: EntityIdText; facts: Readonly<Record<string, FactValue>> } }
  | { type: 'RefusalsCounted'; data: { date: IsoDate; officerId: OfficerId; code: RefusalCode; count: number } };

/** What a refused command was about, such as 'levy'. */
export type EntityKind = string & { readonly __kind: 'entity kind' };
export type EntityIdText = string & { readonly __kind: 'entity id' };

/** Every event of a book. */
export type BookEvent =
  | HouseEvent
  | ProposalEvent
  | ImportEvent
  | RegistryEvent
  | HandoverEvent
  | ReceiptEvent
  | LevyEvent
  | CustodyEvent
  | RefundEvent
  | FilingEvent
  | VerificationEvent
  | EnrolmentEvent
  | PayListEvent
  | BatchEvent
  | RecoveryEvent
  | NoticeEvent
  | ObjectionEvent
  | MeetingEvent
  | PeriodEvent
  | ReductionEvent
  | AccountabilityEvent
  | InspectionEvent;
export type EventType = BookEvent['type'];
export type RecordedEvent = Recorded<BookEvent>;
export type DecidedEvent = NewEvent<BookEvent>;
export type EventOf<T extends EventType> = Extract<RecordedEvent, { type: T }>;

/** Events that post nothing and so belong to no period. */
export const UNPOSTED: ReadonlySet<EventType> = new Set<EventType>([
  'DayTurned',
  'CommandRefused',
  'RefusalsCounted',
  'ProposalMade',
  'ProposalSeconded',
  'ProposalApproved',
  'ProposalRejected',
  'ProposalWithdrawn',
  'ProposalExpired',
  'TicketsVerified',
  'DiscrepancyResolved',
  'ImportAccepted',
  'ImportRowRefused',
  'ImportCompleted',
  'MeetingRecorded',
  'BenefitApplied',
  'VillageReviewed',
  'TownshipReviewed',
  'CountyConfirmed',
  'CountyRefused',
  'BenefitStopped',
  'PayeeRegistered',
  'PayeeAccountChanged',
  'SchemeClosed',
  'SchemeClosureCompleted',
  'RemittanceDeadlineMissed',
  'PeriodSoftClosed',
  'PeriodClosed',
  'AccountabilityStatementFiled',
  'AccountabilityEntryClosed',
  'ClueReferred',
  'ClueDisposed',
  'RecoveryOrderIssued',
  'AuditAccessLogged',
  'AccessLogDigested',
  'ReportPrepared',
  'ReportAmended',
  'ReportReviewed',
  'ReportSigned',
  'ReportFiled',
  'ReportAccepted',
  'ReportReturned',
  'NoticePosted',
  'NoticeClosed',
  'NoticeWithdrawn',
  'ObjectionSubmitted',
  'ObjectionAccepted',
  'ObjectionRejected',
  'ObjectionAnswered',
  'ObjectionEscalated',
  'ObjectionClosed',
  'ReporterDisclosed',
  'PayListPrepared',
  'PayListLines',
  'PayListApproved',
  'LineCancelled',
  'LineReissued',
  'BatchLines',
]);

/** An event of a decision: its type, its data, the business day on which it happened, and what else its envelope needs. */
export function event<T extends EventType>(
  type: T,
  data: Extract<BookEvent, { type: T }>['data'],
  occurredOn: IsoDate,
  more: Omit<DecidedEvent, 'type' | 'data' | 'occurredOn'> = {},
): DecidedEvent {
  return { type, data, occurredOn, ...more } as DecidedEvent;
}
