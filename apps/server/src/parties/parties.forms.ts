import type { PartyId } from '#libs/kernel/ids.js';
import { READ_REASONS, type ReadReason } from '#libs/vault/access-log.js';
import { Maybe, ShownFlag, ShownText } from '../queries/shown.js';
import { IsId, IsOneOf, IsText, Optional } from '../requests/fields.js';

const TYPED_LIMIT = 100;

export class PartyPath {
  @IsId() readonly partyId!: PartyId;
}

/** A person, household or institution. What exactly is allowed the vault says. */
export class PartyRequest {
  @IsText({ most: TYPED_LIMIT }) readonly name!: string;
  @Optional() @IsText({ most: TYPED_LIMIT }) readonly idNo?: string;
  @Optional() @IsText({ most: TYPED_LIMIT }) readonly phone?: string;
  @Optional() @IsText({ most: TYPED_LIMIT }) readonly accountNo?: string;
}

export class PartyReadRequest {
  @IsOneOf(READ_REASONS) readonly reasonCode!: ReadReason;
}

export class PartyRegisteredAnswer {
  @ShownText() readonly partyId!: string;
  @ShownFlag() readonly isNew!: boolean;
}

export class MaskedPartyAnswer {
  @ShownText() readonly partyId!: string;
  @Maybe() @ShownText('测*') readonly name?: string;
}

export class PartyAnswer {
  @ShownText() readonly partyId!: string;
  @ShownText('测试甲') readonly name!: string;
  @Maybe() @ShownText() readonly idNo?: string;
  @Maybe() @ShownText() readonly phone?: string;
  @Maybe() @ShownText() readonly accountNo?: string;
}
