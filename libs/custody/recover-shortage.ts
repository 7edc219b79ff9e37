import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, ObligationId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import type { Claim } from './claims.js';
import { openFenOf } from './custody.js';
import { checkLies, heldPayment } from './held-payment.js';
import { type CashLine, lyingAt } from './lots.js';
import { transitAccount } from './registered-account.js';

/** An officer pays in what he owes for money in custody; it is then remitted, or refunded, as the payment that it always was (R4). */
export interface RecoverShortage {
  readonly obligationId: ObligationId;
  readonly fen: Fen;
  readonly accountId: AccountId;
  readonly slipNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses MAKEUP_EXCESS beyond what is open (R28), ALREADY_EXISTS for a slip by which it was paid in before, NOTHING_TO_DO, DATE_INVALID before the claim, ACCOUNT_NOT_REGISTERED unless it is a transit account of the unit. */
export function recoverShortage(book: Book, { obligationId, fen, accountId, slipNo, on }: RecoverShortage): readonly DecidedEvent[] {
  const claim = claimOf(book, obligationId);
  const { officerId, unitId, kind, slips } = claim;
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { obligationId });
  if (slips.includes(slipNo)) refuse('ALREADY_EXISTS', { kind: 'recovery', id: slipNo });
  const openFen = openFenOf(book.custody, claim);
  if (fen > openFen) refuse('MAKEUP_EXCESS', { obligationId, openFen, fen });
  const lines = paidFrom(book, claim, fen);
  for (const line of lines) checkLies(heldPayment(book, line.paymentId), { unitId, place: 'SHORTAGE_CLAIM', holder: obligationId, fen: line.fen, on });
  transitAccount(book, accountId, { unitId, on });
  return [event('ShortageRecovered', { obligationId, officerId, kind, lines, totalFen: fen, accountId, slipNo }, on)];
}

/** The claim, or UNKNOWN. */
export function claimOf({ custody }: Pick<Book, 'custody'>, obligationId: ObligationId): Claim {
  return custody.claims.get(obligationId) ?? unknown('obligation', obligationId);
}

/** What is paid fills the payments of the claim in their order. */
function paidFrom(book: Book, { obligationId, lines }: Claim, fen: Fen): readonly CashLine[] {
  let left = fen;
  const paid = lines.map(({ paymentId }) => {
    const part = least(left, lyingAt(heldPayment(book, paymentId).lots, { place: 'SHORTAGE_CLAIM', holder: obligationId }));
    left = subtract(left, part);
    return { paymentId, fen: part };
  });
  return paid.filter((line) => line.fen > ZERO);
}
