import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountToken, OfficerId, PartyId, UnitId } from '#libs/kernel/ids.js';
import { isWithin, postsOn } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';

/** Who may read personal data in clear, each time for a reason that is kept. */
export const NAME_READERS = ['ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR'] as const satisfies readonly Role[];

/** Whether an officer may read a party: the county's readers anybody; a township's who pays a levy, or draws a subsidy, in their unit. */
export function mayReadInClear(book: Book, officerId: OfficerId, { partyId, on }: { readonly partyId: PartyId; readonly on: IsoDate }): boolean {
  return reaches(book, officerId, on, () => unitsOf(book, partyId));
}

/** As of a party, of a bank account: in the units where somebody is paid to it, or where that is proposed. */
export function mayReadAccount(book: Book, officerId: OfficerId, { accountToken, on }: { readonly accountToken: AccountToken; readonly on: IsoDate }): boolean {
  return reaches(book, officerId, on, () => unitsOfAccount(book, accountToken));
}

function reaches({ registry, county }: Book, officerId: OfficerId, on: IsoDate, units: () => Iterable<UnitId>): boolean {
  const posts = postsOn(registry, officerId, on).filter(({ role }) => (NAME_READERS as readonly Role[]).includes(role));
  if (posts.some(({ unitId }) => unitId === county)) return true;
  return posts.length > 0 && Iterator.from(units()).some((unit) => posts.some(({ unitId }) => isWithin(registry, unit, unitId)));
}

function* unitsOf({ levies, benefits }: Book, partyId: PartyId): Generator<UnitId> {
  for (const { payerId, unitId } of levies.levies.values()) if (payerId === partyId) yield unitId;
  for (const { beneficiaryId, payee, unitId } of benefits.enrolments.values()) if (beneficiaryId === partyId || payee.payeeId === partyId) yield unitId;
}

function* unitsOfAccount({ benefits, proposals }: Book, accountToken: AccountToken): Generator<UnitId> {
  for (const { account, unitId } of benefits.enrolments.values()) if (account?.accountToken === accountToken) yield unitId;
  for (const { request, unitId } of proposals.open.values()) if (request.accountToken === accountToken) yield unitId;
}
