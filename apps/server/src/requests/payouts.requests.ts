import { RETURN_CODES } from '#libs/benefits/batches.js';
import { CANCEL_REASONS, type CancelReason, LIST_LIMIT_LINES, REISSUE_GROUNDS, type ReissueGround } from '#libs/benefits/pay-lists.js';
import type { LineResult } from '#libs/benefits/record-bank-result.js';
import { OVERPAYMENT_CAUSES, type OverpaidLine, type OverpaymentCause } from '#libs/benefits/recoveries.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, BatchId, DocNo, EnrolId, NoticeId, PayListId, PolicyId, RecoveryId, UnitId } from '#libs/kernel/ids.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsGroups, IsId, IsIds, IsOneOf, IsPeriod, IsWhole, IsWholes, Optional } from './fields.js';

/** The number of a line: those of a list, and those that take the place of returned ones after them. */
const LINE_NOS = { from: 1, to: 1_000_000 };
const OUTCOMES = ['PAID', ...RETURN_CODES] as const;
/** More lines of one person would be many years of lists. */
const RECOVERY_LIMIT_LINES = 50;

export class ReceiveQuotaRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly policyId!: PolicyId;
  @IsFen() readonly fen!: Fen;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class PreparePayListRequest extends CommandBody {
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly policyId!: PolicyId;
  @IsPeriod() readonly from!: Month;
  @IsPeriod() readonly to!: Month;
  @Optional() @IsIds({ most: LIST_LIMIT_LINES }) readonly enrolIds?: readonly EnrolId[];
  @IsFen() readonly totalFen!: Fen;
  @IsDay() readonly on!: IsoDate;
}

export class ApprovePayListRequest extends CommandBody {
  @IsId() readonly listId!: PayListId;
  @IsId() readonly noticeId!: NoticeId;
  @IsDay() readonly on!: IsoDate;
}

export class CancelLineRequest extends CommandBody {
  @IsId() readonly listId!: PayListId;
  @IsWhole(LINE_NOS) readonly no!: number;
  @IsOneOf(CANCEL_REASONS) readonly reasonCode!: CancelReason;
  @IsDay() readonly on!: IsoDate;
}

export class SubmitBatchRequest extends CommandBody {
  @IsId() readonly listId!: PayListId;
  @Optional() @IsWholes({ ...LINE_NOS, most: LIST_LIMIT_LINES }) readonly nos?: readonly number[];
  @IsDay() readonly on!: IsoDate;
}

export class LineResultRequest implements LineResult {
  @IsWhole(LINE_NOS) readonly no!: number;
  @IsFen() readonly fen!: Fen;
  @IsDocNo() readonly bankRef!: DocNo;
  @IsOneOf(OUTCOMES) readonly outcome!: LineResult['outcome'];
}

export class RecordBankResultRequest extends CommandBody {
  @IsId() readonly batchId!: BatchId;
  @IsGroups(() => LineResultRequest, { most: LIST_LIMIT_LINES }) readonly results!: readonly LineResultRequest[];
  @IsFen() readonly paidFen!: Fen;
  @IsFen() readonly returnedFen!: Fen;
  @IsDay() readonly on!: IsoDate;
}

export class ReissueLineRequest extends CommandBody {
  @IsId() readonly listId!: PayListId;
  @IsWhole(LINE_NOS) readonly no!: number;
  @IsOneOf(REISSUE_GROUNDS) readonly ground!: ReissueGround;
  @Optional() @IsDocNo() readonly docNo?: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class OverpaidLineRequest implements OverpaidLine {
  @IsId() readonly listId!: PayListId;
  @IsWhole(LINE_NOS) readonly no!: number;
  @IsFen() readonly fen!: Fen;
}

export class EstablishOverpaymentRequest extends CommandBody {
  @IsGroups(() => OverpaidLineRequest, { most: RECOVERY_LIMIT_LINES }) readonly lines!: readonly OverpaidLineRequest[];
  @IsOneOf(OVERPAYMENT_CAUSES) readonly causeCode!: OverpaymentCause;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class RepayOverpaymentRequest extends CommandBody {
  @IsId() readonly recoveryId!: RecoveryId;
  @IsFen() readonly fen!: Fen;
  @IsCode() readonly accountId!: AccountId;
  @IsDocNo() readonly bankRef!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class ReturnRecoveredFundsRequest extends CommandBody {
  @IsId() readonly recoveryId!: RecoveryId;
  @IsFen() readonly fen!: Fen;
  @IsDocNo() readonly slipNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}

export class WriteOffRecoveryRequest extends CommandBody {
  @IsId() readonly recoveryId!: RecoveryId;
  @IsFen() readonly fen!: Fen;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
