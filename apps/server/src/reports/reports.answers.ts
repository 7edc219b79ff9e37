import { CHANNELS } from '#libs/levy/levy.js';
import { ENFORCEMENT_RESULTS } from '#libs/levy/proceedings.js';
import { PAYMENT_NATURES } from '#libs/reports/f3.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownTexts, ShownWhole, ShownWholes } from '../queries/shown.js';

/** Two ways to one figure: in fen, or a count. */
export class CheckAnswer {
  @ShownText() readonly nameZh!: string;
  @ShownWhole() readonly expected!: number;
  @ShownWhole() readonly got!: number;
  @ShownFlag() readonly holds!: boolean;
}

/** What every report says beside its rows. */
export class ReportAnswer {
  @ShownText('征收社会抚养费收缴汇总表') readonly titleZh!: string;
  /** A demo book's reports say so. */
  @ShownFlag() readonly demo!: boolean;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('临江镇') readonly unitZh!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  /** Of a prepared version. */
  @Maybe() @ShownWhole() readonly version?: number;
  /** SHA-256 of form, unit, month, rows and totals; of a prepared version the digest of all four reports. */
  @ShownText() readonly digest!: string;
  @ShownList(() => CheckAnswer) readonly checks!: readonly CheckAnswer[];
}

class ReportedSheet {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole() readonly no!: number;
}

export class SheetRunAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
}

class LevyRow {
  @ShownText('L03') readonly levyId!: string;
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownText('东湖村') readonly villageZh!: string;
  @ShownText('58F57376') readonly payerCode!: string;
  @ShownText('安社征决字〔2015〕17号') readonly docNo!: string;
  @ShownDay() readonly decidedOn!: string;
  @ShownDay() readonly servedOn!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownFen() readonly assessedFen!: number;
  /** The events of the month behind the row. */
  @ShownWholes() readonly seqs!: readonly number[];
}

class F1Sums {
  @ShownFen() readonly assessedFen!: number;
  @ShownFen() readonly paidBeforeFen!: number;
  @ShownFen() readonly paidInMonthFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly reducedFen!: number;
  @ShownFen() readonly transferredFen!: number;
  @ShownFen() readonly makeUpFen!: number;
  @ShownFen() readonly closingFen!: number;
}

class F1RowAnswer extends LevyRow {
  @ShownFen() readonly paidBeforeFen!: number;
  @ShownFen() readonly paidInMonthFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly reducedFen!: number;
  @ShownFen() readonly transferredFen!: number;
  @ShownFen() readonly makeUpFen!: number;
  @ShownFen() readonly closingFen!: number;
  @ShownFlag() readonly byInstalments!: boolean;
  @Maybe() @ShownDay() readonly settledOn?: string;
  @Maybe() @ShownDay() readonly revokedOn?: string;
  @Maybe() @ShownDay() readonly extinguishedOn?: string;
  @ShownList(() => ReportedSheet) readonly receipts!: readonly ReportedSheet[];
  @ShownTexts() readonly officerIds!: readonly string[];
  @ShownFen('多缴待退 / counted in beyond the debt') readonly excessFen!: number;
  @ShownWhole('冲销笔数 / payments taken back') readonly reversals!: number;
}

export class F1Answer extends ReportAnswer {
  @ShownList(() => F1RowAnswer) readonly rows!: readonly F1RowAnswer[];
  @ShownGroup(() => F1Sums) readonly total!: F1Sums;
}

class F2Sums {
  @ShownFen() readonly assessedFen!: number;
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly closingFen!: number;
  @ShownFen() readonly lateFeeUnpaidFen!: number;
}

class EnforcementAnswer {
  @ShownCode(['APPLIED', 'ACCEPTED', 'ENDED']) readonly step!: string;
  @ShownText() readonly courtDocNo!: string;
  @ShownDay() readonly on!: string;
  @Maybe() @ShownCode(ENFORCEMENT_RESULTS) readonly resultCode?: string;
}

