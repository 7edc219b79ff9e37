import { AUDIT_PURPOSES, CLUE_CAUSES, CLUE_STATES, CLUE_WAYS, ORDER_KINDS } from '#libs/inspection/inspection.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownGroup, ShownInstant, ShownList, ShownMonth, ShownText, ShownTexts, ShownWhole } from '../queries/shown.js';

class DisposalAnswer {
  @ShownCode(CLUE_WAYS) readonly way!: string;
  @ShownText('安和纪〔2015〕4号') readonly docNo!: string;
  @ShownDay() readonly on!: string;
}

export class RecoveryOrderAnswer {
  @ShownText() readonly orderId!: string;
  @ShownText() readonly clueId!: string;
  @ShownWhole('版本，可用于 If-Match / its version, for If-Match') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('O-03') readonly officerId!: string;
  @ShownCode(ORDER_KINDS) readonly kind!: string;
  @ShownText('安和纪〔2015〕4号') readonly docNo!: string;
  @Maybe() @ShownText() readonly obligationId?: string;
  @ShownDay() readonly issuedOn!: string;
  @ShownFen() readonly fen!: number;
  @ShownFen('已收 / received') readonly receivedFen!: number;
  @ShownFen('已返还或上缴 / delivered') readonly deliveredFen!: number;
}

export class ClueAnswer {
  @ShownText() readonly clueId!: string;
  @ShownWhole('版本，可用于 If-Match / its version, for If-Match') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(CLUE_CAUSES) readonly cause!: string;
  @ShownCode(CLUE_STATES) readonly state!: string;
  @ShownTexts() readonly entryIds!: readonly string[];
  @Maybe() @ShownText() readonly obligationId?: string;
  @ShownDay() readonly referredOn!: string;
  @ShownList(() => DisposalAnswer) readonly disposals!: readonly DisposalAnswer[];
  @ShownList(() => RecoveryOrderAnswer) readonly orders!: readonly RecoveryOrderAnswer[];
}

export class CluePage {
  @ShownList(() => ClueAnswer) readonly clues!: readonly ClueAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

class ScopeAnswer {
  @Maybe() @ShownText('LJ') readonly unitId?: string;
  @Maybe() @ShownText('O-03') readonly officerId?: string;
  @Maybe() @ShownText('L03') readonly levyId?: string;
  @Maybe() @ShownMonth() readonly periodId?: string;
}

export class AccessAnswer {
  @ShownText() readonly accessId!: string;
  @ShownText('O-14') readonly inspectorId!: string;
  @ShownCode(AUDIT_PURPOSES) readonly purposeCode!: string;
  @ShownGroup(() => ScopeAnswer) readonly scope!: ScopeAnswer;
  @Maybe() @ShownText() readonly clueId?: string;
  @Maybe() @ShownText() readonly docNo?: string;
  @ShownWhole('开启时账册止于 / what the book held then') readonly asOfSeq!: number;
  @ShownInstant() readonly until!: string;
}
