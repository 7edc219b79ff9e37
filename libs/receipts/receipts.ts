import { ByteTable } from '#libs/kernel/byte-table.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code, DocNo, OfficerId, ReceiptBookId, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** States of a sheet (domain rules 3.4), in the order of the byte that holds them. */
export const SHEET_STATES = ['IN_STOCK', 'ALLOCATED', 'USED', 'VOID', 'RETURNED', 'LOST_REPORTED', 'LOST_DECLARED', 'WRITTEN_OFF', 'DESTROYED'] as const;
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

/** A sheet that is missing: since when that is known, and where and when it was declared void. */
export interface Loss {
  readonly no: number;
  readonly discoveredOn: IsoDate;
  readonly media?: TitleZh;
  readonly declaredOn?: IsoDate;
}

export interface ReceiptBook extends Range {
  readonly bookId: ReceiptBookId;
  /** Seq of the last event that touched it. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly type: Code;
  readonly issuedOn: IsoDate;
  /** Was in use when these books were opened. */
  readonly takenOver?: true;
  /** Ranges in officers' hands, in the order of allocation. */
  readonly allocations: readonly Allocation[];
  readonly losses: readonly Loss[];
  /** The day of the last write-off of any of its sheets. */
  readonly writtenOffOn?: IsoDate;
}

/** What became of the sheets of a range that is written off, and what the standing payments on them come to; fen. */
export interface WrittenOff extends Range {
  readonly usedSheets: number;
  readonly voidSheets: number;
  readonly lostSheets: number;
  readonly returnedSheets: number;
  readonly totalFen: Fen;
}

export const VOID_REASONS = ['SPOILED', 'WRONG_AMOUNT', 'WRONG_PAYER', 'PAYMENT_REVERSED'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** A book that was in use when these books were opened: which sheets the old ones account for, and who has the others. */
export interface ReceiptsOpened extends Range {
  readonly bookId: ReceiptBookId;
  readonly type: Code;
  readonly used: readonly number[];
  readonly void: readonly number[];
  /** None where the ticket keeper has them in stock. */
  readonly holderId?: OfficerId;
}

export type ReceiptEvent =
  | { type: 'OpeningReceiptsTaken'; data: ReceiptsOpened }
  | { type: 'ReceiptBookIssued'; data: Range & { bookId: ReceiptBookId; type: Code; keeperId: OfficerId } }
  | { type: 'ReceiptRangeAllocated'; data: Range & { bookId: ReceiptBookId; toOfficerId: OfficerId } }
  | { type: 'ReceiptVoided'; data: { bookId: ReceiptBookId; no: number; reasonCode: VoidReason; copiesKept: true } }
  | { type: 'ReceiptRangeReturned'; data: Range & { bookId: ReceiptBookId } }
  | { type: 'ReceiptLossReported'; data: { bookId: ReceiptBookId; nos: readonly number[] } }
  | { type: 'ReceiptLossDeclared'; data: { bookId: ReceiptBookId; nos: readonly number[]; media: TitleZh } }
  | { type: 'ReceiptRangeWrittenOff'; data: WrittenOff & { bookId: ReceiptBookId } }
  | { type: 'StubsDestroyed'; data: { bookId: ReceiptBookId; docNo: DocNo } };

/** Sheets for which an officer still answers: unused, or missing and not declared void (R16). */
const IN_HAND: ReadonlySet<SheetState> = new Set<SheetState>(['ALLOCATED', 'LOST_REPORTED']);

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

  /** How many sheets an officer still answers for. */
  unusedIn(officerId: OfficerId): number {
    let count = 0;
    for (const book of this.books.values()) {
      if (!book.allocations.some(({ toOfficerId }) => toOfficerId === officerId)) continue;
      for (let no = book.from; no <= book.to; no++) {
        if (IN_HAND.has(this.stateOf(book, no)) && this.holderOf(book, no) === officerId) count += 1;
      }
    }
    return count;
  }

  /** Puts a sheet into a state. */
  mark({ bookId }: { bookId: ReceiptBookId }, no: number, state: SheetState, seq: number): void {
    this.markAll({ bookId }, [no], state, seq);
  }

  markAll({ bookId }: { bookId: ReceiptBookId }, nos: Iterable<number>, state: SheetState, seq: number): void {
    const book = this.books.known(bookId);
    for (const no of nos) this.sheets.set(bookId, no - book.from, SHEET_STATES.indexOf(state));
    this.books.put(bookId, { ...book, seq });
  }
}

/** The numbers of a range, one after the other. */
export function* numbersOf({ from, to }: Range): Generator<number> {
  for (let no = from; no <= to; no++) yield no;
}
