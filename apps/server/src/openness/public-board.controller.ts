import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csvTable } from '#libs/exporting/csv-table.js';
import { monthOf } from '#libs/kernel/dates.js';
import { yuanText } from '#libs/kernel/rate.js';
import { feedbackTable, type NoticeTable } from '#libs/openness/notice-table.js';
import { isOnDisplay } from '#libs/openness/notices.js';
import { boardNotice, boardUnits, feedbackRegister, noticesOnBoard, standards } from '#libs/openness/public-board.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { moneyOnBoard } from './money-on-board.js';
import { BoardUnitsAnswer, FeedbackAnswer, MoneyOnBoardAnswer, NoticeOnBoardAnswer, NoticesOnBoardAnswer, StandardsAnswer, type TableAnswer } from './openness.answers.js';
import { OfMonthQuery, OfUnitQuery, PublicNoticePath, PublicPath } from './openness.forms.js';
import { cached, noticeOnDisplay, readPublicly } from './public-reader.js';
import { shownNotice } from './shown-notice.js';

const CSV = 'text/csv; charset=utf-8';

/** What anybody may read, without a session: each as JSON and as CSV. Nobody is named but by his surname, where his policy allows that. */
@ApiTags('public')
@OpenToAll()
@ApiProblems(400, 404, 429, 503)
@Controller('public/:book')
export class PublicBoardController {
  constructor(private readonly house: House) {}

