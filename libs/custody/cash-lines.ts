import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { checkLies, heldPayment } from './held-payment.js';
import type { CashLine } from './lots.js';

/** In whose hands the cash must be. */
interface InHand {
  readonly unitId: UnitId;
  readonly place: 'COLLECTOR' | 'CASHIER';
  readonly holder: OfficerId;
  readonly on: IsoDate;
}

/**
 * The total of cash that an officer gives away, payment by payment. Refuses AMOUNT_INVALID, NOTHING_TO_DO for a payment of which
 * nothing is given, DATE_INVALID, CUSTODY_INSUFFICIENT beyond what he holds of each (invariant 24).
 */
export function cashInHand(book: Book, lines: readonly CashLine[], hand: InHand): Fen {
  const totalFen = sumWithinLimit(...lines.map(({ fen }) => fen));
  for (const [paymentId, parts] of Map.groupBy(lines, (line) => line.paymentId)) {
    const fen = sum(...parts.map((part) => part.fen));
    if (fen === 0) refuse('NOTHING_TO_DO', { paymentId });
    checkLies(heldPayment(book, paymentId), { ...hand, fen });
  }
  return totalFen;
}
