import { SHEET_STATES, type SheetState } from '#libs/receipts/receipts.js';
import { Maybe, ShownCode, ShownDay, ShownList, ShownText, ShownWhole } from './shown.js';

export class ReceiptBookAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('GF') readonly type!: string;
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
  @ShownDay() readonly issuedOn!: string;
  @Maybe() @ShownDay() readonly writtenOffOn?: string;
}

export class SheetAnswer {
  @ShownWhole() readonly no!: number;
  @ShownCode(SHEET_STATES) readonly state!: SheetState;
  /** The officer to whom it was last allocated. */
  @Maybe() @ShownText('O-03') readonly holderId?: string;
}

/** A sheet that is or was missing. */
export class LossAnswer {
  @ShownWhole() readonly no!: number;
  @ShownDay() readonly discoveredOn!: string;
  @Maybe() @ShownText('安和日报') readonly media?: string;
  @Maybe() @ShownDay() readonly declaredOn?: string;
}

export class ReceiptBookPage extends ReceiptBookAnswer {
  @ShownList(() => SheetAnswer) readonly sheets!: readonly SheetAnswer[];
  @ShownList(() => LossAnswer) readonly losses!: readonly LossAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

export class ReceiptBooksAnswer {
  @ShownList(() => ReceiptBookAnswer) readonly receiptBooks!: readonly ReceiptBookAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

/** Sheets that follow each other and were passed over. */
export class SheetGapAnswer {
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
  @ShownCode(SHEET_STATES) readonly state!: SheetState;
  @Maybe() @ShownText('O-03') readonly holderId?: string;
}

export class SheetGapsAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownList(() => SheetGapAnswer) readonly gaps!: readonly SheetGapAnswer[];
}
