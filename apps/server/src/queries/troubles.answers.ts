import { CLAIM_KINDS, type ClaimKind } from '#libs/custody/claims.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownList, ShownText, ShownWhole } from './shown.js';

export class ClaimAnswer {
  @ShownText() readonly obligationId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownCode(CLAIM_KINDS) readonly kind!: ClaimKind;
  @ShownText('O-03') readonly officerId!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly openedOn!: string;
  @ShownFen() readonly totalFen!: number;
  @ShownFen('已追回 / recovered') readonly recoveredFen!: number;
  @ShownFen('尚欠 / still owed') readonly openFen!: number;
  @ShownWhole('账龄，天 / days since it was established') readonly ageDays!: number;
}

export class ClaimsAnswer {
  @ShownList(() => ClaimAnswer) readonly claims!: readonly ClaimAnswer[];
  @ShownFen() readonly openFen!: number;
}

export class BankCreditAnswer {
  @ShownText() readonly paymentId!: string;
  @ShownText('网银0310') readonly bankRef!: string;
  @Maybe() @ShownText('ACC-TRANSIT') readonly accountId?: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownDay() readonly creditedOn!: string;
  @ShownFen() readonly fen!: number;
  @ShownWhole('账龄，天 / days since the credit') readonly ageDays!: number;
}

export class BankCreditsAnswer {
  @ShownList(() => BankCreditAnswer) readonly credits!: readonly BankCreditAnswer[];
  @ShownFen('待查款项合计 / all of 2307.03') readonly totalFen!: number;
}
