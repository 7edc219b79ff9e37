import type { Envelope, Recorded } from '#libs/book/envelope.js';
import type { Month } from '#libs/kernel/dates.js';
import { add, negate, subtract, ZERO } from '#libs/kernel/fen.js';
import type { PaymentMade } from '#libs/levy/levy.js';
import { refundedFrom } from '#libs/refunds/refunded-from.js';
import type { RefundApproved, RefundPaid } from '#libs/refunds/refunds.js';
import { at, carry, each, hold, put } from './carrying.js';
import { evolveClaims, type OffBookEstablished, sourceOf } from './claims.js';
import { type Custody, type CustodyChange, countedFen, firstSpot, type HeldPayment } from './custody.js';
import { taken } from './lots.js';
import { evolveRemittances, type RemittanceEvent } from './remittances.js';
import { fenOf, minus, NOTHING, plus } from './split.js';

/** Where the money goes by each event. Stops with CUSTODY_IDENTITY (invariant 24) where it does not lie where the event takes it from. */
export function evolveCustody(custody: Custody, event: Recorded<CustodyChange>): void {
  const { type, data, occurredOn: on } = event;
  switch (type) {
    case 'LevyPaymentCollected':
      return collect(custody, event as Recorded<Extract<CustodyChange, { type: 'LevyPaymentCollected' }>>);
    case 'MakeUpPaid':
      return takeMakeUp(custody, event as Recorded<Extract<CustodyChange, { type: 'MakeUpPaid' }>>);
    case 'PaymentReversed': {
      const payment = custody.payments.known(data.paymentId);
      for (const lot of payment.lots) hold(custody, payment.unitId, lot, negate(lot.fen));
      return put(custody, payment, { ...payment, lots: [], reversed: true });
    }
    case 'LevyDecisionRevoked':
      for (const line of data.lines) {
        const payment = custody.payments.known(line.paymentId);
        put(custody, payment, { ...payment, released: plus(payment.released, line) });
      }
      return;
    case 'PaymentReallocated': {
      const payment = custody.payments.known(data.paymentId);
      return put(custody, payment, { ...payment, levyId: data.toLevyId });
    }
    case 'RefundApproved':
      return owe(custody, data);
    case 'RefundPaid':
      return refund(custody, event as Recorded<Extract<CustodyChange, { type: 'RefundPaid' }>>);
    case 'CashHandedToCashier':
      return carry(custody, data.lines, { from: at('COLLECTOR', data.fromOfficerId), to: at('CASHIER', data.cashierId), on });
    case 'OfficerHandoverSigned':
      for (const { place, lines } of data.cash) carry(custody, lines, { from: at(place, data.fromOfficerId), to: at(place, data.toOfficerId), on });
      return;
    case 'CashBanked':
      return carry(custody, data.lines, { from: at('CASHIER', data.cashierId), to: at('TRANSIT', data.accountId), on });
    case 'CustodyShortageConfirmed':
      evolveClaims(custody.claims, event);
      return carry(custody, data.lines, { from: at(data.place, data.officerId), to: at('SHORTAGE_CLAIM', data.obligationId), on });
    case 'OffBookCollectionEstablished':
      evolveClaims(custody.claims, event);
      return takeOffBook(custody, event as Recorded<{ type: 'OffBookCollectionEstablished'; data: OffBookEstablished }>);
    case 'ShortageRecovered':
      evolveClaims(custody.claims, event);
      return carry(custody, data.lines, { from: at('SHORTAGE_CLAIM', data.obligationId), to: at('TRANSIT', data.accountId), on });
    case 'UnidentifiedReceiptRecorded':
      return takeCredit(custody, event as Recorded<Extract<CustodyChange, { type: 'UnidentifiedReceiptRecorded' }>>);
    case 'UnidentifiedReceiptMatched':
      return;
    case 'TreasuryPaidOver':
      custody.county.paidOver.put(data.docNo, true);
      custody.county.changeSpecial(event.periodId as Month, negate(data.fen));
      return custody.county.changeTreasury(event.periodId as Month, data.fen);
    default:
      evolveRemittances(custody.remittances, event);
      return remit(custody, event);
  }
}

function collect(custody: Custody, { data, ...envelope }: Recorded<Extract<CustodyChange, { type: 'LevyPaymentCollected' }>>): void {
  const { instalmentNo, ...payment } = data;
  take(custody, payment, envelope);
}

/** What an officer makes up reaches the transit account and is remitted like a payment (R4). */
function takeMakeUp(custody: Custody, { data, ...envelope }: Recorded<Extract<CustodyChange, { type: 'MakeUpPaid' }>>): void {
  const { obligationId, caseId, officerId, ...paid } = data;
  take(custody, { ...paid, excessFen: ZERO, channel: 'TRANSIT_TRANSFER', firstPlace: '1002.01', madeUpBy: officerId }, envelope);
}

type Taken = PaymentMade & Pick<HeldPayment, 'afterCutoff' | 'madeUpBy'>;

function take(custody: Custody, payment: Taken, { seq, unitId, occurredOn, periodId }: Pick<Envelope, 'seq' | 'unitId' | 'occurredOn' | 'periodId'>): void {
  const lot = { ...firstSpot(payment), fen: countedFen(payment), since: occurredOn };
  put(custody, undefined, { ...payment, ...UNTOUCHED, seq, unitId, collectedOn: occurredOn, periodId: periodId as Month, lots: [lot] });
  // A bank credit that was found to be this payment has lain there all the time.
  if (payment.bankRef === undefined) hold(custody, unitId, lot, lot.fen);
}

