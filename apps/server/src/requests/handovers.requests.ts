import type { SheetRange } from '#libs/handovers/handovers.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { CaseId, ObligationId, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsFen, IsGroups, IsIdOrCode, IsIds, IsSheetNo } from './fields.js';

/** More ranges than an officer has books, and more matters than one answers for. */
const RANGES_LIMIT = 200;
const MATTERS_LIMIT = 200;

export class SheetRangeRequest implements SheetRange {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
}

export class SignHandoverRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly toOfficerId!: OfficerId;
  @IsCode() readonly supervisorId!: OfficerId;
  @IsFen() readonly collectorCashFen!: Fen;
  @IsFen() readonly cashierCashFen!: Fen;
  @IsGroups(() => SheetRangeRequest, { most: RANGES_LIMIT }) readonly receiptRanges!: readonly SheetRangeRequest[];
  @IsIds({ least: 0, most: MATTERS_LIMIT }) readonly openObligationIds!: readonly ObligationId[];
  @IsIds({ least: 0, most: MATTERS_LIMIT }) readonly openCaseIds!: readonly CaseId[];
}
