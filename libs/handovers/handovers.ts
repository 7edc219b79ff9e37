import type { Recorded } from '#libs/book/envelope.js';
import type { CashPlace } from '#libs/custody/claims.js';
import type { CashLine } from '#libs/custody/lots.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { CaseId, ObligationId, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { Range } from '#libs/receipts/receipts.js';
import type { Role } from '#libs/registry/roles.js';

/** Who can leave a post with public things in his hands, or owing something. Machines hand nothing over: their sheets are returned. */
export const HANDING_OVER: readonly Role[] = [
  ...(['COLLECTOR', 'CASHIER', 'ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'TICKET_KEEPER', 'ENROLLER'] as const),
  ...(['NOTICE_OFFICER', 'HANDLER', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'COUNTY_APPROVER', 'REGISTRAR'] as const),
];

/** Who stands by (监交): the head of the unit; where he leaves himself, somebody whom the county sends (会计法, art. 41). */
export const STANDING_BY: readonly Role[] = ['UNIT_HEAD', 'COUNTY_FINANCE', 'COUNTY_VERIFIER'];

/** Sheets that follow each other in one book. */
export interface SheetRange extends Range {
  readonly bookId: ReceiptBookId;
}

/** The cash that an officer has as collector or as cashier, payment by payment. */
export interface CashInPlace {
  readonly place: CashPlace;
  readonly lines: readonly CashLine[];
  readonly totalFen: Fen;
}

/**
 * One officer leaves what he holds to another, before a third. Cash and unused sheets go to the successor; what the officer owes, and
 * the undecided cases that name him, are listed and stay with him (R16).
 */
export interface HandoverSigned {
  readonly fromOfficerId: OfficerId;
  readonly toOfficerId: OfficerId;
  readonly supervisorId: OfficerId;
  readonly cash: readonly CashInPlace[];
  readonly cashFen: Fen;
  readonly receiptRanges: readonly SheetRange[];
  readonly openObligationIds: readonly ObligationId[];
  readonly openCaseIds: readonly CaseId[];
}

export type HandoverEvent = { type: 'OfficerHandoverSigned'; data: HandoverSigned };

/** The last handover that an officer signed as the one who leaves. */
export interface Handover extends Pick<HandoverSigned, 'toOfficerId' | 'supervisorId' | 'openObligationIds'> {
  readonly seq: number;
  readonly unitId: UnitId;
  readonly on: IsoDate;
}

export class Handovers {
  readonly lastOf: Table<OfficerId, Handover>;

  constructor(undo: UndoLog) {
    this.lastOf = new Table('handover', undo);
  }
}

/** What remains of a handover itself; cash and sheets are moved by their own slices. */
export function evolveHandovers({ lastOf }: Handovers, { seq, unitId, occurredOn: on, data }: Recorded<HandoverEvent>): void {
  const { fromOfficerId, toOfficerId, supervisorId, openObligationIds } = data;
  lastOf.put(fromOfficerId, { toOfficerId, supervisorId, openObligationIds, seq, unitId, on });
}
