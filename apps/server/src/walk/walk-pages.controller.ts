import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { monthOf } from '#libs/kernel/dates.js';
import { feeReports } from '#libs/reports/fee-reports.js';
import { walkCell } from '#libs/reports/walk-cell.js';
import { balances } from '#libs/views/balances.js';
import type { ViewedEntity } from '#libs/views/tables.js';
import { House } from '../house/house.js';
import { sendOnce } from '../pages/send-page.js';
import { SeqPath } from '../queries/queries.forms.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { accessNeeded, inspectsOn, WithoutAccess } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { BySessionCookie, formToken } from '../sessions/page-session.js';
import { SETTINGS, type Settings } from '../settings.js';
import { checkReach, type Reach, reachOf } from './reach.js';
import { WalkFilter } from './walk.filter.js';
import { WalkBalancesQuery, WalkCellQuery, WalkEntityPath, WalkLinesQuery, WalkPageQuery, WalkReportQuery } from './walk.forms.js';
import { balancesPage, cellPage, eventPage, historyPage, homePage, linesPage, reportsPage, type Shown } from './walk-pages.js';
import { walkedEvent, walkedHistory } from './walked.js';
import { walkedLines } from './walked-lines.js';

/** The walk as pages that run nothing: every figure leads to what it is made of. */
@ApiExcludeController()
@BySessionCookie()
@UseFilters(WalkFilter)
@Controller('walk')
export class WalkPagesController {
  constructor(
    private readonly house: House,
    @Inject(SETTINGS) readonly settings: Settings,
  ) {}

  @Get()
  @WithoutAccess()
  async home(@ByCaller() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { officerId, book: code } = caller;
    const reach = await reachOf(this.house, caller);
    const found = await this.house.bookkeeper(code).ask((book, moment) => {
      const access = accessNeeded(book, officerId, moment);
      const towns = [...book.registry.units.values()].filter(({ level, unitId }) => level === 'TOWNSHIP' && reach.reaches(unitId));
      return {
        ...{
          demo: book.genesis.demo,
          inspects: inspectsOn(book, officerId, moment.today),
          month: monthOf(moment.today),
          townships: towns.map(({ unitId, nameZh }) => ({ unitId, nameZh })),
        },
        access: access instanceof Error ? undefined : access,
      };
    });
    sendOnce(reply, homePage({ ...found, officerId, formToken: formToken(request, reply), key: randomUUID() }));
  }

  @Get('balances')
  async balances(@ByCaller() caller: Caller, @Query() query: WalkBalancesQuery, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    if (query.unitId !== undefined) checkReach(reach, query.unitId);
    await waitForViews(this.house, caller.book, query);
    const asOfSeq = await this.house.views.seqSeen(caller.book, query.asOfSeq);
    const rows = await balances(this.house.views, caller.book, { ...query, asOfSeq });
    const { unitId: _, ...asOf } = query;
    sendOnce(
      reply,
      balancesPage(
        shown,
        rows.filter(({ unitId }) => reach.reaches(unitId)),
        { ...asOf, asOfSeq },
      ),
    );
  }

  @Get('lines')
  async lines(@ByCaller() caller: Caller, @Query() query: WalkLinesQuery, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    sendOnce(reply, linesPage(shown, await walkedLines(this.house, reach, query), { ...query }));
  }

  @Get('events/:seq')
  async event(@ByCaller() caller: Caller, @Param() { seq }: SeqPath, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    sendOnce(reply, eventPage(shown, await walkedEvent(this.house, reach, seq), reach.reaches));
  }

  @Get('entities/:kind/:id')
  async entity(@ByCaller() caller: Caller, @Param() entity: WalkEntityPath, @Query() { after, asOfSeq }: WalkPageQuery, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    const history = await walkedHistory(this.house, reach, entity as ViewedEntity, { afterSeq: after, asOfSeq });
    sendOnce(reply, historyPage(shown, entity, history));
  }

  @Get('reports')
  async reports(@ByCaller() caller: Caller, @Query() { unitId, period: periodId, asOfSeq, version = 1 }: WalkReportQuery, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    checkReach(reach, unitId);
    await waitForViews(this.house, caller.book, { asOfSeq });
    sendOnce(reply, reportsPage(shown, await feeReports(this.house, caller.book, { unitId, periodId, asOfSeq, amended: version > 1 }), version));
  }

  @Get('cells')
  async cell(@ByCaller() caller: Caller, @Query() { unitId, period, asOfSeq, version = 1, ...asked }: WalkCellQuery, @Res() reply: FastifyReply): Promise<void> {
    const { reach, shown } = await this.looking(caller);
    checkReach(reach, unitId);
    await waitForViews(this.house, caller.book, { asOfSeq });
    const cell = await walkCell(this.house, caller.book, { unitId, periodId: period, asOfSeq, version }, asked);
    sendOnce(reply, cellPage(shown, cell, { unitId, period }));
  }

  private async looking(caller: Caller): Promise<{ readonly reach: Reach; readonly shown: Shown }> {
    const demo = await this.house.bookkeeper(caller.book).ask(({ genesis }) => genesis.demo);
    return { reach: await reachOf(this.house, caller), shown: { demo } };
  }
}
