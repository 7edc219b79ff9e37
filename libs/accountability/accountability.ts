import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { CaseId, DocNo, EntryId, LevyId, ObligationId, OfficerId, PaymentId, TextRef, UnitId, VerificationId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { ViolationCode } from './violations.js';

/** The matter behind an entry: whatever of these it is about; its events are found under them. */
export interface EntrySource {
  readonly levyId?: LevyId;
  readonly paymentId?: PaymentId;
  readonly caseId?: CaseId;
  readonly obligationId?: ObligationId;
  readonly verificationId?: VerificationId;
  /** A unit's month. */
  readonly unitId?: UnitId;
  readonly periodId?: Month;
}

/** An entry records who acted, which sum, which rule and what it is about. */
export interface EntryRaised {
  readonly entryId: EntryId;
  readonly violationCode: ViolationCode;
  readonly officerIds: readonly OfficerId[];
  /** Principal and late fee. */
  readonly fen: Fen;
  readonly source: EntrySource;
}

/** How an entry can end: put right; disciplined; no fault found, which is a normal result. */
export const ENTRY_RESULTS = ['CORRECTED', 'DISCIPLINED', 'NO_FAULT'] as const;
export type EntryResult = (typeof ENTRY_RESULTS)[number];

/**
 * An entry is not a finding of guilt (domain rules 3.6, 9): whom it names may file a statement (申辩), and it stays open until a
 * person with authority closes it.
 */
export type AccountabilityEvent =
  | { type: 'AccountabilityEntryRaised'; data: EntryRaised }
  | { type: 'AccountabilityStatementFiled'; data: { entryId: EntryId; officerId: OfficerId; textRef: TextRef } }
  | { type: 'AccountabilityEntryClosed'; data: { entryId: EntryId; result: EntryResult; docNo: DocNo } };

export interface Statement {
  readonly officerId: OfficerId;
  readonly textRef: TextRef;
  readonly on: IsoDate;
}

export interface Entry extends EntryRaised {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly raisedOn: IsoDate;
  readonly statements: readonly Statement[];
  readonly closed?: { readonly result: EntryResult; readonly docNo: DocNo; readonly on: IsoDate };
}

export class Accountability {
  readonly entries: Table<EntryId, Entry>;

  constructor(undo: UndoLog) {
    this.entries = new Table('accountability entry', undo);
  }
}

export function evolveAccountability({ entries }: Accountability, event: Recorded<AccountabilityEvent>): void {
  const { type, data, seq, occurredOn: on } = event;
  switch (type) {
    case 'AccountabilityEntryRaised':
      return entries.put(data.entryId, { ...data, seq, unitId: event.unitId, raisedOn: on, statements: [] });
    case 'AccountabilityStatementFiled': {
      const entry = entries.known(data.entryId);
      const { officerId, textRef } = data;
      return entries.put(data.entryId, { ...entry, seq, statements: [...entry.statements, { officerId, textRef, on }] });
    }
    case 'AccountabilityEntryClosed': {
      const { entryId, ...result } = data;
      return entries.put(entryId, { ...entries.known(entryId), seq, closed: { ...result, on } });
    }
    default:
      return event satisfies never;
  }
}
