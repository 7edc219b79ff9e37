import { type Batch, RETURN_CODES } from '#libs/benefits/batches.js';
import { CANCEL_REASONS, LINE_STATES, LIST_STATES, type PayLine, type PayList } from '#libs/benefits/pay-lists.js';
import { OVERPAYMENT_CAUSES } from '#libs/benefits/recoveries.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { BatchId, PayListId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { KeyedPageQuery } from '../queries/page-of.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole } from '../queries/shown.js';
import { IsCode, IsDay, IsId, IsPeriod, IsQueryWhole, Optional } from '../requests/fields.js';

export class PayListPath {
  @IsId() readonly listId!: PayListId;
}

export class BatchPath {
  @IsId() readonly batchId!: BatchId;
}

/** Of a unit and the units below it. */
export class OfUnitQuery extends KeyedPageQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly policyId?: PolicyId;
}

/** The lists of a policy that pay months of a span, together. */
export class PayoutsQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsCode() readonly policyId!: PolicyId;
  @IsPeriod() readonly from!: Month;
  @IsPeriod() readonly to!: Month;
}

/** What the bank says that its file comes to, and for which day. */
export class ResultFileQuery {
  @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly paidFen!: Fen;
  @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly returnedFen!: Fen;
  @IsDay() readonly on!: IsoDate;
}

export class QuotaAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('AWARD') readonly policyId!: string;
  @ShownFen('已下达 / received') readonly receivedFen!: number;
  @ShownFen('剩余额度 / not on its way and not paid') readonly remainingFen!: number;
}

export class QuotasAnswer {
  @ShownList(() => QuotaAnswer) readonly quotas!: readonly QuotaAnswer[];
}

export class PayListAnswer {
  @ShownText() readonly listId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('AWARD') readonly policyId!: string;
  @ShownMonth() readonly from!: string;
  @ShownMonth() readonly to!: string;
  @ShownCode(LIST_STATES) readonly state!: PayList['state'];
  @ShownWhole() readonly lineCount!: number;
  @ShownFen() readonly totalFen!: number;
  @ShownText() readonly linesRoot!: string;
  @ShownText('O-09') readonly preparedBy!: string;
  @ShownDay() readonly preparedOn!: string;
  @Maybe() @ShownText() readonly noticeId?: string;
  @Maybe() @ShownDay() readonly approvedOn?: string;
}

export class PayListPage {
  @ShownList(() => PayListAnswer) readonly lists!: readonly PayListAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class PayLineAnswer {
  @ShownText() readonly listId!: string;
  @ShownWhole() readonly no!: number;
  @ShownText() readonly enrolId!: string;
  @Maybe() @ShownText('测*') readonly name?: string;
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownMonth() readonly from!: string;
  @ShownMonth() readonly to!: string;
  @ShownFen() readonly fen!: number;
  @ShownCode(LINE_STATES) readonly state!: PayLine['state'];
  @Maybe() @ShownWhole('替换退回的行 / in place of the returned line') readonly replaces?: number;
  @Maybe() @ShownWhole() readonly replacedBy?: number;
  @Maybe() @ShownCode(CANCEL_REASONS) readonly cancelReason?: string;
  @Maybe() @ShownText() readonly batchId?: string;
  @Maybe() @ShownFlag() readonly toHeir?: boolean;
  @Maybe() @ShownDay() readonly paidOn?: string;
  @Maybe() @ShownDay() readonly returnedOn?: string;
  @Maybe() @ShownCode(RETURN_CODES) readonly returnCode?: string;
  @ShownFen('认定多发 / found not to be due') readonly overpaidFen!: number;
}

export class PayListInFullAnswer extends PayListAnswer {
  @ShownList(() => PayLineAnswer) readonly lines!: readonly PayLineAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

export class BatchAnswer {
  @ShownText() readonly batchId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownText() readonly listId!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('AWARD') readonly policyId!: string;
  @ShownDay() readonly submittedOn!: string;
  @ShownWhole() readonly lineCount!: number;
  @ShownFen() readonly totalFen!: number;
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly returnedFen!: number;
  @ShownFen('银行尚无结果 / the bank has not told yet') readonly inProcessFen!: number;
}

export class BatchPage {
  @ShownList(() => BatchAnswer) readonly batches!: readonly BatchAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

export class ReturnedLineAnswer extends PayLineAnswer {
  @ShownDay() readonly dueOn!: string;
  @ShownFlag() readonly overdue!: boolean;
}

export class ReturnedLinesAnswer {
  @ShownList(() => ReturnedLineAnswer) readonly lines!: readonly ReturnedLineAnswer[];
}

export class PeopleAndSumAnswer {
  @ShownWhole() readonly people!: number;
  @ShownFen() readonly fen!: number;
}

export class ReturnedAnswer {
  @ShownWhole('人次 / times') readonly times!: number;
  @ShownFen() readonly fen!: number;
}

/** 发放结果公开, one line. */
export class PayoutFiguresAnswer {
  @ShownGroup(() => PeopleAndSumAnswer) readonly due!: PeopleAndSumAnswer;
  @ShownGroup(() => PeopleAndSumAnswer) readonly paid!: PeopleAndSumAnswer;
  @ShownGroup(() => PeopleAndSumAnswer) readonly reissued!: PeopleAndSumAnswer;
  @ShownGroup(() => PeopleAndSumAnswer) readonly toHeirs!: PeopleAndSumAnswer;
  @ShownGroup(() => ReturnedAnswer) readonly returned!: ReturnedAnswer;
  @ShownWhole('停发人数 / people with a cancelled line') readonly stoppedPeople!: number;
  @ShownFen('追回 / given back') readonly recoveredFen!: number;
}

export class RecoveryAnswer {
  @ShownText() readonly recoveryId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('AWARD') readonly policyId!: string;
  @Maybe() @ShownText('测*') readonly name?: string;
  @ShownCode(OVERPAYMENT_CAUSES) readonly causeCode!: string;
  @ShownText('安和审〔2015〕1号') readonly docNo!: string;
  @ShownDay() readonly establishedOn!: string;
  @ShownFlag() readonly sameYear!: boolean;
  @ShownFen() readonly fen!: number;
  @ShownFen('尚待追回 / still to be given back') readonly openFen!: number;
  @ShownFen() readonly repaidFen!: number;
  @ShownFen() readonly returnedFen!: number;
  @ShownFen() readonly writtenOffFen!: number;
}

export class RecoveryPage {
  @ShownList(() => RecoveryAnswer) readonly recoveries!: readonly RecoveryAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

/** A batch as it stands, with what the bank has not told. */
export function batchAnswer({ lineNos: _, ...batch }: Batch): BatchAnswer {
  return { ...batch, inProcessFen: batch.totalFen - batch.paidFen - batch.returnedFen };
}

export function payListAnswer({ nextNo: _, ...list }: PayList): PayListAnswer {
  return list;
}
