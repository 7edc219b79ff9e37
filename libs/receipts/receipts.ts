import type { Recorded } from '#libs/book/envelope.js';
import { ByteTable } from '#libs/kernel/byte-table.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** States of a sheet (domain rules 3.4), in the order of the byte that holds them. */
export const SHEET_STATES = ['IN_STOCK', 'ALLOCATED', 'USED', 'VOID', 'RETURNED'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

/** The sheet that a payment was written on, and what stands on it. */
export interface ReceiptUse {
  readonly bookId: ReceiptBookId;
  readonly no: number;
  readonly fen: Fen;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Allocation extends Range {
  readonly toOfficerId: OfficerId;
  readonly on: IsoDate;
}

export interface ReceiptBook extends Range {
  readonly bookId: ReceiptBookId;
  /** Seq of the last event that touched it. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly type: Code;
  readonly issuedOn: IsoDate;
  /** Ranges in officers' hands, in the order of allocation. */
  readonly allocations: readonly Allocation[];
}

export const VOID_REASONS = ['SPOILED', 'WRONG_AMOUNT', 'WRONG_PAYER', 'PAYMENT_REVERSED'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export type ReceiptEvent =
  | { type: 'ReceiptBookIssued'; data: Range & { bookId: ReceiptBookId; type: Code; keeperId: OfficerId } }
  | { type: 'ReceiptRangeAllocated'; data: Range & { bookId: ReceiptBookId; toOfficerId: OfficerId } }
  | { type: 'ReceiptVoided'; data: { bookId: ReceiptBookId; no: number; reasonCode: VoidReason; copiesKept: true } }
  | { type: 'ReceiptRangeReturned'; data: Range & { bookId: ReceiptBookId } };

/** Every receipt book of the county, with one byte a sheet. */
export class Receipts {
  readonly books: Table<ReceiptBookId, ReceiptBook>;
  readonly sheets: ByteTable<ReceiptBookId>;

  constructor(undo: UndoLog) {
    this.books = new Table('receipt book', undo);
    this.sheets = new ByteTable('receipt sheet', undo);
  }

  /** The state of a sheet whose number lies in the book. */
  stateOf(book: ReceiptBook, no: number): SheetState {
    return SHEET_STATES[this.sheets.get(book.bookId, no - book.from)] as SheetState;
  }

  /** Into whose hands a sheet was last given, and when. */
  allocationOf(book: ReceiptBook, no: number): Allocation | undefined {
    return book.allocations.findLast(({ from, to }) => from <= no && no <= to);
  }

  /** The officer to whom a sheet was last allocated. */
  holderOf(book: ReceiptBook, no: number): OfficerId | undefined {
    return this.allocationOf(book, no)?.toOfficerId;
  }

  /** How many unused sheets an officer holds. */
  unusedIn(officerId: OfficerId): number {
    let count = 0;
    for (const book of this.books.values()) {
      if (!book.allocations.some(({ toOfficerId }) => toOfficerId === officerId)) continue;
      for (let no = book.from; no <= book.to; no++) {
        if (this.stateOf(book, no) === 'ALLOCATED' && this.holderOf(book, no) === officerId) count += 1;
      }
    }
    return count;
  }

  /** Puts a sheet into a state. */
  mark({ bookId }: { bookId: ReceiptBookId }, no: number, state: SheetState, seq: number): void {
    const book = this.books.known(bookId);
    this.sheets.set(bookId, no - book.from, SHEET_STATES.indexOf(state));
    this.books.put(bookId, { ...book, seq });
  }

  markRange({ bookId, from, to }: Range & { bookId: ReceiptBookId }, state: SheetState, seq: number): void {
    const book = this.books.known(bookId);
    for (let no = from; no <= to; no++) this.sheets.set(bookId, no - book.from, SHEET_STATES.indexOf(state));
    this.books.put(bookId, { ...book, seq });
  }
}

export function evolveReceipts(receipts: Receipts, event: Recorded<ReceiptEvent>): void {
  const { type, data, seq } = event;
  switch (type) {
    case 'ReceiptBookIssued': {
      const { bookId, from, to } = data;
      receipts.books.put(bookId, { bookId, seq, unitId: event.unitId, type: data.type, from, to, issuedOn: event.occurredOn, allocations: [] });
      return receipts.sheets.lay(bookId, to - from + 1);
    }
    case 'ReceiptRangeAllocated': {
      receipts.markRange(data, 'ALLOCATED', seq);
      const { bookId, from, to, toOfficerId } = data;
      const book = receipts.books.known(bookId);
      return receipts.books.put(bookId, { ...book, allocations: [...book.allocations, { from, to, toOfficerId, on: event.occurredOn }] });
    }
    case 'ReceiptVoided':
      return receipts.mark(data, data.no, 'VOID', seq);
    case 'ReceiptRangeReturned':
      return receipts.markRange(data, 'RETURNED', seq);
    default:
      return event satisfies never;
  }
}
