import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { gapsIn } from '#libs/receipts/gaps.js';
import type { ReceiptBook, Receipts } from '#libs/receipts/receipts.js';
import { receiptBook } from '#libs/receipts/sheets.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { KeyedPageQuery, pageOf } from './page-of.js';
import { PageQuery, ReceiptBookPath, rowsOf } from './queries.forms.js';
import { type ReceiptBookAnswer, ReceiptBookPage, ReceiptBooksAnswer, type SheetAnswer, SheetGapsAnswer } from './receipt-books.answers.js';

@ApiTags('receipts')
@ApiBearerAuth()
@Controller('receipt-books')
export class ReceiptBooksController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listReceiptBooks', summary: '票据册 / Receipt books' })
  @ApiOkResponse({ type: ReceiptBooksAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  list(@ByCaller() { book: code }: Caller, @Query() query: KeyedPageQuery): Promise<ReceiptBooksAnswer> {
    return this.house.bookkeeper(code).ask(({ receipts }) => {
      const { rows, ...next } = pageOf(receipts.books.values(), { kind: 'receipt book', keyOf: ({ bookId }) => bookId }, query);
      return { receiptBooks: rows.map(bookAnswer), ...next };
    });
  }

  @Get(':bookId')
  @ApiOperation({ operationId: 'getReceiptBook', summary: '票据册各张状态与持有人 / The sheets of a receipt book, with state and holder' })
  @ApiOkResponse({ type: ReceiptBookPage })
  @ApiProblems(400, 401, 403, 404, 503)
  get(@ByCaller() { book: code }: Caller, @Param() { bookId }: ReceiptBookPath, @Query() query: PageQuery): Promise<ReceiptBookPage> {
    return this.house.bookkeeper(code).ask((book) => sheetPage(book.receipts, receiptBook(book, bookId), query));
  }

  @Get(':bookId/gaps')
  @ApiOperation({ operationId: 'listSheetGaps', summary: '跳号票据：后面的已用而本身未说明 / Sheets that were passed over and are not explained' })
  @ApiOkResponse({ type: SheetGapsAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  gaps(@ByCaller() { book: code }: Caller, @Param() { bookId }: ReceiptBookPath): Promise<SheetGapsAnswer> {
    return this.house.bookkeeper(code).ask((book) => ({ bookId, gaps: gapsIn(book.receipts, receiptBook(book, bookId)) }));
  }
}

function bookAnswer({ bookId, seq, unitId, type, from, to, issuedOn, writtenOffOn }: ReceiptBook): ReceiptBookAnswer {
  return { bookId, seq, unitId, type, from, to, issuedOn, ...(writtenOffOn === undefined ? {} : { writtenOffOn }) };
}

function sheetPage(receipts: Receipts, book: ReceiptBook, query: PageQuery): ReceiptBookPage {
  const first = Math.max(book.from, (query.after ?? -1) + 1);
  const last = Math.min(book.to, first + rowsOf(query) - 1);
  const sheets: SheetAnswer[] = [];
  for (let no = first; no <= last; no++) {
    const holderId = receipts.holderOf(book, no);
    sheets.push({ no, state: receipts.stateOf(book, no), ...(holderId === undefined ? {} : { holderId }) });
  }
  return { ...bookAnswer(book), sheets, losses: book.losses, ...(last < book.to ? { next: last } : {}) };
}
