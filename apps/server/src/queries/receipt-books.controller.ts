import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ReceiptBook, type Receipts, SHEET_STATES, type SheetState } from '#libs/receipts/receipts.js';
import { receiptBook } from '#libs/receipts/sheets.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { KeyedPageQuery, pageOf } from './page-of.js';
import { PageQuery, ReceiptBookPath, rowsOf } from './queries.forms.js';
import { Maybe, ShownCode, ShownDay, ShownList, ShownText, ShownWhole } from './shown.js';

export class ReceiptBookAnswer {
  @ShownText('PJ-301') readonly bookId!: string;
  @ShownWhole('版本 / version: seq of its last event') readonly seq!: number;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('GF') readonly type!: string;
  @ShownWhole() readonly from!: number;
  @ShownWhole() readonly to!: number;
  @ShownDay() readonly issuedOn!: string;
}

export class SheetAnswer {
  @ShownWhole() readonly no!: number;
  @ShownCode(SHEET_STATES) readonly state!: SheetState;
  /** The officer to whom it was last allocated. */
  @Maybe() @ShownText('O-03') readonly holderId?: string;
}

export class ReceiptBookPage extends ReceiptBookAnswer {
  @ShownList(() => SheetAnswer) readonly sheets!: readonly SheetAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

export class ReceiptBooksAnswer {
  @ShownList(() => ReceiptBookAnswer) readonly receiptBooks!: readonly ReceiptBookAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

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
}

function bookAnswer({ bookId, seq, unitId, type, from, to, issuedOn }: ReceiptBook): ReceiptBookAnswer {
  return { bookId, seq, unitId, type, from, to, issuedOn };
}

function sheetPage(receipts: Receipts, book: ReceiptBook, query: PageQuery): ReceiptBookPage {
  const first = Math.max(book.from, (query.after ?? -1) + 1);
  const last = Math.min(book.to, first + rowsOf(query) - 1);
  const sheets: SheetAnswer[] = [];
  for (let no = first; no <= last; no++) {
    const holderId = receipts.holderOf(book, no);
    sheets.push({ no, state: receipts.stateOf(book, no), ...(holderId === undefined ? {} : { holderId }) });
  }
  return { ...bookAnswer(book), sheets, ...(last < book.to ? { next: last } : {}) };
}
