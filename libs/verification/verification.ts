import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen, SignedFen } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId, UnitId, VerificationId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

export const VERIFICATION_RESULTS = ['MATCH', 'DISCREPANT'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

/** What a difference turned out to be: money short or over, under way at the time, in a wrong account, or a receipt that was not there. */
export const DISCREPANCY_KINDS = ['SHORT', 'OVER', 'TIMING', 'WRONG_ACCOUNT', 'RECEIPT_MISSING'] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** Receipts that the verifier has seen. */
export interface SeenRange {
  readonly bookId: ReceiptBookId;
  readonly from: number;
  readonly to: number;
}

/** More ranges than the books of a unit have; keeps the event small. */
export const RANGES_LIMIT = 200;
/** More events than anybody names behind one difference. */
export const SOURCES_LIMIT = 50;

/** What the three sides of 核票 say of a unit's month: the verifier's stubs and slips, the ledger, the bank. Fen. */
export interface TicketsVerified {
  readonly verificationId: VerificationId;
  /** The month that was verified, not the one into which the event is posted. */
  readonly periodId: Month;
  readonly receiptRanges: readonly SeenRange[];
  /** The verifier's own counts: principal and late fee on the receipts, and what the bank's slips say has reached the county. */
  readonly receiptsFen: Fen;
  readonly remittedFen: Fen;
  /** `remittedFen` less `receiptsFen`. */
  readonly differenceFen: SignedFen;
  /** What the book says of the same at that moment (R15). */
  readonly ledgerReceiptsFen: Fen;
  readonly ledgerRemittedFen: Fen;
  readonly usedSheets: number;
  readonly voidSheets: number;
  readonly result: VerificationResult;
  /** D2, rolled; later is recorded too. */
  readonly dueOn: IsoDate;
  readonly onTime: boolean;
  /** Who held what of the month's money, where not all of it was sent. */
  readonly holders: readonly { readonly officerId: OfficerId; readonly fen: Fen }[];
}

export interface DiscrepancyResolved {
  readonly verificationId: VerificationId;
  readonly kind: DiscrepancyKind;
  /** The events that explain the difference, by their place in the book. */
  readonly eventSeqs: readonly number[];
}

export type VerificationEvent = { type: 'TicketsVerified'; data: TicketsVerified } | { type: 'DiscrepancyResolved'; data: DiscrepancyResolved };

export interface Resolution extends Omit<DiscrepancyResolved, 'verificationId'> {
  readonly on: IsoDate;
}

export interface Verification extends TicketsVerified {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  /** Seq of the verification itself: what came later it does not cover. */
  readonly verifiedSeq: number;
  readonly unitId: UnitId;
  readonly verifiedOn: IsoDate;
  readonly resolution?: Resolution;
}

/** Every verification of the county, in the order in which they were made. */
export class Verifications {
  readonly verifications: Table<VerificationId, Verification>;
  readonly ofUnit: Table<UnitId, readonly VerificationId[]>;

  constructor(undo: UndoLog) {
    this.verifications = new Table('verification', undo);
    this.ofUnit = new Table('verified unit', undo);
  }

  /** The verifications of a unit, or of one of its months, in order. */
  of(unitId: UnitId, periodId?: Month): readonly Verification[] {
    const all = (this.ofUnit.get(unitId) ?? []).map((verificationId) => this.verifications.known(verificationId));
    return periodId === undefined ? all : all.filter((one) => one.periodId === periodId);
  }
}

export function evolveVerifications({ verifications, ofUnit }: Verifications, event: Recorded<VerificationEvent>): void {
  const { type, data, seq, unitId, occurredOn } = event;
  const { verificationId } = data;
  switch (type) {
    case 'TicketsVerified':
      ofUnit.put(unitId, [...(ofUnit.get(unitId) ?? []), verificationId]);
      return verifications.put(verificationId, { ...data, seq, verifiedSeq: seq, unitId, verifiedOn: occurredOn });
    case 'DiscrepancyResolved': {
      const { kind, eventSeqs } = data;
      return verifications.put(verificationId, { ...verifications.known(verificationId), seq, resolution: { kind, eventSeqs, on: occurredOn } });
    }
    default:
      return event satisfies never;
  }
}
