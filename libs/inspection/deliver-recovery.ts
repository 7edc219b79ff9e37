import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { agencyAccount } from '#libs/custody/registered-account.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, OrderId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { type DeliveredTo, heldFen } from './inspection.js';
import { orderOf } from './issue-recovery-order.js';

/** Recovered money goes to its rightful owner, else to the treasury (政务处分法 art. 25). Domain rules 3.10; invariants 24, 25. */
export interface DeliverRecovery {
  readonly orderId: OrderId;
  readonly to: DeliveredTo;
  readonly fen: Fen;
  readonly accountId: AccountId;
  readonly slipNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses NOTHING_TO_DO, DATE_INVALID before the order, ACCOUNT_NOT_REGISTERED, CUSTODY_INSUFFICIENT beyond what came in, STATE_INVALID
 * where the order is about an obligation (its money is remitted as what it is) and where what is confiscated would go to an owner.
 */
export function deliverRecovery(book: Book, { orderId, to, fen, accountId, slipNo, on }: DeliverRecovery): readonly DecidedEvent[] {
  const order = orderOf(book, orderId);
  const { clueId, officerId, obligationId, issuedOn, unitId, kind } = order;
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { orderId });
  if (on < issuedOn) refuse('DATE_INVALID', { on, issuedOn });
  if (obligationId !== undefined) stateInvalid('recovery order', orderId, 'OBLIGATION', ['AGENCY']);
  if (kind === 'CONFISCATE' && to === 'OWNER') stateInvalid('recovery order', orderId, kind, ['RECOVER', 'RESTITUTE']);
  const held = heldFen(order);
  if (fen > held) refuse('CUSTODY_INSUFFICIENT', { orderId, heldFen: held, askedFen: fen });
  agencyAccount(book, accountId, { unitId, on });
  return [event('RecoveryDelivered', { orderId, clueId, officerId, fen, to, accountId, slipNo }, on)];
}
