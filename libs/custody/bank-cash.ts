import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountId, DocNo } from '#libs/kernel/ids.js';
import { cashInHand } from './cash-lines.js';
import type { CashLine } from './lots.js';
import { transitAccount } from './registered-account.js';

/** The cashier pays cash into the township's transit account. Invariants 24, 25. */
export interface BankCash {
  readonly lines: readonly CashLine[];
  readonly accountId: AccountId;
  readonly slipNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses DATE_INVALID, CUSTODY_INSUFFICIENT, ACCOUNT_NOT_REGISTERED unless it is a transit account of the unit. */
export function bankCash(book: Book, { lines, accountId, slipNo, on }: BankCash, { actor, unitId }: Context): readonly DecidedEvent[] {
  const cashierId = actor.officerId;
  const totalFen = cashInHand(book, lines, { unitId, place: 'CASHIER', holder: cashierId, on });
  transitAccount(book, accountId, { unitId, on });
  return [event('CashBanked', { cashierId, accountId, slipNo, lines, totalFen }, on)];
}
