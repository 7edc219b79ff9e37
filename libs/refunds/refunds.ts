import type { Recorded } from '#libs/book/envelope.js';
import type { Split } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, PaymentId, RefundId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** Why money goes back: the decision was revoked; more was counted in than was owed; it came to us in error; nothing could be charged any more (domain rules 2.1, R6). */
export const REFUND_GROUNDS = ['REVOKED', 'OVERPAYMENT', 'MIS_POSTING', 'CHARGE_AFTER_CLOSURE'] as const;
export type RefundGround = (typeof REFUND_GROUNDS)[number];

/** Who pays it back: the township out of its transit account; county finance, where the money has gone to the county. */
export const REFUND_ROUTES = ['TRANSIT', 'TREASURY'] as const;
export type RefundRoute = (typeof REFUND_ROUTES)[number];

/** What the payer hands in: his receipt; a declaration that it is lost; a copy stamped true (R29). */
export const REFUND_TICKETS = ['ORIGINAL', 'DECLARED_LOST', 'COPY'] as const;
export type RefundTicket = (typeof REFUND_TICKETS)[number];

/** The account that a refund leaves: of the township, of the money at the bank that the county never booked, of the county. */
export type PaidFrom = '1002.01' | '1002.09' | '1003' | '1004';

interface RefundOf {
  readonly refundId: RefundId;
  /** The payment, the off-book obligation or the bank credit whose money it is (R4, R6). */
  readonly sourceId: PaymentId;
  /** None where it paid no levy. */
  readonly levyId?: LevyId;
  readonly fen: Fen;
  readonly ground: RefundGround;
  readonly route: RefundRoute;
}

export interface RefundPaid extends RefundOf {
  readonly paidFrom: PaidFrom;
  /** In whose books the entry is, where the county pays. */
  readonly countyUnitId: UnitId;
  readonly bankRef: DocNo;
}

/** What was not yet owed back and is from now on (R6): collected for the county, or of a credit that nobody identified. */
export interface MadeRefundable extends Split {
  readonly unmatchedFen: Fen;
}

export interface RefundApproved extends RefundOf {
  readonly ticket?: RefundTicket;
  readonly moves?: MadeRefundable;
}

export type RefundEvent = { type: 'RefundApproved'; data: RefundApproved } | { type: 'RefundPaid'; data: RefundPaid };

export interface Refund extends RefundOf {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly ticket?: RefundTicket;
  readonly state: 'APPROVED' | 'PAID';
  readonly approvedOn: IsoDate;
}

export class Refunds {
  readonly refunds: Table<RefundId, Refund>;
  readonly ofPayment: Table<PaymentId, readonly RefundId[]>;

  constructor(undo: UndoLog) {
    this.refunds = new Table('refund', undo);
    this.ofPayment = new Table('refunded payment', undo);
  }

  /** What was approved for a payment, in order. */
  of(paymentId: PaymentId): readonly Refund[] {
    return (this.ofPayment.get(paymentId) ?? []).map((refundId) => this.refunds.known(refundId));
  }
}

export function evolveRefunds({ refunds, ofPayment }: Refunds, event: Recorded<RefundEvent>): void {
  const { type, data, seq, unitId, occurredOn } = event;
  const { refundId, sourceId } = data;
  switch (type) {
    case 'RefundApproved': {
      const { moves, ...refund } = data;
      ofPayment.put(sourceId, [...(ofPayment.get(sourceId) ?? []), refundId]);
      return refunds.put(refundId, { ...refund, seq, unitId, state: 'APPROVED', approvedOn: occurredOn });
    }
    case 'RefundPaid':
      return refunds.put(refundId, { ...refunds.known(refundId), seq, state: 'PAID' });
    default:
      return event satisfies never;
  }
}
