import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import { heldPayment } from '#libs/custody/held-payment.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, subtract, ZERO } from '#libs/kernel/fen.js';
import type { LevyId, PaymentId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { receiptBook, useSheet } from '#libs/receipts/sheets.js';
import { sumWithinLimit } from './amount-limit.js';
import { checkSchemeOpen, levyOn } from './levy-on.js';
import { checkStatus, NOT_REVOKED } from './levy-status.js';
import { checkLateFee, checkOwed } from './payment-checks.js';

/**
 * A bank credit is found to be a payment: its day decides closure and late fee, the day of the match the period, and one match uses it
 * whole (R7). Invariants 10-13, 17, 18, 23.
 */
export interface MatchUnidentified {
  /** The credit, by the id that it got when it was recorded; the payment keeps it. */
  readonly paymentId: PaymentId;
  readonly levyId: LevyId;
  readonly principalFen: Fen;
  readonly lateFeeFen: Fen;
  /** On a sheet of any officer of the unit: the payer was not there. */
  readonly receipt: ReceiptUse;
  readonly instalmentNo?: number;
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID for what is matched or refunded, DATE_INVALID before the credit, CUSTODY_INSUFFICIENT beyond it, and what any collection refuses. */
export function matchUnidentified(book: Book, command: MatchUnidentified): readonly DecidedEvent[] {
  const { paymentId, levyId, principalFen, lateFeeFen, instalmentNo, on } = command;
  const { unmatchedFen, bankRef, unitId, accountId, collectedOn: creditedOn } = openCredit(book, paymentId);
  if (on < creditedOn) refuse('DATE_INVALID', { on, creditedOn });
  const askedFen = sumWithinLimit(principalFen, lateFeeFen);
  if (askedFen > unmatchedFen) refuse('CUSTODY_INSUFFICIENT', { paymentId, heldFen: unmatchedFen, askedFen });
  const excessFen = subtract(unmatchedFen, add(principalFen, lateFeeFen));

  const levy = levyOn(book, levyId, creditedOn);
  if (levy.unitId !== unitId) refuse('REALLOCATION_ACROSS_UNITS', { levyId, unitId, levyUnitId: levy.unitId });
  checkSchemeOpen(book, levy, creditedOn);
  checkStatus(levy, on, NOT_REVOKED);
  checkOwed(book, levy, { principalFen, excessFen, instalmentNo, postedOn: on });
  checkLateFee(book, levy, { lateFeeFen, paidOn: creditedOn });

  const receipt = useSheet(book, command.receipt, { officerId: holderOf(book, command.receipt), unitId, on, totalFen: unmatchedFen });
  const sums = { principalFen, lateFeeFen, excessFen };
  const payment = { paymentId, levyId, ...sums, channel: 'TRANSIT_TRANSFER', firstPlace: '2307.03', accountId, receipt, bankRef, creditedOn, afterCutoff: false } as const;
  return [
    event('LevyPaymentCollected', instalmentNo === undefined ? payment : { ...payment, instalmentNo }, on),
    event('UnidentifiedReceiptMatched', { paymentId, bankRef, levyId, fen: unmatchedFen }, on),
  ];
}

/** A bank credit of which nothing is matched or to be refunded. */
function openCredit(book: Book, paymentId: PaymentId) {
  const held: HeldPayment = heldPayment(book, paymentId);
  const { bankRef, accountId, levyId, unmatchedFen } = held;
  if (bankRef === undefined || accountId === undefined) return unknown('bank credit', paymentId);
  if (levyId !== undefined) stateInvalid('bank credit', paymentId, 'MATCHED', ['OPEN']);
  if (unmatchedFen === ZERO || book.refunds.of(paymentId).length > 0) stateInvalid('bank credit', paymentId, 'REFUNDED', ['OPEN']);
  return { ...held, bankRef, accountId };
}

function holderOf(book: Book, { bookId, no }: ReceiptUse) {
  return book.receipts.allocationOf(receiptBook(book, bookId), no)?.toOfficerId;
}
