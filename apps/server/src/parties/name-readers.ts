import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, PartyId } from '#libs/kernel/ids.js';
import { isWithin, postsOn } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';

/** Who may read personal data in clear, each time for a reason that is kept. */
export const NAME_READERS = ['ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR'] as const satisfies readonly Role[];

/** Whether an officer may read a party: the county's readers anybody, a township's whoever is the payer of a levy of their unit. */
export function mayReadInClear({ registry, levies, county }: Book, officerId: OfficerId, { partyId, on }: { readonly partyId: PartyId; readonly on: IsoDate }): boolean {
  const posts = postsOn(registry, officerId, on).filter(({ role }) => (NAME_READERS as readonly Role[]).includes(role));
  if (posts.some(({ unitId }) => unitId === county)) return true;
  const payers = Iterator.from(levies.levies.values()).filter(({ payerId }) => payerId === partyId);
  return payers.some((levy) => posts.some(({ unitId }) => isWithin(registry, levy.unitId, unitId)));
}
