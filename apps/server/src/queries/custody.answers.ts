import { PLACES, type Place } from '#libs/custody/lots.js';
import { REMITTANCE_KINDS, type RemittanceKind } from '#libs/custody/remittances.js';
import { REMITTANCE_STANDINGS, type RemittanceStanding } from '#libs/verification/standing.js';
import { Maybe, ShownCode, ShownDay, ShownFen, ShownList, ShownText, ShownTexts, ShownWhole } from './shown.js';

export class HoldingAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(PLACES) readonly place!: Place;
  /** An officer, an account or, on the way, a remittance. */
  @ShownText('O-03') readonly holder!: string;
  @ShownFen() readonly fen!: number;
}

export class UnremittedAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @Maybe() @ShownText('O-03') readonly officerId?: string;
  @ShownFen('应解缴而未解缴的本金与滞纳金 / principal and late fee that are not sent') readonly fen!: number;
}

export class CustodyAnswer {
  @ShownList(() => HoldingAnswer) readonly holdings!: readonly HoldingAnswer[];
  @ShownFen() readonly totalFen!: number;
  @ShownList(() => UnremittedAnswer) readonly unremitted!: readonly UnremittedAnswer[];
  @ShownFen() readonly unremittedFen!: number;
  @ShownFen('全县财政专户余额 / in the county special account, of all townships') readonly specialFen!: number;
  @ShownFen('全县已缴国库 / in the treasury, of all townships') readonly treasuryFen!: number;
}

export class RemittanceLineAnswer {
  @ShownText() readonly sourceId!: string;
  @ShownFen() readonly principalFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
}

export class RemittanceAnswer {
  @ShownText() readonly remittanceId!: string;
  @ShownWhole('版本：最近一次变动的序号 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(REMITTANCE_KINDS) readonly kind!: RemittanceKind;
  @ShownCode(REMITTANCE_STANDINGS) readonly state!: RemittanceStanding;
  @ShownList(() => RemittanceLineAnswer) readonly lines!: readonly RemittanceLineAnswer[];
  @ShownFen() readonly totalFen!: number;
  @ShownFen('已入账；已解缴未入账者为在途 / credited; what is sent and not credited is on the way') readonly creditedFen!: number;
  @ShownTexts() readonly creditRefs!: readonly string[];
  @Maybe() @ShownDay() readonly draftedOn?: string;
  @Maybe() @ShownDay() readonly sentOn?: string;
  @Maybe() @ShownText('ACC-TRANSIT') readonly fromAccountId?: string;
  @Maybe() @ShownText('ACC-SPECIAL') readonly toAccountId?: string;
  @Maybe() @ShownText('缴0331') readonly slipNo?: string;
}

export class RemittancePage {
  @ShownList(() => RemittanceAnswer) readonly remittances!: readonly RemittanceAnswer[];
  /** Where the next page begins: `after` of the next query. */
  @Maybe() @ShownText() readonly next?: string;
}
