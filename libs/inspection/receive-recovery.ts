import { payMakeUp } from '#libs/accountability/pay-make-up.js';
import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { recoverShortage } from '#libs/custody/recover-shortage.js';
import { agencyAccount } from '#libs/custody/registered-account.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, subtract } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, OrderId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { orderOf } from './issue-recovery-order.js';

/** Money of a recovery order comes in. Domain rules 3.10; invariants 25, 35. */
export interface ReceiveRecovery {
  readonly orderId: OrderId;
  readonly fen: Fen;
  /** The transit account where the order is about what he owes, else the agency account. */
  readonly accountId: AccountId;
  readonly slipNo: DocNo;
  /** A make-up is paid on a sheet of the acting cashier (R28). */
  readonly receipt?: ReceiptUse;
  /** Of a make-up: it came in after the day's cut-off at the bank. */
  readonly afterCutoff?: boolean;
  readonly on: IsoDate;
}

/** Refuses NOTHING_TO_DO, DATE_INVALID before the order, MAKEUP_EXCESS beyond it, ACCOUNT_NOT_REGISTERED; tied to an obligation, also what settling that refuses. */
export function receiveRecovery(book: Book, command: ReceiveRecovery, context: Context): readonly DecidedEvent[] {
  const { orderId, fen, accountId, slipNo, on } = command;
  const { clueId, officerId, obligationId, issuedOn, unitId, ...order } = orderOf(book, orderId);
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { orderId });
  if (on < issuedOn) refuse('DATE_INVALID', { on, issuedOn });
  const openFen = subtract(order.fen, order.receivedFen);
  if (fen > openFen) refuse('MAKEUP_EXCESS', { orderId, openFen, fen });

  const received = { orderId, clueId, officerId, fen, accountId, slipNo };
  if (obligationId === undefined) {
    agencyAccount(book, accountId, { unitId, on });
    return [event('RecoveryReceived', received, on)];
  }
  const isMakeUp = book.reductions.obligations.has(obligationId);
  const { receipt, afterCutoff = false } = command;
  const settled = isMakeUp
    ? payMakeUp(book, { obligationId, officerId, fen, accountId, ...(receipt === undefined ? {} : { receipt }), paidOn: on, afterCutoff }, context)
    : recoverShortage(book, { obligationId, fen, accountId, slipNo, on });
  return [...settled, event('RecoveryReceived', { ...received, obligationId }, on)];
}
