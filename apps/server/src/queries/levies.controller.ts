import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Book } from '#libs/book/book.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { Levy } from '#libs/levy/levy.js';
import { LEVY_STATUSES, type LevyStatus, levyStatus, reductionFlags, refundFlags } from '#libs/levy/levy-status.js';
import { settledBy } from '#libs/levy/settled-by.js';
import { isWithin } from '#libs/registry/posts.js';
import { levyAsOf } from '#libs/views/levy-as-of.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsDocNo, IsIdOrCode, IsOneOf, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { HistoryAnswer, historyAnswer } from './history.js';
import { LevyAsOfAnswer, LevyPage } from './levies.answers.js';
import { pageOf } from './page-of.js';
import { HistoryQuery, LevyPath, LevyQuery } from './queries.forms.js';
import { waitForViews } from './wait-for-views.js';

/** How far ahead a late fee can be asked for. */
const AHEAD_LIMIT_DAYS = 366;

export class LeviesQuery {
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsCode() readonly villageId?: UnitId;
  @Optional() @IsDocNo() readonly docNo?: DocNo;
  @Optional() @IsOneOf(LEVY_STATUSES) readonly status?: LevyStatus;
  @Optional() @IsIdOrCode() readonly after?: LevyId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

@ApiTags('levy')
@ApiBearerAuth()
@Controller('levies')
export class LeviesController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listLevies', summary: '征收清单 / Levies as they stand now' })
  @ApiOkResponse({ type: LevyPage })
  @ApiProblems(400, 401, 403, 404, 503)
  list(@ByCaller() { book: code }: Caller, @Query() query: LeviesQuery): Promise<LevyPage> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const listed = { kind: 'levy', keyOf: ({ levyId }: Levy) => levyId, isWanted: (levy: Levy) => isAskedFor(book, levy, query, today) };
      const { rows, ...next } = pageOf(book.levies.levies.values(), listed, query);
      return { levies: rows.map((levy) => levyAnswer(levy, today)), ...next };
    });
  }

  @Get(':levyId')
  @ApiOperation({ operationId: 'getLevy', summary: '征收情况 / A levy as of a seq, on a day', description: '缺省为最新、今日 / by default the latest, today' })
  @ApiOkResponse({ type: LevyAsOfAnswer, headers: { ETag: { description: '版本，可用于 If-Match / its version, for If-Match', schema: { type: 'string' } } } })
  @ApiProblems(400, 401, 403, 404, 422, 503)
  async get(@ByCaller() { book }: Caller, @Param() { levyId }: LevyPath, @Query() query: LevyQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<LevyAsOfAnswer> {
    const { house } = this;
    const onDate = await house.bookkeeper(book).ask((_book, { today }) => shownDay(query.onDate, today));
    await waitForViews(house, book, query);
    const { levy, history, ...asOf } = await levyAsOf(house, book, levyId, { asOfSeq: query.asOfSeq, onDate });
    reply.header('ETag', `"${levy.seq}"`);
    return { ...levyAnswer(levy, onDate), ...asOf };
  }

  @Get(':levyId/history')
  @ApiOperation({ operationId: 'getLevyHistory', summary: '征收经过（倒查） / Every event about a levy' })
  @ApiOkResponse({ type: HistoryAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  history(@ByCaller() { book }: Caller, @Param() { levyId: id }: LevyPath, @Query() query: HistoryQuery): Promise<HistoryAnswer> {
    return historyAnswer(this.house, book, { kind: 'levy', id }, query);
  }
}

/** The day on which a levy is shown: today, or the one that is asked for. Refuses DATE_INVALID beyond a year ahead. */
function shownDay(asked: IsoDate | undefined, today: IsoDate): IsoDate {
  if (asked === undefined) return today;
  const latest = addDays(today, AHEAD_LIMIT_DAYS);
  return asked > latest ? refuse('DATE_INVALID', { on: asked, latest }) : asked;
}

function isAskedFor({ registry }: Book, levy: Levy, { unitId, villageId, docNo, status }: LeviesQuery, today: IsoDate): boolean {
  if (docNo !== undefined && levy.docNo !== docNo) return false;
  if (villageId !== undefined && levy.villageId !== villageId) return false;
  if (unitId !== undefined && !isWithin(registry, levy.unitId, unitId)) return false;
  return status === undefined || levyStatus(levy, today) === status;
}

function levyAnswer(levy: Levy, onDate: IsoDate) {
  const { levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, dueLines } = levy;
  const { assessedFen, standardFen, payerBalanceFen, payerPaidFen, lateFeePaidFen, refundableFen, refundedFen } = levy;
  const { plan, demands, enforcement, revocation, extinguishment } = levy;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, dueLines, status: levyStatus(levy, onDate) },
    ...{ assessedFen, standardFen, payerBalanceFen, payerPaidFen, lateFeePaidFen, demands, refundableFen, refundedFen, ...refundFlags(levy), ...reductionFlags(levy) },
    settledBy: settledBy(levy),
    ...(levy.settlement === undefined ? {} : { settlement: levy.settlement }),
    ...(plan === undefined ? {} : { plan }),
    ...(enforcement === undefined ? {} : { enforcement }),
    ...(revocation === undefined ? {} : { revocation }),
    ...(extinguishment === undefined ? {} : { extinguishment }),
  };
}
