import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { addMonths, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, ReceiptBookId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { numbersOf } from './receipts.js';
import { receiptBook } from './sheets.js';

/** The stubs of a book are destroyed, under the document by which finance approved it after its inspection (财政票据管理办法). */
export interface DestroyStubs {
  readonly bookId: ReceiptBookId;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Five years, counted from the last write-off of the book. */
const KEPT_MONTHS = 60;

/** Refuses STATE_INVALID unless every sheet is written off or was returned, DATE_INVALID before five years are over. */
export function destroyStubs(book: Book, { bookId, docNo, on }: DestroyStubs): readonly DecidedEvent[] {
  const receipts = receiptBook(book, bookId);
  for (const no of numbersOf(receipts)) {
    const state = book.receipts.stateOf(receipts, no);
    if (state !== 'WRITTEN_OFF' && state !== 'RETURNED') stateInvalid('receipt sheet', `${bookId} ${no}`, state, ['WRITTEN_OFF', 'RETURNED']);
  }
  const { writtenOffOn } = receipts;
  if (writtenOffOn === undefined) return stateInvalid('receipt book', bookId, 'RETURNED', ['WRITTEN_OFF']);
  const notBefore = addMonths(writtenOffOn, KEPT_MONTHS);
  if (on < notBefore) refuse('DATE_INVALID', { on, notBefore });
  return [event('StubsDestroyed', { bookId, docNo }, on)];
}
