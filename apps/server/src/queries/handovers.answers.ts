import { CASH_PLACES } from '#libs/custody/claims.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownGroup, ShownList, ShownText, ShownTexts, ShownWhole } from './shown.js';

export class SheetRangeAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
}

export class HeldCashAnswer {
  @ShownCode(CASH_PLACES) readonly place!: string;
  @ShownFen() readonly totalFen!: number;
}

export class LastHandoverAnswer {
  @ShownWhole() readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly on!: string;
  @ShownText('O-33') readonly toOfficerId!: string;
  @ShownText('O-07') readonly supervisorId!: string;
}

/** What a handover has to list: exactly this is counted and signed. */
export class HoldingsAnswer {
  @ShownText('O-03') readonly officerId!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownList(() => HeldCashAnswer) readonly cash!: readonly HeldCashAnswer[];
  @ShownList(() => SheetRangeAnswer) readonly receiptRanges!: readonly SheetRangeAnswer[];
  @ShownTexts() readonly openObligationIds!: readonly string[];
  @ShownTexts() readonly openCaseIds!: readonly string[];
  @Maybe() @ShownGroup(() => LastHandoverAnswer) readonly lastHandover?: LastHandoverAnswer;
}
