import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, Code, DocNo, LevyId, PartyId, PaymentId, PolicyId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import type { DueLine } from '#libs/levy/due-line.js';
import { CHANNELS, type Channel, REVERSAL_REASONS } from '#libs/levy/levy.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsFlag, IsGroup, IsGroups, IsId, IsIdOrCode, IsOneOf, IsSheetNo, IsWhole, Optional } from './fields.js';

/** More instalments than any plan has: five years of months. */
export const INSTALMENT_LIMIT = 60;

/** What a decision and a levy from the old books have in common. */
class DecidedLevyRequest extends CommandBody {
  @Optional() @IsCode() readonly levyId?: LevyId;
  @IsCode() readonly policyId!: PolicyId;
  @IsDocNo() readonly docNo!: DocNo;
  @Optional() @IsCode() readonly decisionGroupId?: Code;
  @IsDay() readonly decidedOn!: IsoDate;
  @IsDay() readonly servedOn!: IsoDate;
  @IsFen() readonly assessedFen!: Fen;
  @IsFen() readonly standardFen!: Fen;
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly villageId!: UnitId;
  @IsId() readonly payerId!: PartyId;
}

export class ImportLevyDecisionRequest extends DecidedLevyRequest {
  @IsDocNo() readonly standardDocNo!: DocNo;
  @IsFlag() readonly entrusted!: boolean;
}

export class DueLineRequest implements DueLine {
  @IsWhole({ from: 1, to: INSTALMENT_LIMIT }) readonly n!: number;
  @IsDay() readonly dueOn!: IsoDate;
  @IsFen() readonly principalFen!: Fen;
}

export class TakeOpeningLevyRequest extends DecidedLevyRequest {
  @IsFen() readonly paidBeforeFen!: Fen;
  @IsFen() readonly lateFeePaidBeforeFen!: Fen;
  @IsFen() readonly reducedBeforeFen!: Fen;
  @IsFen() readonly balanceFen!: Fen;
  @IsGroups(() => DueLineRequest, { most: INSTALMENT_LIMIT, uniqueBy: 'n' }) readonly dueLines!: readonly DueLineRequest[];
}

export class CloseOpeningRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsWhole({ from: 0, to: 1_000_000 }) readonly levyCount!: number;
  @IsFen() readonly balanceFen!: Fen;
  @Optional() @IsWhole({ from: 0, to: 1_000_000 }) readonly receiptSheets?: number;
}

export class ReceiptUseRequest implements ReceiptUse {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly no!: number;
  @IsFen() readonly fen!: Fen;
}

export class CollectLevyPaymentRequest extends CommandBody {
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsFen() readonly principalFen!: Fen;
  @IsFen() readonly lateFeeFen!: Fen;
  @Optional() @IsFen() readonly excessFen?: Fen;
  @IsOneOf(CHANNELS) readonly channel!: Channel;
  @Optional() @IsCode() readonly accountId?: AccountId;
  @Optional() @IsGroup(() => ReceiptUseRequest) readonly receipt?: ReceiptUseRequest;
  @Optional() @IsWhole({ from: 1, to: INSTALMENT_LIMIT }) readonly instalmentNo?: number;
  @IsDay() readonly collectedOn!: IsoDate;
  @IsFlag() readonly afterCutoff!: boolean;
}

export class ReversePaymentRequest extends CommandBody {
  @IsId() readonly paymentId!: PaymentId;
  @IsOneOf(REVERSAL_REASONS) readonly reasonCode!: (typeof REVERSAL_REASONS)[number];
  @IsFlag() readonly copiesKept!: boolean;
  @IsDay() readonly on!: IsoDate;
}

export class ReallocatePaymentRequest extends CommandBody {
  @IsId() readonly paymentId!: PaymentId;
  @IsIdOrCode() readonly toLevyId!: LevyId;
  @IsDocNo() readonly docNo!: DocNo;
}

export class MatchUnidentifiedRequest extends CommandBody {
  @IsId() readonly paymentId!: PaymentId;
  @IsIdOrCode() readonly levyId!: LevyId;
  @IsFen() readonly principalFen!: Fen;
  @IsFen() readonly lateFeeFen!: Fen;
  @IsGroup(() => ReceiptUseRequest) readonly receipt!: ReceiptUseRequest;
  @Optional() @IsWhole({ from: 1, to: INSTALMENT_LIMIT }) readonly instalmentNo?: number;
  @IsDay() readonly on!: IsoDate;
}
