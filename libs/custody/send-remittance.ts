import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { AccountId, DocNo, RemittanceId } from '#libs/kernel/ids.js';
import { checkLies, checkStillDue, heldPayment } from './held-payment.js';
import { countyAccount, transitAccount } from './registered-account.js';
import { checkNotBefore, draftOf } from './remittance.js';
import { fenOf } from './split.js';

/** What was drafted goes from the transit account to the county's special account, or straight to the treasury. Invariants 24, 25, 27. */
export interface SendRemittance {
  readonly remittanceId: RemittanceId;
  readonly fromAccountId: AccountId;
  readonly toAccountId: AccountId;
  readonly slipNo: DocNo;
  readonly sentOn: IsoDate;
}

/**
 * Refuses STATE_INVALID unless it is a draft, DATE_INVALID before the draft, which itself is not before the collections,
 * ACCOUNT_NOT_REGISTERED, REMIT_DOUBLE where a line has become the payer's by a revocation since (R18), CUSTODY_INSUFFICIENT where
 * the money lies in another transit account, REMIT_WRONG_ACCOUNT.
 */
export function sendRemittance(book: Book, command: SendRemittance, { unitId }: Context): readonly DecidedEvent[] {
  const { remittanceId, slipNo, sentOn } = command;
  const { lines, totalFen, draftedOn } = draftOf(book, remittanceId);
  checkNotBefore(sentOn, draftedOn);
  const fromAccountId = transitAccount(book, command.fromAccountId, { unitId, on: sentOn });
  for (const line of lines) {
    const source = heldPayment(book, line.sourceId);
    checkStillDue(source, line);
    checkLies(source, { unitId, place: 'TRANSIT', holder: fromAccountId, fen: fenOf(line), on: sentOn });
  }
  const to = countyAccount(book, command.toAccountId, sentOn);
  return [event('RemittanceSent', { remittanceId, kind: 'TRANSFER', lines, totalFen, fromAccountId, ...to, slipNo }, sentOn)];
}