/** Money of which nothing has been done yet. */
const UNTOUCHED = {
  ...{ reversed: false, unmatchedFen: ZERO, drafted: NOTHING, sent: NOTHING, released: NOTHING },
  ...{ refundedFen: ZERO, treasuryRefundedFen: ZERO },
} as const;

/** Off the books: the officer owes it. What paid no levy is owed back to its payer from the beginning (2307.01). */
function takeOffBook(custody: Custody, { seq, unitId, occurredOn, periodId, data }: Recorded<{ type: 'OffBookCollectionEstablished'; data: OffBookEstablished }>): void {
  const { obligationId, levyId, fen } = data;
  const lot = { ...at('SHORTAGE_CLAIM', obligationId), fen, since: occurredOn };
  const sums = levyId === undefined ? { principalFen: ZERO, excessFen: fen } : { levyId, principalFen: fen, excessFen: ZERO };
  const held = { paymentId: sourceOf(obligationId), lateFeeFen: ZERO, ...sums, ...UNTOUCHED, afterCutoff: false };
  put(custody, undefined, { ...held, seq, unitId, collectedOn: occurredOn, periodId: periodId as Month, lots: [lot] });
  hold(custody, unitId, lot, fen);
}

function takeCredit(custody: Custody, { seq, unitId, occurredOn, periodId, data }: Recorded<Extract<CustodyChange, { type: 'UnidentifiedReceiptRecorded' }>>): void {
  const { paymentId, bankRef, accountId, fen } = data;
  const lot = { ...at('TRANSIT', accountId), fen, since: occurredOn };
  const sums = { principalFen: ZERO, lateFeeFen: ZERO, excessFen: ZERO };
  const held = { paymentId, bankRef, accountId, ...sums, ...UNTOUCHED, afterCutoff: false, unmatchedFen: fen };
  put(custody, undefined, { ...held, seq, unitId, collectedOn: occurredOn, periodId: periodId as Month, lots: [lot] });
  hold(custody, unitId, lot, fen);
  custody.bankCredits.put(bankRef, paymentId);
}

/** What an approval moves to what is owed back (R6). */
function owe(custody: Custody, { sourceId, moves }: RefundApproved): void {
  if (moves === undefined) return;
  const payment = custody.payments.known(sourceId);
  const { released, unmatchedFen, excessFen } = payment;
  put(custody, payment, {
    ...payment,
    released: plus(released, moves),
    unmatchedFen: subtract(unmatchedFen, moves.unmatchedFen),
    excessFen: add(excessFen, moves.unmatchedFen),
  });
}

/** The money leaves the book; at the county it also leaves the account from which it was paid. */
function refund(custody: Custody, { periodId, occurredOn: on, data }: Recorded<{ type: 'RefundPaid'; data: RefundPaid }>): void {
  const { sourceId, fen, paidFrom } = data;
  const payment = custody.payments.known(sourceId);
  const { parts, left } = taken(payment.lots, { from: refundedFrom(payment, paidFrom), fen, on });
  for (const part of parts) hold(custody, payment.unitId, part, negate(part.fen));
  const byCounty = paidFrom === '1003' || paidFrom === '1004';
  const { refundedFen, treasuryRefundedFen } = payment;
  put(custody, payment, { ...payment, lots: left, ...(byCounty ? { treasuryRefundedFen: add(treasuryRefundedFen, fen) } : { refundedFen: add(refundedFen, fen) }) });
  if (paidFrom === '1004') custody.county.changeSpecial(periodId as Month, negate(fen));
  if (paidFrom === '1003') custody.county.changeTreasury(periodId as Month, negate(fen));
}

/** What a step of a remittance does to the sources of its lines. */
function remit(custody: Custody, event: Recorded<RemittanceEvent>): void {
  const { type, data, occurredOn: on } = event;
  const way = at('ON_THE_WAY', data.remittanceId);
  const lines = data.lines.map((split) => ({ paymentId: split.sourceId, fen: fenOf(split), split }));
  switch (type) {
    case 'RemittanceDrafted':
      return each(custody, lines, (payment, { split }) => ({ ...payment, drafted: plus(payment.drafted, split) }));
    case 'RemittanceCancelled':
      return each(custody, lines, (payment, { split }) => ({ ...payment, drafted: minus(payment.drafted, split) }));
    case 'RemittanceSent': {
      const isTransfer = data.kind === 'TRANSFER';
      const from = isTransfer ? at('TRANSIT', data.fromAccountId) : at('ON_THE_WAY', data.toAccountId);
      return carry(custody, lines, { from, to: way, on }, (payment, { split }) => {
        const { sent, drafted } = payment;
        return { ...payment, sent: plus(sent, split), drafted: isTransfer ? minus(drafted, split) : drafted };
      });
    }
    case 'RemittanceBounced':
      return carry(custody, lines, { from: way, to: at('TRANSIT', data.fromAccountId), on }, (payment, { split }) => ({ ...payment, sent: minus(payment.sent, split) }));
    case 'CountyCreditConfirmed':
      if (data.toKind === 'TREASURY') custody.county.changeTreasury(event.periodId as Month, data.fen);
      else custody.county.changeSpecial(event.periodId as Month, data.fen);
      return carry(custody, lines, { from: way, to: at('COUNTY', data.toAccountId), on });
    default:
      return event satisfies never;
  }
}
