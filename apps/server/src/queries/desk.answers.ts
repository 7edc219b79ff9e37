import { DUTY_STATES, MONTHLY_DUTIES } from '#libs/periods/monthly-duties.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole } from './shown.js';

export class DutyAnswer {
  @ShownCode(MONTHLY_DUTIES) readonly deadline!: string;
  @ShownDay() readonly dueOn!: string;
  @ShownCode(DUTY_STATES) readonly state!: string;
  @Maybe() @ShownDay() readonly doneOn?: string;
}

export class DeskHolderAnswer {
  @Maybe() @ShownText('O-03') readonly officerId?: string;
  @ShownFen() readonly fen!: number;
}

export class DelayAnswer {
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('延迟指数：分×天，除以 100 为元·天 / delay index in fen-days; a hundredth of it is yuan-days') readonly fenDays!: number;
  @ShownFen('逾期后解缴 / sent after its day') readonly sentLateFen!: number;
  @ShownFen('逾期未解缴，计至所问之日 / not sent though its day is over, counted up to the day asked') readonly unsentLateFen!: number;
}

export class DeskMonthAnswer extends DelayAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(['OPEN', 'SOFT_CLOSED', 'CLOSED']) readonly state!: string;
  @ShownList(() => DutyAnswer) readonly duties!: readonly DutyAnswer[];
  @ShownFen('当月款项中尚在乡镇者 / what of the month’s money lies with the township') readonly unremittedFen!: number;
  @ShownList(() => DeskHolderAnswer) readonly holders!: readonly DeskHolderAnswer[];
}

export class DeskCashAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('O-03') readonly officerId!: string;
  @ShownFen() readonly fen!: number;
  @ShownFen('逾期未缴存 / should lie in the bank by now') readonly overdueFen!: number;
  @ShownDay() readonly firstDueOn!: string;
}

export class DeskLeviesAnswer {
  @ShownWhole() readonly overdueCount!: number;
  @ShownFen() readonly overdueFen!: number;
  @ShownWhole('三十日内到期 / due within thirty days') readonly dueSoonCount!: number;
  @ShownFen() readonly dueSoonFen!: number;
}

export class DeskAnswer {
  @ShownDay() readonly on!: string;
  @ShownList(() => DeskMonthAnswer) readonly months!: readonly DeskMonthAnswer[];
  @ShownList(() => DeskCashAnswer) readonly cash!: readonly DeskCashAnswer[];
  @ShownGroup(() => DeskLeviesAnswer) readonly levies!: DeskLeviesAnswer;
}
