import type { Recorded } from '#libs/book/envelope.js';
import type { HandoverEvent } from '#libs/handovers/handovers.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { type Loss, numbersOf, type Range, type ReceiptBook, type ReceiptEvent, type Receipts, type SheetState } from './receipts.js';

/** What becomes of sheets whose use is over when they are written off (domain rules 3.4); those that were returned stay so. */
const ENDED: ReadonlySet<SheetState> = new Set<SheetState>(['USED', 'VOID', 'LOST_DECLARED']);
const WRITTEN_OFF: ReadonlySet<SheetState> = new Set<SheetState>(['WRITTEN_OFF']);

export function evolveReceipts(receipts: Receipts, event: Recorded<ReceiptEvent | HandoverEvent>): void {
  const { type, data, seq, occurredOn } = event;
  const { books } = receipts;
  if (type === 'OfficerHandoverSigned') {
    for (const range of data.receiptRanges) allocate(receipts, { ...range, toOfficerId: data.toOfficerId }, { seq, occurredOn });
    return;
  }
  const { bookId } = data;
  switch (type) {
    case 'ReceiptBookIssued': {
      const { from, to } = data;
      books.put(bookId, { bookId, seq, unitId: event.unitId, type: data.type, from, to, issuedOn: occurredOn, allocations: [], losses: [] });
      return receipts.sheets.lay(bookId, to - from + 1);
    }
    case 'OpeningReceiptsTaken':
      return takeOver(receipts, event as Recorded<Extract<ReceiptEvent, { type: 'OpeningReceiptsTaken' }>>);
    case 'ReceiptRangeAllocated':
      return allocate(receipts, data, event);
    case 'ReceiptVoided':
      return receipts.mark(data, data.no, 'VOID', seq);
    case 'ReceiptRangeReturned':
      return receipts.markAll(data, numbersOf(data), 'RETURNED', seq);
    case 'ReceiptLossReported': {
      receipts.markAll(data, data.nos, 'LOST_REPORTED', seq);
      const reported = data.nos.map((no): Loss => ({ no, discoveredOn: occurredOn }));
      return change(receipts, bookId, ({ losses }) => ({ losses: [...losses, ...reported] }));
    }
    case 'ReceiptLossDeclared': {
      receipts.markAll(data, data.nos, 'LOST_DECLARED', seq);
      const { nos, media } = data;
      return change(receipts, bookId, ({ losses }) => ({ losses: losses.map((loss) => (nos.includes(loss.no) ? { ...loss, media, declaredOn: occurredOn } : loss)) }));
    }
    case 'ReceiptRangeWrittenOff':
      receipts.markAll(data, sheetsIn(receipts, data, ENDED), 'WRITTEN_OFF', seq);
      return change(receipts, bookId, () => ({ writtenOffOn: occurredOn }));
    case 'StubsDestroyed':
      return receipts.markAll(data, sheetsIn(receipts, books.known(bookId), WRITTEN_OFF), 'DESTROYED', seq);
    default:
      return event satisfies never;
  }
}

/** The sheets that the old books account for stay as they are there; the others go on being written on. */
function takeOver(receipts: Receipts, { seq, unitId, occurredOn, data }: Recorded<Extract<ReceiptEvent, { type: 'OpeningReceiptsTaken' }>>): void {
  const { bookId, type, from, to, used, void: voided, holderId } = data;
  receipts.books.put(bookId, { bookId, seq, unitId, type, from, to, issuedOn: occurredOn, takenOver: true, allocations: [], losses: [] });
  receipts.sheets.lay(bookId, to - from + 1);
  if (holderId !== undefined) allocate(receipts, { bookId, from, to, toOfficerId: holderId }, { seq, occurredOn });
  receipts.markAll(data, used, 'USED', seq);
  receipts.markAll(data, voided, 'VOID', seq);
}

/** Into an officer's hands: from the ticket keeper, or from his predecessor. */
function allocate(receipts: Receipts, data: Allotted, { seq, occurredOn: on }: { readonly seq: number; readonly occurredOn: IsoDate }): void {
  receipts.markAll(data, numbersOf(data), 'ALLOCATED', seq);
  const { from, to, toOfficerId } = data;
  change(receipts, data.bookId, ({ allocations }) => ({ allocations: [...allocations, { from, to, toOfficerId, on }] }));
}

type Allotted = Extract<ReceiptEvent, { type: 'ReceiptRangeAllocated' }>['data'];

function change({ books }: Receipts, bookId: ReceiptBookId, changed: (book: ReceiptBook) => Partial<ReceiptBook>): void {
  const book = books.known(bookId);
  books.put(bookId, { ...book, ...changed(book) });
}

/** The sheets of a range that are in one of these states. */
function sheetsIn(receipts: Receipts, range: Range & { readonly bookId: ReceiptBookId }, states: ReadonlySet<SheetState>): readonly number[] {
  const book = receipts.books.known(range.bookId);
  return [...numbersOf(range)].filter((no) => states.has(receipts.stateOf(book, no)));
}
