import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId, TitleZh } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { checkInBook, receiptBook } from './sheets.js';

/** Missing sheets were declared void in the county's media, so that nobody is taken in by them (财政票据管理办法). */
export interface DeclareLoss {
  readonly bookId: ReceiptBookId;
  readonly nos: readonly number[];
  /** The newspaper or station, as it is called. */
  readonly media: TitleZh;
  readonly declaredOn: IsoDate;
}

/** Refuses NOTHING_TO_DO for no number, RECEIPT_OUT_OF_RANGE, STATE_INVALID for sheets that nobody reported or that are declared already, DATE_INVALID before they were missed. */
export function declareLoss(book: Book, { bookId, nos, media, declaredOn }: DeclareLoss): readonly DecidedEvent[] {
  const receipts = receiptBook(book, bookId);
  if (nos.length === 0) refuse('NOTHING_TO_DO', { bookId });
  for (const no of nos) {
    checkInBook(receipts, { from: no, to: no });
    const state = book.receipts.stateOf(receipts, no);
    if (state !== 'LOST_REPORTED') stateInvalid('receipt sheet', `${bookId} ${no}`, state, ['LOST_REPORTED']);
    const discoveredOn = receipts.losses.find((loss) => loss.no === no)?.discoveredOn;
    if (discoveredOn !== undefined && declaredOn < discoveredOn) refuse('DATE_INVALID', { no, on: declaredOn, discoveredOn });
  }
  return [event('ReceiptLossDeclared', { bookId, nos, media }, declaredOn)];
}
