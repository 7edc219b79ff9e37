import type { Book } from '#libs/book/book.js';
import type { HeldPayment } from '#libs/custody/custody.js';
import { dueToCountyFen, reachedCountyFen } from '#libs/custody/reached-county.js';
import { type Unremitted, unremittedByHolder } from '#libs/custody/whereabouts.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { type Fen, least, sum } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';

/** What the book says of the money that was posted into a unit's month; fen. */
export interface MonthInTheLedger {
  /** Payments that stand. */
  readonly payments: readonly HeldPayment[];
  /** Principal and late fee, less what was taken back or is owed to the payer (R15). */
  readonly receiptsFen: Fen;
  /** What of it the county was credited by that day. */
  readonly remittedFen: Fen;
  readonly holders: readonly Unremitted[];
}

/** Judged by where the money lies now, but for what reached the county after the day: all payments are gone through, since a month is verified a few times only. */
export function monthInTheLedger(book: Book, { unitId, periodId }: { unitId: UnitId; periodId: Month }, on: IsoDate): MonthInTheLedger {
  const isOfMonth = (payment: HeldPayment) => payment.unitId === unitId && payment.periodId === periodId && !payment.reversed;
  const payments = [...Iterator.from(book.custody.payments.values()).filter(isOfMonth)];
  return {
    payments,
    receiptsFen: sum(...payments.map(dueToCountyFen)),
    remittedFen: sum(...payments.map((payment) => least(reachedCountyFen(payment, on), dueToCountyFen(payment)))),
    holders: unremittedByHolder(book, payments, on),
  };
}
