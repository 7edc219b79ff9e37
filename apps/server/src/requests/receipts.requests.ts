import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, DocNo, OfficerId, ReceiptBookId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { BOOK_LIMIT_SHEETS } from '#libs/receipts/issue-book.js';
import { VOID_REASONS, type VoidReason } from '#libs/receipts/receipts.js';
import { LOSS_LIMIT_SHEETS } from '#libs/receipts/report-loss.js';
import { CommandBody } from './command.request.js';
import { IsCode, IsDay, IsDocNo, IsFen, IsFlag, IsIdOrCode, IsOneOf, IsSheetNo, IsSheetNos, IsTitle, IsWhole, Optional } from './fields.js';

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

export class TakeOpeningReceiptsRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly type!: Code;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
  @IsSheetNos({ most: BOOK_LIMIT_SHEETS }) readonly used!: readonly number[];
  @IsSheetNos({ most: BOOK_LIMIT_SHEETS }) readonly void!: readonly number[];
  @Optional() @IsCode() readonly holderId?: OfficerId;
  @IsDocNo() readonly docNo!: DocNo;
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

export class ReportLossRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNos({ most: LOSS_LIMIT_SHEETS }) readonly nos!: readonly number[];
  @IsDay() readonly discoveredOn!: IsoDate;
}

export class DeclareLossRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNos({ most: LOSS_LIMIT_SHEETS }) readonly nos!: readonly number[];
  @IsTitle() readonly media!: TitleZh;
  @IsDay() readonly declaredOn!: IsoDate;
}

export class WriteOffRangeRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsSheetNo() readonly from!: number;
  @IsSheetNo() readonly to!: number;
  @IsWhole({ from: 0, to: BOOK_LIMIT_SHEETS }) readonly usedSheets!: number;
  @IsWhole({ from: 0, to: BOOK_LIMIT_SHEETS }) readonly voidSheets!: number;
  @IsWhole({ from: 0, to: BOOK_LIMIT_SHEETS }) readonly lostSheets!: number;
  @IsWhole({ from: 0, to: BOOK_LIMIT_SHEETS }) readonly returnedSheets!: number;
  @IsFen() readonly totalFen!: Fen;
  @IsDay() readonly on!: IsoDate;
}

export class DestroyStubsRequest extends CommandBody {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
  @IsDocNo() readonly docNo!: DocNo;
  @IsDay() readonly on!: IsoDate;
}
