import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import { type Clue, clueState } from '#libs/inspection/inspection.js';
import { openAccess } from '#libs/inspection/open-audit.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { KeyedPageQuery, pageOf } from '../queries/page-of.js';
import { WithoutAccess } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { AccessAnswer, CluePage } from './inspection.answers.js';

/** Clues with their orders, and the access under which an inspector reads. What an access rests on is read without one. */
@ApiTags('inspection')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class CluesController {
  constructor(private readonly house: House) {}

  @Get('clues')
  @WithoutAccess()
  @ForRoles('INSPECTOR', 'AUDITOR')
  @ApiOperation({ operationId: 'listClues', summary: '问题线索及追缴决定 / Clues and their recovery orders', description: '纪检监察 INSPECTOR、审计 AUDITOR' })
  @ApiOkResponse({ type: CluePage })
  list(@ByCaller() { book: code }: Caller, @Query() query: KeyedPageQuery): Promise<CluePage> {
    return this.house.bookkeeper(code).ask((book) => {
      const { rows, ...next } = pageOf(book.inspection.clues.values(), { kind: 'clue', keyOf: ({ clueId }: Clue) => clueId }, query);
      return { clues: rows.map((clue) => clueAnswer(book, clue)), ...next };
    });
  }

  @Get('audit-accesses/current')
  @WithoutAccess()
  @ForRoles('INSPECTOR', 'AUDITOR')
  @ApiOperation({ operationId: 'getAuditAccess', summary: '本人当前查阅登记 / The access under which one reads now' })
  @ApiOkResponse({ type: AccessAnswer })
  current(@ByCaller() { book: code, officerId }: Caller): Promise<AccessAnswer> {
    return this.house.bookkeeper(code).ask((book, { now }) => openAccess(book, officerId, now));
  }
}

function clueAnswer({ inspection }: Book, clue: Clue) {
  const { orderIds, ...own } = clue;
  return { ...own, state: clueState(clue, inspection), orders: orderIds.map((orderId) => inspection.orders.known(orderId)) };
}
