import type { IsoDate } from '#libs/kernel/dates.js';
import type { Code, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { VOID_REASONS, type VoidReason } from '#libs/receipts/receipts.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsFlag, IsIdOrCode, IsOneOf, IsSheetNo } from './fields.js';

type TypedVoidReason = Exclude<VoidReason, 'PAYMENT_REVERSED'>;
/** A payment's reversal voids its sheet by itself; nobody types that reason. */
const TYPED_VOID_REASONS = VOID_REASONS.filter((reason): reason is TypedVoidReason => reason !== 'PAYMENT_REVERSED');

export class IssueReceiptBookRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly type!: Code;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
  @IsCode() readonly keeperId!: OfficerId;
  @IsDay() readonly on!: IsoDate;
}

export class AllocateRangeRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
  @IsCode() readonly toOfficerId!: OfficerId;
  @IsDay() readonly on!: IsoDate;
}

export class ReturnRangeRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
  @IsDay() readonly on!: IsoDate;
}

export class VoidReceiptRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly no!: number;
  @IsOneOf(TYPED_VOID_REASONS) readonly reasonCode!: TypedVoidReason;
  @IsFlag() readonly copiesKept!: boolean;
  @IsDay() readonly on!: IsoDate;
}
