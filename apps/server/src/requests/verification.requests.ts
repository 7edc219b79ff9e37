import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { ReceiptBookId, UnitId, VerificationId } from '#libs/kernel/ids.js';
import {
  DISCREPANCY_KINDS,
  type DiscrepancyKind,
  RANGES_LIMIT,
  type SeenRange,
  SOURCES_LIMIT,
  VERIFICATION_RESULTS,
  type VerificationResult,
} from '#libs/verification/verification.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsFen, IsGroups, IsId, IsIdOrCode, IsOneOf, IsPeriod, IsSeqs, IsSheetNo } from './fields.js';

export class SeenRangeRequest implements SeenRange {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
}

export class VerifyTicketsRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly periodId!: Month;
  @IsGroups(() => SeenRangeRequest, { most: RANGES_LIMIT }) readonly receiptRanges!: readonly SeenRangeRequest[];
  @IsFen() readonly receiptsFen!: Fen;
  @IsFen() readonly remittedFen!: Fen;
  @IsOneOf(VERIFICATION_RESULTS) readonly result!: VerificationResult;
  @IsDay() readonly on!: IsoDate;
}

export class ResolveDiscrepancyRequest extends CommandBody {
  @IsId() readonly verificationId!: VerificationId;
  @IsOneOf(DISCREPANCY_KINDS) readonly kind!: DiscrepancyKind;
  @IsSeqs({ most: SOURCES_LIMIT }) readonly eventSeqs!: readonly number[];
  @IsDay() readonly on!: IsoDate;
}
