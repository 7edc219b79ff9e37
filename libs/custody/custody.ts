import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { add, type Fen, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { OfficerId, PaymentId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { LevyEvent, PaymentMade } from '#libs/levy/levy.js';

/** A payment and where its money lies. */
export interface HeldPayment extends PaymentMade {
  /** Seq of the event that collected it. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly collectedOn: IsoDate;
  readonly periodId: Month;
  readonly reversed: boolean;
}

/** Who holds the collected money: every fen in exactly one place (domain rules 3.5). */
export class Custody {
  readonly payments: Table<PaymentId, HeldPayment>;
  /** Cash in collectors' hands. */
  readonly cash: Table<OfficerId, Fen>;

  constructor(undo: UndoLog) {
    this.payments = new Table('payment', undo);
    this.cash = new Table('cash in hand', undo);
  }

  cashOf(officerId: OfficerId): Fen {
    return this.cash.get(officerId) ?? ZERO;
  }
}

/** What was counted in: principal, late fee and excess. */
export function countedFen({ principalFen, lateFeeFen, excessFen }: Pick<PaymentMade, 'principalFen' | 'lateFeeFen' | 'excessFen'>): Fen {
  return sum(principalFen, lateFeeFen, excessFen);
}

export function evolveCustody(custody: Custody, event: Recorded<Extract<LevyEvent, { type: 'LevyPaymentCollected' | 'PaymentReversed' }>>): void {
  const { type, data } = event;
  const holder = data.holderOfficerId;
  switch (type) {
    case 'LevyPaymentCollected': {
      const { instalmentNo, afterCutoff, ...payment } = data;
      custody.payments.put(data.paymentId, {
        ...payment,
        seq: event.seq,
        unitId: event.unitId,
        collectedOn: event.occurredOn,
        periodId: event.periodId as Month,
        reversed: false,
      });
      if (holder !== undefined) custody.cash.put(holder, add(custody.cashOf(holder), countedFen(data)));
      return;
    }
    case 'PaymentReversed':
      custody.payments.put(data.paymentId, { ...custody.payments.known(data.paymentId), reversed: true });
      if (holder !== undefined) custody.cash.put(holder, subtract(custody.cashOf(holder), countedFen(data)));
      return;
    default:
      return event satisfies never;
  }
}
