import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, PaymentId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { transitAccount } from './registered-account.js';

/** The bank's statement shows a credit and nobody knows whose it is: it is held apart, and is no income (2307.03). R7; invariant 25. */
export interface RecordUnidentified {
  readonly bankRef: DocNo;
  readonly accountId: AccountId;
  readonly fen: Fen;
  readonly creditedOn: IsoDate;
}

/** Refuses NOTHING_TO_DO, ALREADY_EXISTS for a credit that is booked, ACCOUNT_NOT_REGISTERED unless it is a transit account of the unit. */
export function recordUnidentified(book: Book, { bankRef, accountId, fen, creditedOn }: RecordUnidentified, { unitId, newId }: Context): readonly DecidedEvent[] {
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { bankRef });
  if (book.custody.bankCredits.has(bankRef)) refuse('ALREADY_EXISTS', { kind: 'bank credit', id: bankRef });
  transitAccount(book, accountId, { unitId, on: creditedOn });
  return [event('UnidentifiedReceiptRecorded', { paymentId: newId<PaymentId>(), bankRef, accountId, fen }, creditedOn)];
}
