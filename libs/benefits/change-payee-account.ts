import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountToken, EnrolId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { enrolmentAt } from './enrolment-at.js';

/** Where the money of an enrolment goes from now on, by two hands: the first account and every later one. Domain rules 3.8; invariant 43. */
export interface ChangePayeeAccount {
  readonly enrolId: EnrolId;
  readonly accountToken: AccountToken;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN for enrolment and account, STATE_INVALID for a rejected one, NOTHING_TO_DO for the account that it has, PAYEE_MISMATCH
 * where the account is in another name than the payee's, or another payee's already.
 */
export function changePayeeAccount(book: Book, { enrolId, accountToken, on }: ChangePayeeAccount, { isHolder }: Context): readonly DecidedEvent[] {
  const { unitId, payee, account } = enrolmentAt(book, enrolId, { states: ['APPLIED', 'VILLAGE_OK', 'TOWN_OK', 'CONFIRMED', 'STOPPED'], on });
  const { payeeId } = payee;
  const holderMatches = isHolder(accountToken, payeeId) ?? unknown('payee account', accountToken);
  const known = book.benefits.payeeOf.get(accountToken);
  if (!holderMatches || (known !== undefined && known !== payeeId)) return refuse('PAYEE_MISMATCH', { enrolId, accountToken, holderMatches });
  if (account?.accountToken === accountToken) refuse('NOTHING_TO_DO', { enrolId });
  return [event('PayeeAccountChanged', { enrolId, payeeId, accountToken, holderMatches }, on, { unitId })];
}
