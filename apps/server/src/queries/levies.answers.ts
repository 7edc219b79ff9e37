import { LEVY_STATUSES } from '#libs/levy/levy-status.js';
import { SETTLING_WAYS } from '#libs/levy/settled-by.js';
import { DemandAnswer, EnforcementAnswer, ExtinguishmentAnswer, PlanAnswer, RevocationAnswer, SettlementAnswer } from './proceedings.answers.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownText, ShownWhole } from './shown.js';

export class DueLineAnswer {
  @ShownWhole() readonly n!: number;
  @ShownDay() readonly dueOn!: string;
  @ShownFen() readonly principalFen!: number;
}

export class UnpaidLineAnswer extends DueLineAnswer {
  @ShownFen() readonly unpaidFen!: number;
}

/** A way in which principal stopped being owed by its payer. */
export class SettlingAnswer {
  @ShownCode(SETTLING_WAYS) readonly way!: string;
  @ShownFen() readonly fen!: number;
}

/** A levy without what was paid when: that is its history. */
export class LevyAnswer {
  @ShownText('L03') readonly levyId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('LJ-DH') readonly villageId!: string;
  @ShownText('SMF') readonly policyId!: string;
  @ShownText() readonly payerId!: string;
  @ShownText('安社征决字〔2015〕17号') readonly docNo!: string;
  @ShownDay() readonly servedOn!: string;
  @ShownFen() readonly assessedFen!: number;
  @ShownFen() readonly standardFen!: number;
  @ShownFen() readonly payerBalanceFen!: number;
  @ShownFen() readonly payerPaidFen!: number;
  @ShownFen() readonly lateFeePaidFen!: number;
  /** With a plan its lines; a line 0 before them is what was paid before the plan. */
  @ShownList(() => DueLineAnswer) readonly dueLines!: readonly DueLineAnswer[];
  @ShownCode(LEVY_STATUSES) readonly status!: string;
  @Maybe() @ShownGroup(() => PlanAnswer) readonly plan?: PlanAnswer;
  @ShownList(() => DemandAnswer) readonly demands!: readonly DemandAnswer[];
  @Maybe() @ShownGroup(() => EnforcementAnswer) readonly enforcement?: EnforcementAnswer;
  @Maybe() @ShownGroup(() => RevocationAnswer) readonly revocation?: RevocationAnswer;
  @Maybe() @ShownGroup(() => ExtinguishmentAnswer) readonly extinguishment?: ExtinguishmentAnswer;
  @ShownFlag() readonly reductionOpen!: boolean;
  @ShownFlag() readonly makeUpOpen!: boolean;
  /** Which ways the debt went; with what is owed they are the assessed sum. */
  @ShownList(() => SettlingAnswer) readonly settledBy!: readonly SettlingAnswer[];
  @Maybe() @ShownGroup(() => SettlementAnswer) readonly settlement?: SettlementAnswer;
  @ShownFen('应退合计 / owed back to the payer in all') readonly refundableFen!: number;
  @ShownFen('已退 / paid back') readonly refundedFen!: number;
  @ShownFlag() readonly refundDue!: boolean;
  @ShownFlag() readonly refunded!: boolean;
}

export class LevyPage {
  @ShownList(() => LevyAnswer) readonly levies!: readonly LevyAnswer[];
  /** Where the next page begins: `after` of the next query. */
  @Maybe() @ShownText('L03') readonly next?: string;
}

export class LevyAsOfAnswer extends LevyAnswer {
  @ShownWhole('截至序号 / the book as of this seq') readonly asOfSeq!: number;
  @ShownDay() readonly onDate!: string;
  @ShownList(() => UnpaidLineAnswer) readonly unpaidLines!: readonly UnpaidLineAnswer[];
  @ShownFen('应计滞纳金 / late fee accrued in all') readonly lateFeeAccruedFen!: number;
  @ShownFen('未收滞纳金 / late fee accrued and not paid') readonly lateFeeUnpaidFen!: number;
}