class F2RowAnswer extends LevyRow {
  @ShownFen() readonly paidFen!: number;
  @ShownFen() readonly closingFen!: number;
  @ShownWhole('逾期满月数 / full months overdue') readonly overdueMonths!: number;
  @ShownFen('应计未收滞纳金 / late fee accrued and not paid') readonly lateFeeUnpaidFen!: number;
  @Maybe() @ShownDay() readonly demandedOn?: string;
  @Maybe() @ShownGroup(() => EnforcementAnswer) readonly enforcement?: EnforcementAnswer;
}

export class F2Answer extends ReportAnswer {
  @ShownList(() => F2RowAnswer) readonly rows!: readonly F2RowAnswer[];
  @ShownGroup(() => F2Sums) readonly total!: F2Sums;
}

class F3Sums {
  @ShownFen() readonly principalFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen() readonly totalFen!: number;
}

class RemittanceOfPaymentAnswer {
  @ShownText() readonly remittanceId!: string;
  @Maybe() @ShownText() readonly slipNo?: string;
  @ShownDay() readonly sentOn!: string;
  @Maybe() @ShownDay() readonly creditedOn?: string;
}

class F3RowAnswer extends F3Sums {
  @ShownWhole('所据事件 / the event behind the row') readonly seq!: number;
  @ShownDay() readonly paidOn!: string;
  @Maybe() @ShownText('L03') readonly levyId?: string;
  @Maybe() @ShownText('LJ-DH') readonly villageId?: string;
  @Maybe() @ShownText('东湖村') readonly villageZh?: string;
  @Maybe() @ShownText('58F57376') readonly payerCode?: string;
  @Maybe() @ShownText() readonly docNo?: string;
  @Maybe() @ShownCode(PAYMENT_NATURES) readonly nature?: string;
  @Maybe() @ShownWhole() readonly instalmentNo?: number;
  @ShownFen() readonly excessFen!: number;
  @Maybe() @ShownCode(CHANNELS) readonly channel?: string;
  /** Tells of a correction: 不计入合计. */
  @ShownFlag() readonly outsideTotal!: boolean;
  @Maybe() @ShownText('PJ-301') readonly receiptBookId?: string;
  @Maybe() @ShownWhole() readonly receiptNo?: number;
  @Maybe() @ShownCode(['USED', 'VOID', 'LOST']) readonly sheetState?: string;
  @ShownText('O-03') readonly officerId!: string;
  @ShownList(() => RemittanceOfPaymentAnswer) readonly remittances!: readonly RemittanceOfPaymentAnswer[];
  @Maybe() @ShownDay() readonly verifiedOn?: string;
}

export class F3Answer extends ReportAnswer {
  @ShownList(() => F3RowAnswer) readonly rows!: readonly F3RowAnswer[];
  @ShownGroup(() => F3Sums) readonly total!: F3Sums;
}

class F4Figures {
  @ShownWhole() readonly openingCount!: number;
  @ShownFen() readonly openingFen!: number;
  @ShownWhole() readonly addedCount!: number;
  @ShownFen() readonly addedFen!: number;
  @ShownFen() readonly correctedFen!: number;
  @ShownFen() readonly reducedFen!: number;
  @ShownFen() readonly transferredFen!: number;
  @ShownFen() readonly endedFen!: number;
  @ShownFen() readonly collectedFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen() readonly makeUpFen!: number;
  @ShownFen() readonly totalFen!: number;
  @ShownWhole() readonly closingCount!: number;
  @ShownFen() readonly closingFen!: number;
  @ShownFen() readonly unsentBeforeFen!: number;
  @ShownFen() readonly remittedFen!: number;
  @ShownFen() readonly refundableFen!: number;
  @ShownFen() readonly unsentFen!: number;
  @ShownWhole() readonly usedSheets!: number;
  @ShownList(() => SheetRunAnswer) readonly sheets!: readonly SheetRunAnswer[];
}

class F4RowAnswer extends F4Figures {
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownText('东湖村') readonly villageZh!: string;
}

class F4TotalAnswer extends F4Figures {
  @ShownWhole() readonly voidSheets!: number;
  @ShownWhole() readonly lostSheets!: number;
}

export class F4Answer extends ReportAnswer {
  @ShownList(() => F4RowAnswer) readonly rows!: readonly F4RowAnswer[];
  @ShownGroup(() => F4TotalAnswer) readonly total!: F4TotalAnswer;
}
