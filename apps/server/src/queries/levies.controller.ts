import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { Levy } from '#libs/levy/levy.js';
import { type LevyStatus, levyStatus } from '#libs/levy/levy-status.js';
import { isWithin } from '#libs/registry/posts.js';
import { levyAsOf } from '#libs/views/levy-as-of.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsDocNo, IsIdOrCode, IsOneOf, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { HistoryAnswer, historyAnswer } from './history.js';
import { LEVY_STATUSES, LevyAsOfAnswer, LevyPage } from './levies.answers.js';
import { HistoryQuery, LevyPath, LevyQuery, rowsOf } from './queries.forms.js';

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
      const limit = rowsOf(query);
      const found = matching(book, query, today)
        .take(limit + 1)
        .toArray();
      const levies = found.slice(0, limit).map((levy) => levyAnswer(levy, today));
      const last = levies.at(-1);
      return found.length > limit && last !== undefined ? { levies, next: last.levyId } : { levies };
    });
  }

  @Get(':levyId')
  @ApiOperation({ operationId: 'getLevy', summary: '征收情况 / A levy as of a seq, on a day', description: '缺省为最新、今日 / by default the latest, today' })
  @ApiOkResponse({ type: LevyAsOfAnswer, headers: { ETag: { description: '版本，可用于 If-Match / its version, for If-Match', schema: { type: 'string' } } } })
  @ApiProblems(400, 401, 403, 404, 503)
  async get(@ByCaller() { book }: Caller, @Param() { levyId }: LevyPath, @Query() query: LevyQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<LevyAsOfAnswer> {
    const { house } = this;
    if (query.atLeastSeq !== undefined) await house.views.waitFor(book, query.atLeastSeq);
    const onDate = query.onDate ?? (await house.bookkeeper(book).ask((_book, { today }) => today));
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

/** Levies in the order in which they entered the book, after the one that ended the page before. */
function matching(book: Book, { unitId, villageId, docNo, status, after }: LeviesQuery, today: IsoDate): IteratorObject<Levy> {
  const { levies } = book.levies;
  if (after !== undefined && !levies.has(after)) unknown('levy', after);
  let begun = after === undefined;
  return Iterator.from(levies.values()).filter((levy) => {
    if (!begun) {
      begun = levy.levyId === after;
      return false;
    }
    const inUnit = unitId === undefined || isWithin(book.registry, levy.unitId, unitId);
    const inVillage = villageId === undefined || levy.villageId === villageId;
    return inUnit && inVillage && (docNo === undefined || levy.docNo === docNo) && (status === undefined || levyStatus(levy, today) === status);
  });
}

function levyAnswer(levy: Levy, onDate: IsoDate) {
  const { levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, dueLines } = levy;
  const { assessedFen, standardFen, payerBalanceFen, payerPaidFen, lateFeePaidFen } = levy;
  return {
    ...{ levyId, seq, unitId, villageId, policyId, payerId, docNo, servedOn, dueLines, status: levyStatus(levy, onDate) },
    ...{ assessedFen, standardFen, payerBalanceFen, payerPaidFen, lateFeePaidFen },
  };
}