  @Get('units')
  @ApiOperation({ operationId: 'listPublicUnits', summary: '公开单位 / Units of the county' })
  @ApiOkResponse({ type: BoardUnitsAnswer })
  async units(@Param() { book }: PublicPath, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<BoardUnitsAnswer | undefined> {
    return cached(request, reply, await readPublicly(this.house, book, (state) => ({ units: boardUnits(state) })));
  }

  @Get('notices')
  @ApiOperation({ operationId: 'listPublicNotices', summary: '正在公示 / Notices on display for a unit' })
  @ApiOkResponse({ type: NoticesOnBoardAnswer })
  async notices(
    @Param() { book }: PublicPath,
    @Query() { unitId }: OfUnitQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticesOnBoardAnswer | undefined> {
    const answer = await readPublicly(this.house, book, (state, today) => {
      const shown = noticesOnBoard(state, unitId, (notice) => isOnDisplay(notice, today, state.calendarOf));
      return { notices: shown.map((notice) => boardNotice(state, notice)) };
    });
    return cached(request, reply, answer);
  }

  @Get('notices/:noticeId')
  @ApiOperation({ operationId: 'getPublicNotice', summary: '公示内容 / A notice on display, with its rows' })
  @ApiOkResponse({ type: NoticeOnBoardAnswer })
  async notice(@Param() path: PublicNoticePath, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<NoticeOnBoardAnswer | undefined> {
    const { table, ...answer } = await this.shown(path);
    return cached(request, reply, { ...answer, table: tableAnswer(table) });
  }

  @Get('notices/:noticeId/rows.csv')
  @Header('Content-Type', CSV)
  @ApiOperation({ operationId: 'getPublicNoticeCsv', summary: '公示内容（CSV） / The rows of a notice on display' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async noticeCsv(@Param() path: PublicNoticePath): Promise<string> {
    return tableCsv((await this.shown(path)).table);
  }

  @Get('standards')
  @ApiOperation({ operationId: 'listPublicStandards', summary: '收费项目与补贴标准 / Fees and subsidies with what they rest on' })
  @ApiOkResponse({ type: StandardsAnswer })
  async standards(@Param() { book }: PublicPath, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StandardsAnswer | undefined> {
    return cached(request, reply, await readPublicly(this.house, book, (state) => ({ standards: standards(state) })));
  }

  @Get('standards.csv')
  @Header('Content-Type', CSV)
  @ApiOperation({ operationId: 'getPublicStandardsCsv', summary: '收费项目与补贴标准（CSV） / Fees and subsidies' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async standardsCsv(@Param() { book }: PublicPath): Promise<string> {
    const { standards: all } = await readPublicly(this.house, book, (state) => ({ standards: standards(state) }));
    const rateText = (rates: (typeof all)[number]['rates']) => (rates === undefined ? '' : yuanText(rates.at(-1)?.fen ?? 0));
    const rows = all.map(({ nameZh, docNo, validFrom, validTo = '', rates }) => [nameZh, docNo, validFrom, validTo, rateText(rates)]);
    return csvTable(['项目', '依据（文号）', '执行日期', '取消日期', '标准（元/人/月）'], rows);
  }

  @Get('money')
  @ApiOperation({ operationId: 'getPublicMoney', summary: '当月款项去向 / Where the month’s money of a township is' })
  @ApiOkResponse({ type: MoneyOnBoardAnswer })
  @ApiProblems(413, 422)
  async money(
    @Param() { book }: PublicPath,
    @Query() asked: OfMonthQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MoneyOnBoardAnswer | undefined> {
    return cached(request, reply, await moneyOnBoard(this.house, book, asked));
  }

  @Get('money.csv')
  @Header('Content-Type', CSV)
  @ApiOperation({ operationId: 'getPublicMoneyCsv', summary: '当月款项去向（CSV） / Where the month’s money is' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async moneyCsv(@Param() { book }: PublicPath, @Query() asked: OfMonthQuery): Promise<string> {
    const { month, collectedFen, remittedFen, unremittedFen, remittance, reductions } = await moneyOnBoard(this.house, book, asked);
    const sums = [collectedFen, remittedFen, unremittedFen, reductions.authorised.fen, reductions.unauthorised.fen, reductions.madeUpFen, reductions.owedByOfficersFen];
    const titles = ['期间', '收缴', '解缴县财政', '未解缴', '依法减免', '违规减免', '责任人已补足', '责任人未补足', '应解缴日', '是否按期'];
    return csvTable(titles, [[month, ...sums.map((sum) => (sum === undefined ? '' : yuanText(sum))), remittance.dueOn, remittance.state]]);
  }

  @Get('feedback')
  @ApiOperation({ operationId: 'getPublicFeedback', summary: '意见办理公开 / The register of a month’s opinions, without whoever raised them' })
  @ApiOkResponse({ type: FeedbackAnswer })
  async feedback(
    @Param() { book }: PublicPath,
    @Query() asked: OfMonthQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FeedbackAnswer | undefined> {
    return cached(request, reply, await this.register(book, asked));
  }

  @Get('feedback.csv')
  @Header('Content-Type', CSV)
  @ApiOperation({ operationId: 'getPublicFeedbackCsv', summary: '意见办理公开（CSV） / The register of a month’s opinions' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async feedbackCsv(@Param() { book }: PublicPath, @Query() asked: OfMonthQuery): Promise<string> {
    const { rows } = await this.register(book, asked);
    return tableCsv(feedbackTable(rows));
  }

  private async shown({ book, noticeId }: PublicNoticePath) {
    const { found, ...asOf } = await readPublicly(this.house, book, (state, today) => ({ found: noticeOnDisplay(state, noticeId, today) }));
    const { notice } = await readPublicly(this.house, book, (state) => ({ notice: boardNotice(state, found) }));
    return { ...asOf, notice, table: await shownNotice(this.house, book, found, 'WEB') };
  }

  private register(book: PublicPath['book'], { unitId, month }: OfMonthQuery) {
    return readPublicly(this.house, book, (state, today) => ({ rows: feedbackRegister(state, { unitId, month: month ?? monthOf(today), today }) }));
  }
}

/** A table as an answer has it: a list of lists has no place in a description of the API. */
export function tableAnswer({ columns, rows }: NoticeTable): TableAnswer {
  return { columns, rows: rows.map((cells) => ({ cells })) };
}

function tableCsv({ columns, rows }: NoticeTable): string {
  return csvTable(
    columns.map(({ zh }) => zh),
    rows,
  );
}
