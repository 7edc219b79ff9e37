import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import type { AssignmentId, BookCode, CommandId, DocNo, ImportId, OfficerId, Salt, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import type { ActingRole } from '#libs/registry/roles.js';

/** The name of a command in the command table. */
export type CommandNameText = string & { readonly __kind: 'command name' };

/** Who acted, and in which capacity. */
export interface Actor {
  readonly officerId: OfficerId;
  readonly role: ActingRole;
  readonly assignmentId?: AssignmentId;
}

/** Who checked, in which capacity, and when. */
export interface Approval {
  readonly officerId: OfficerId;
  readonly role: ActingRole;
  readonly at: Instant;
}

export const EVIDENCE_KINDS = ['DECISION', 'RECEIPT_STUB', 'BANK_SLIP', 'STATEMENT', 'COUNTY_DOCUMENT', 'OPENING_BALANCE', 'OTHER'] as const;

/** A document behind an act: its kind and number, and the digest of its scan where there is one. */
export interface Evidence {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly docNo: DocNo;
  readonly sha256?: Sha256Hex;
}

/** What stands around every event (domain rules 3.1). Stored whole as canonical JSON: see Leaf in docs/architecture.md. */
export interface Envelope {
  readonly book: BookCode;
  /** Place in the book, from 0, without gaps; also the index of the event's leaf. */
  readonly seq: number;
  readonly schemaVersion: number;
  /** The unit whose books it changes. */
  readonly unitId: UnitId;
  /** The business day on which it happened. */
  readonly occurredOn: IsoDate;
  /** The moment at which the book learned of it. */
  readonly recordedAt: Instant;
  /** The month posted into; absent for what is no posting (a day's turn, a proposal, a refusal). */
  readonly periodId?: Month;
  /** The month in which it belongs, where that one was closed already. */
  readonly correctsPeriod?: Month;
  readonly actor: Actor;
  readonly approvals: readonly Approval[];
  readonly evidence: readonly Evidence[];
  /** The command to whose answer it belongs. */
  readonly commandId: CommandId;
  /** The maker's command, where another person's approval brought it into force. */
  readonly causationId?: CommandId;
  /** The import file of which it is a row. */
  readonly correlationId?: ImportId;
  /** The seq of the event that it takes back. */
  readonly reversalOf?: number;
  /** On the first event of a command: digest of the request, so that a repeated key can be told from a changed one. */
  readonly requestHash?: Sha256Hex;
  readonly salt: Salt;
}

/** Whose act an event is. */
export interface Hands {
  readonly actor: Actor;
  readonly approvals: readonly Approval[];
  readonly evidence: readonly Evidence[];
  readonly causationId?: CommandId;
  /** The import file of which it is a row. */
  readonly correlationId?: ImportId;
}

interface Typed {
  readonly type: string;
  readonly data: object;
}

/** An event as it stands in the book. */
export type Recorded<E extends Typed> = E extends Typed ? Envelope & E : never;

/** An event as a decision makes it; the book adds the rest of the envelope. */
export type NewEvent<E extends Typed = Typed> = E extends Typed
  ? E & {
      readonly occurredOn: IsoDate;
      /** Where it differs from the unit of the command. */
      readonly unitId?: UnitId;
      readonly reversalOf?: number;
      /** Where it is not the act of the command's own officer alone. */
      readonly hands?: Hands;
    }
  : never;
