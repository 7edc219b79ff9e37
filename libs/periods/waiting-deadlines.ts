import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DueDate } from '#libs/kernel/working-days.js';
import { dueOfMonth } from './deadlines.js';
import { remittanceDue } from './remittance-due.js';
import { nextToSoftClose, unitsWithBooks } from './units-periods.js';

/** Whether a deadline whose nominal day is over cannot be raised for want of its year's calendar (domain rules 3.9): of a soft close, or of money that is not sent. */
export function waitsForCalendar(book: Book, today: IsoDate): boolean {
  const isWaiting = ({ on, provisional }: DueDate) => provisional && today > on;
  if (unitsWithBooks(book).some(({ unitId }) => isWaiting(dueOfMonth('D5', nextToSoftClose(book, unitId), book.calendarOf)))) return true;
  return [...book.custody.unsent.entries()].some(([paymentId]) => isWaiting(remittanceDue(book.custody.payments.known(paymentId), book.calendarOf)));
}
