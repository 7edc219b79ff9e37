import type { Book } from '#libs/book/book.js';
import { daysBetween, type IsoDate, type Month } from '#libs/kernel/dates.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { type HeldPayment, unsentOf } from './custody.js';
import { fenOf } from './split.js';

/** How late the money of a unit's month went to the county (R22). */
export interface RemittanceDelay {
  /** D1 of the month. */
  readonly dueOn: IsoDate;
  readonly lateFen: Fen;
  /** Sum of fen × days after D1; unsent money counts up to the day asked. */
  readonly fenDays: number;
}

/** The delay index of a unit's month (R22). What was paid in at the bank was with the county at once. */
export function remittanceDelay(book: Book, { unitId, periodId }: { unitId: UnitId; periodId: Month }, today: IsoDate): RemittanceDelay {
  const dueOn = dueOfMonth('D1', periodId, book.calendarOf).on;
  const isOfMonth = (payment: HeldPayment) => payment.unitId === unitId && payment.periodId === periodId && payment.channel !== 'BANK_DIRECT';
  const payments = new Map([...Iterator.from(book.custody.payments.values()).filter(isOfMonth)].map((payment) => [payment.paymentId, payment]));
  const sent = [...Iterator.from(book.custody.remittances.values()).filter(({ state, kind }) => kind === 'TRANSFER' && (state === 'SENT' || state === 'CREDITED'))];
  const went = sent.flatMap(({ lines, sentOn = today }) => lines.filter(({ sourceId }) => payments.has(sourceId)).map((line) => ({ fen: fenOf(line), on: sentOn })));
  const unsent = [...payments.values()].map((payment) => ({ fen: fenOf(unsentOf(payment)), on: today }));
  const late = [...went, ...unsent].filter(({ fen, on }) => fen > ZERO && on > dueOn);
  return { dueOn, lateFen: sum(...late.map(({ fen }) => fen)), fenDays: late.reduce((all, { fen, on }) => all + fen * daysBetween(dueOn, on), 0) };
}
