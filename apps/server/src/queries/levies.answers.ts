import type { LevyStatus } from '#libs/levy/levy-status.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownList, ShownText, ShownWhole } from './shown.js';

export const LEVY_STATUSES = ['SETTLED', 'OVERDUE', 'PARTIALLY_PAID', 'ISSUED'] as const satisfies readonly LevyStatus[];

export class DueLineAnswer {
  @ShownWhole() readonly n!: number;
  @ShownDay() readonly dueOn!: string;
  @ShownFen() readonly principalFen!: number;
}

export class UnpaidLineAnswer extends DueLineAnswer {
  @ShownFen() readonly unpaidFen!: number;
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
  @ShownList(() => DueLineAnswer) readonly dueLines!: readonly DueLineAnswer[];
  @ShownCode(LEVY_STATUSES) readonly status!: string;
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
