import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { isWithin } from '#libs/registry/posts.js';
import type { BankAccount } from '#libs/registry/registry.js';
import type { CountyAccountKind } from './remittances.js';

/** The account, if it is registered on a day; else ACCOUNT_NOT_REGISTERED (invariant 25). */
function accountOn(book: Book, accountId: AccountId, on: IsoDate): BankAccount {
  const account = book.registry.accounts.get(accountId);
  if (account === undefined || on < account.validFrom) return refuse('ACCOUNT_NOT_REGISTERED', { accountId });
  return account;
}

/** A transit account of the unit, or ACCOUNT_NOT_REGISTERED (invariant 25). */
export function transitAccount(book: Book, accountId: AccountId, { unitId, on }: { unitId: UnitId; on: IsoDate }): AccountId {
  const account = accountOn(book, accountId, on);
  if (account.kind !== 'TOWN_TRANSIT' || !isWithin(book.registry, unitId, account.unitId)) refuse('ACCOUNT_NOT_REGISTERED', { accountId, unitId, kind: account.kind });
  return accountId;
}

/** An agency account (代收代付户) of the unit, or ACCOUNT_NOT_REGISTERED (invariant 25). */
export function agencyAccount(book: Book, accountId: AccountId, { unitId, on }: { unitId: UnitId; on: IsoDate }): AccountId {
  const account = accountOn(book, accountId, on);
  if (account.kind !== 'AGENCY' || !isWithin(book.registry, unitId, account.unitId)) refuse('ACCOUNT_NOT_REGISTERED', { accountId, unitId, kind: account.kind });
  return accountId;
}

/** An account of the county that takes remittances: ACCOUNT_NOT_REGISTERED where nobody registered it (25), else REMIT_WRONG_ACCOUNT (27). */
export function countyAccount(book: Book, accountId: AccountId, on: IsoDate): { readonly toAccountId: AccountId; readonly toKind: CountyAccountKind } {
  const { kind, unitId } = accountOn(book, accountId, on);
  if ((kind !== 'COUNTY_SPECIAL' && kind !== 'TREASURY') || unitId !== book.county) return refuse('REMIT_WRONG_ACCOUNT', { accountId, kind });
  return { toAccountId: accountId, toKind: kind };
}
