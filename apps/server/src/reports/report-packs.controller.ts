import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { packOf, type ReportPack } from '#libs/filing/filing.js';
import { knownPack, versionIn } from '#libs/filing/known-pack.js';
import type { Month } from '#libs/kernel/dates.js';
import type { BookCode, PackId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import { formerOf, versionChanges, versionDraft } from '#libs/reports/computed-pack.js';
import { changesPage } from '#libs/reports/printing/changes-page.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { HistoryAnswer, historyAnswer } from '../queries/history.js';
import { pageOf } from '../queries/page-of.js';
import { HistoryQuery } from '../queries/queries.forms.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { IsCode, IsId, IsPeriod, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ReportQuery } from './asked-report.js';
import { packAnswer, ReportDraftAnswer, ReportPackAnswer, ReportPackPage, VersionChangesAnswer } from './report-packs.answers.js';

export class ReportPacksQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsPeriod() readonly period?: Month;
  @Optional() @IsId() readonly after?: PackId;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

export class PackPath {
  @IsId() readonly packId!: PackId;
}

export class VersionPath extends PackPath {
  @IsQueryWhole({ from: 1, to: 999 }) readonly version!: number;
}

/** Reports as they were prepared, signed and filed, with every version. */
@ApiTags('filing')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 413, 422, 503)
@Controller('report-packs')
export class ReportPacksController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listReportPacks', summary: '月报及其各版 / Reports of months with every version', description: '含下级单位 / the units below too' })
  @ApiOkResponse({ type: ReportPackPage })
  list(@ByCaller() { book: code }: Caller, @Query() query: ReportPacksQuery): Promise<ReportPackPage> {
    const { unitId, period } = query;
    return this.house.bookkeeper(code).ask((book, { today }) => {
      unitOf(book.registry, unitId);
      const isWanted = (pack: ReportPack) => isWithin(book.registry, pack.unitId, unitId) && (period === undefined || pack.periodId === period);
      const { rows, ...next } = pageOf(book.filing.packs.values(), { kind: 'report pack', keyOf: ({ packId }) => packId, isWanted }, query);
      return { packs: rows.map((pack) => packAnswer(book, pack, today)), ...next };
    });
  }

  @Get('draft')
  @ApiOperation({ operationId: 'getReportDraft', summary: '待编月报的摘要及与前一版的差异 / What would be prepared now, and what it changes' })
  @ApiOkResponse({ type: ReportDraftAnswer })
  async draft(@ByCaller() { book: code }: Caller, @Query() query: ReportQuery): Promise<ReportDraftAnswer> {
    const { unitId, period: periodId } = query;
    await waitForViews(this.house, code, query);
    const asOfSeq = await this.house.views.seqSeen(code, query.asOfSeq);
    const pack = await this.house.bookkeeper(code).ask((book) => packOf(book, unitId, periodId));
    return { unitId, periodId, asOfSeq, ...(await versionDraft(this.house, code, { unitId, periodId, asOfSeq }, pack)) };
  }

  @Get(':packId')
  @ApiOperation({ operationId: 'getReportPack', summary: '一份月报的各版 / The versions of a month’s reports' })
  @ApiOkResponse({ type: ReportPackAnswer, headers: { ETag: { description: '版本，可用于 If-Match / its version, for If-Match', schema: { type: 'string' } } } })
  async get(@ByCaller() { book: code }: Caller, @Param() { packId }: PackPath, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReportPackAnswer> {
    const answer = await this.house.bookkeeper(code).ask((book, { today }) => packAnswer(book, knownPack(book, packId), today));
    reply.header('ETag', `"${answer.seq}"`);
    return answer;
  }

  @Get(':packId/history')
  @ApiOperation({ operationId: 'getReportPackHistory', summary: '月报办理经过 / Every event about a month’s reports' })
  @ApiOkResponse({ type: HistoryAnswer })
  history(@ByCaller() { book }: Caller, @Param() { packId: id }: PackPath, @Query() query: HistoryQuery): Promise<HistoryAnswer> {
    return historyAnswer(this.house, book, { kind: 'report pack', id }, query);
  }

  @Get(':packId/versions/:version/changes')
  @ApiOperation({ operationId: 'getReportChanges', summary: '更正版与前一版逐格差异 / What an amended version changes, cell by cell' })
  @ApiOkResponse({ type: VersionChangesAnswer })
  changes(@ByCaller() { book }: Caller, @Param() path: VersionPath): Promise<VersionChangesAnswer> {
    return this.changesOf(book, path);
  }

  @Get(':packId/versions/:version/changes.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getReportChangesPage', summary: '更正对照（打印页） / What an amended version changes, as a page to be printed' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async changesPage(@ByCaller() { book }: Caller, @Param() path: VersionPath): Promise<string> {
    const { demo, unitZh } = await this.house.bookkeeper(book).ask((state) => {
      const { unitId } = knownPack(state, path.packId);
      return { demo: state.genesis.demo, unitZh: unitOf(state.registry, unitId).nameZh };
    });
    return changesPage({ ...(await this.changesOf(book, path)), demo, unitZh });
  }

  private async changesOf(book: BookCode, { packId, version }: VersionPath) {
    const pack = await this.house.bookkeeper(book).ask((state) => knownPack(state, packId));
    const { unitId, periodId } = pack;
    const { asOfSeq } = versionIn(pack, version);
    const found = await versionChanges(this.house, book, { unitId, periodId, version, asOfSeq }, formerOf(pack.versions, version));
    return found === undefined ? unknown('report version', String(version - 1)) : { packId, unitId, periodId, version, ...found };
  }
}
