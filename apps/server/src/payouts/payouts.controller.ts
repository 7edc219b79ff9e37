import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Batch } from '#libs/benefits/batches.js';
import { payListOf } from '#libs/benefits/pay-list.js';
import { type PayLine, type PayList } from '#libs/benefits/pay-lists.js';
import { payoutFigures } from '#libs/benefits/payout-figures.js';
import { batchOf } from '#libs/benefits/record-bank-result.js';
import type { Recovery } from '#libs/benefits/recoveries.js';
import { openFen } from '#libs/benefits/recovery.js';
import { returnedLines } from '#libs/benefits/returned-lines.js';
import type { Book } from '#libs/book/book.js';
import type { BookCode, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { pageOf } from '../queries/page-of.js';
import { PageQuery, rowsOf } from '../queries/queries.forms.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import {
  BatchAnswer,
  BatchPage,
  BatchPath,
  batchAnswer,
  OfUnitQuery,
  type PayLineAnswer,
  PayListInFullAnswer,
  PayListPage,
  PayListPath,
  PayoutFiguresAnswer,
  PayoutsQuery,
  payListAnswer,
  QuotasAnswer,
  type RecoveryAnswer,
  RecoveryPage,
  ReturnedLinesAnswer,
} from './payouts.forms.js';

/** How subsidies are paid out, now. People are shown by masked names; no account is shown anywhere. */
@ApiTags('payouts')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class PayoutsController {
  constructor(private readonly house: House) {}

  @Get('quotas')
  @ApiOperation({ operationId: 'listQuotas', summary: '用款额度 / Quotas by township and policy' })
  @ApiOkResponse({ type: QuotasAnswer })
  quotas(@ByCaller() { book: code }: Caller, @Query() query: OfUnitQuery): Promise<QuotasAnswer> {
    return this.house.bookkeeper(code).ask((book) => ({ quotas: [...book.payouts.quotas.values()].filter(isOfUnit(book, query)) }));
  }

  @Get('pay-lists')
  @ApiOperation({ operationId: 'listPayLists', summary: '发放清册 / Pay lists' })
  @ApiOkResponse({ type: PayListPage })
  payLists(@ByCaller() { book: code }: Caller, @Query() query: OfUnitQuery): Promise<PayListPage> {
    return this.house.bookkeeper(code).ask((book) => {
      const listed = { kind: 'pay list', keyOf: ({ listId }: PayList) => listId, isWanted: isOfUnit(book, query) };
      const { rows, ...next } = pageOf<PayList>(book.payouts.lists.values(), listed, query);
      return { lists: rows.map(payListAnswer), ...next };
    });
  }

  @Get('pay-lists/:listId')
  @ApiOperation({ operationId: 'getPayList', summary: '清册与明细 / A pay list with a page of its lines' })
  @ApiOkResponse({ type: PayListInFullAnswer })
  payList(@ByCaller() { book: code }: Caller, @Param() { listId }: PayListPath, @Query() query: PageQuery): Promise<PayListInFullAnswer> {
    return this.house.bookkeeper(code).ask((book) => {
      const list = payListOf(book, listId);
      const from = (query.after ?? 0) + 1;
      const end = Math.min(from + rowsOf(query), list.nextNo);
      const lines = Array.from({ length: Math.max(0, end - from) }, (_, at) => this.lineAnswer(code, book, book.payouts.line(listId, from + at)));
      return { ...payListAnswer(list), lines, ...(end < list.nextNo ? { next: end - 1 } : {}) };
    });
  }

  @Get('batches')
  @ApiOperation({ operationId: 'listBatches', summary: '代发批次 / Batches at the bank' })
  @ApiOkResponse({ type: BatchPage })
  batches(@ByCaller() { book: code }: Caller, @Query() query: OfUnitQuery): Promise<BatchPage> {
    return this.house.bookkeeper(code).ask((book) => {
      const listed = { kind: 'payment batch', keyOf: ({ batchId }: Batch) => batchId, isWanted: isOfUnit(book, query) };
      const { rows, ...next } = pageOf<Batch>(book.payouts.batches.values(), listed, query);
      return { batches: rows.map(batchAnswer), ...next };
    });
  }

  @Get('batches/:batchId')
  @ApiOperation({ operationId: 'getBatch', summary: '批次情况 / A batch and what the bank told of it' })
  @ApiOkResponse({ type: BatchAnswer })
  batch(@ByCaller() { book: code }: Caller, @Param() { batchId }: BatchPath): Promise<BatchAnswer> {
    return this.house.bookkeeper(code).ask((book) => batchAnswer(batchOf(book, batchId)));
  }

  @Get('returned-lines')
  @ApiOperation({ operationId: 'listReturnedLines', summary: '待处理退票 / Returned lines that wait to be reissued or cancelled, first due first' })
  @ApiOkResponse({ type: ReturnedLinesAnswer })
  returned(@ByCaller() { book: code }: Caller, @Query() { unitId }: OfUnitQuery): Promise<ReturnedLinesAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const found = returnedLines(book, unitOf(book.registry, unitId).unitId).slice(0, PAGE_LIMIT_ROWS);
      return { lines: found.map(({ line, due }) => ({ ...this.lineAnswer(code, book, line), dueOn: due.on, overdue: !due.provisional && due.on < today })) };
    });
  }

  @Get('payouts')
  @ApiOperation({ operationId: 'getPayoutFigures', summary: '发放结果 / What lists of a policy came to: due, paid, returned, reissued, stopped, recovered' })
  @ApiOkResponse({ type: PayoutFiguresAnswer })
  figures(@ByCaller() { book: code }: Caller, @Query() query: PayoutsQuery): Promise<PayoutFiguresAnswer> {
    return this.house.bookkeeper(code).ask((book) => {
      const isInSpan = ({ from, to }: PayList) => query.from <= from && to <= query.to;
      return payoutFigures(book.payouts, [...book.payouts.lists.values()].filter(isOfUnit(book, query)).filter(isInSpan));
    });
  }

  @Get('recoveries')
  @ApiOperation({ operationId: 'listRecoveries', summary: '追回事项 / Money to get back' })
  @ApiOkResponse({ type: RecoveryPage })
  recoveries(@ByCaller() { book: code }: Caller, @Query() query: OfUnitQuery): Promise<RecoveryPage> {
    return this.house.bookkeeper(code).ask((book) => {
      const listed = { kind: 'recovery', keyOf: ({ recoveryId }: Recovery) => recoveryId, isWanted: isOfUnit(book, query) };
      const { rows, ...next } = pageOf<Recovery>(book.payouts.recoveries.values(), listed, query);
      return { recoveries: rows.map((recovery) => this.recoveryAnswer(code, recovery)), ...next };
    });
  }

  private lineAnswer(code: BookCode, { benefits }: Book, { beneficiaryId, accountToken: _, paidIn: _month, misdirected: _wrong, ...line }: PayLine): PayLineAnswer {
    const { villageId } = benefits.enrolments.known(line.enrolId);
    return { ...line, villageId, ...this.maskedName(code, beneficiaryId) };
  }

  private recoveryAnswer(code: BookCode, recovery: Recovery): RecoveryAnswer {
    const { beneficiaryId, lines: _, lastOn: _last, ...shown } = recovery;
    return { ...shown, openFen: openFen(recovery), ...this.maskedName(code, beneficiaryId) };
  }

  private maskedName(code: BookCode, beneficiaryId: PayLine['beneficiaryId']): { readonly name?: string } {
    const { name } = this.house.vault.masked(code, beneficiaryId, 'WEB');
    return name === undefined ? {} : { name };
  }
}

/** Whether a thing is of the unit asked for, or of one below it, and of the policy where one is asked for. Refuses UNKNOWN for the unit. */
function isOfUnit({ registry }: Book, { unitId, policyId }: { readonly unitId: UnitId; readonly policyId?: PolicyId }) {
  unitOf(registry, unitId);
  return (thing: { readonly unitId: UnitId; readonly policyId: PolicyId }) => isWithin(registry, thing.unitId, unitId) && (policyId === undefined || thing.policyId === policyId);
}
