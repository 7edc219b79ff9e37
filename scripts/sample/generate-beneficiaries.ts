import { checkCharacter } from '#libs/vault/resident-id.js';
import { MARKS, SURNAMES, type Township } from './generate-township.ts';
import type { Seeded } from './seeded.ts';

/** Somebody who draws a subsidy, as the township's list has him: no more of a person than paying him needs. */
export interface MadeBeneficiary {
  readonly villageZh: string;
  readonly name: string;
  readonly idNo: string;
  readonly accountNo: string;
}

const BENEFICIARIES = 8;
const VILLAGES_WITH_SOME = 4;

/** The people of some villages of a township who draw a subsidy; their cards are of a bank that does not exist. */
export function beneficiariesOf({ firstReceipt }: Township, villages: readonly { readonly nameZh: string }[], random: Seeded): readonly MadeBeneficiary[] {
  return Array.from({ length: BENEFICIARIES }, (_, n) => {
    const no = firstReceipt / 10 + n;
    const digits = `990000${random.between(1945, 1953)}0101${String(no).padStart(3, '0')}`;
    const village = villages[n % VILLAGES_WITH_SOME];
    if (village === undefined) throw new RangeError('too few villages');
    const name = `${random.oneOf(SURNAMES)}示${random.oneOf(MARKS)}${random.oneOf(MARKS)}`;
    return { villageZh: village.nameZh, name, idNo: `${digits}${checkCharacter(digits)}`, accountNo: `99000000${String(firstReceipt * 100 + n).padStart(8, '0')}` };
  });
}
