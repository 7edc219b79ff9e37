import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import type { ReceiptBookId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { type AllocateRange, allocateRange } from './allocate-range.js';
import { type DeclareLoss, declareLoss } from './declare-loss.js';
import { type DestroyStubs, destroyStubs } from './destroy-stubs.js';
import { type IssueReceiptBook, issueReceiptBook } from './issue-book.js';
import { type ReportLoss, reportLoss } from './report-loss.js';
import { type ReturnRange, returnRange } from './return-range.js';
import { receiptBook } from './sheets.js';
import { type TakeOpeningReceipts, takeOpeningReceipts } from './take-opening-receipts.js';
import { type VoidReceipt, voidReceipt } from './void-receipt.js';
import { type WriteOffRange, writeOffRange } from './write-off-range.js';

interface NamesBook {
  readonly bookId: ReceiptBookId;
}

const ofBook = {
  slice: 'receipts',
  unit: (book: Book, { bookId }: NamesBook) => receiptBook(book, bookId).unitId,
  subject: (book: Book, { bookId }: NamesBook): Subject => ({ kind: 'receipt book', id: bookId, seq: book.receipts.books.get(bookId)?.seq }),
  on: ({ on }: { readonly on: AllocateRange['on'] }) => on,
} as const;

const ofKnownBook = { ...ofBook, versioned: true } as const;

export const receiptCommands = {
  IssueReceiptBook: row<IssueReceiptBook>({
    ...ofBook,
    ...{ zh: '发放票据册', en: 'Issue a receipt book', route: 'POST /receipt-books' },
    by: ['COUNTY_FINANCE', 'COUNTY_VERIFIER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    decide: issueReceiptBook,
  }),
  TakeOpeningReceipts: row<TakeOpeningReceipts>({
    slice: 'receipts',
    ...{ zh: '录入期初票据', en: 'Take over a receipt book in use from the old books', route: 'POST /opening/receipt-books' },
    by: ['ACCOUNTANT'],
    approvedBy: ['REVIEWER'],
    unit: (book, { unitId }) => unitOf(book.registry, unitId).unitId,
    concerns: (_book, { holderId }) => (holderId === undefined ? [] : [holderId]),
    subject: ofBook.subject,
    decide: takeOpeningReceipts,
  }),
  AllocateRange: row<AllocateRange>({
    ...ofKnownBook,
    ...{ zh: '分配票据', en: 'Allocate a range of receipts', route: 'POST /receipt-books/:bookId/allocations' },
    by: ['TICKET_KEEPER'],
    decide: allocateRange,
  }),
  ReturnRange: row<ReturnRange>({
    ...ofKnownBook,
    ...{ zh: '交回票据', en: 'Return a range of receipts', route: 'POST /receipt-books/:bookId/returns' },
    by: ['TICKET_KEEPER', 'COLLECTOR', 'CASHIER', 'BANK'],
    decide: returnRange,
  }),
  VoidReceipt: row<VoidReceipt>({
    ...ofKnownBook,
    ...{ zh: '票据作废', en: 'Void a receipt', route: 'POST /receipt-books/:bookId/voids' },
    by: ['TICKET_KEEPER', 'COLLECTOR', 'CASHIER', 'BANK'],
    decide: voidReceipt,
  }),
  ReportLoss: row<ReportLoss>({
    ...ofKnownBook,
    ...{ zh: '报告票据遗失', en: 'Report lost receipts', route: 'POST /receipt-books/:bookId/losses' },
    by: ['TICKET_KEEPER', 'COLLECTOR', 'CASHIER', 'BANK'],
    on: ({ discoveredOn }) => discoveredOn,
    decide: reportLoss,
  }),
  DeclareLoss: row<DeclareLoss>({
    ...ofKnownBook,
    ...{ zh: '登报声明票据遗失', en: 'Declare lost receipts void in the media', route: 'POST /receipt-books/:bookId/loss-declarations' },
    by: ['TICKET_KEEPER'],
    approvedBy: ['UNIT_HEAD'],
    on: ({ declaredOn }) => declaredOn,
    decide: declareLoss,
  }),
  WriteOffRange: row<WriteOffRange>({
    ...ofKnownBook,
    ...{ zh: '票据核销', en: 'Write off a range of receipts', route: 'POST /receipt-books/:bookId/write-offs' },
    by: ['TICKET_KEEPER'],
    approvedBy: ['COUNTY_VERIFIER'],
    decide: writeOffRange,
  }),
  DestroyStubs: row<DestroyStubs>({
    ...ofKnownBook,
    ...{ zh: '销毁票据存根', en: 'Destroy the stubs of a receipt book', route: 'POST /receipt-books/:bookId/destruction' },
    by: ['TICKET_KEEPER'],
    approvedBy: ['COUNTY_FINANCE'],
    decide: destroyStubs,
  }),
};
