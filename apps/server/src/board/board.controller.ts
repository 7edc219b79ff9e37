import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BookCode, NoticeId, UnitId } from '#libs/kernel/ids.js';
import { boardNotice } from '#libs/openness/public-board.js';
import { House } from '../house/house.js';
import { noticeOnDisplay, readPublicly } from '../openness/public-reader.js';
import { shownNotice } from '../openness/shown-notice.js';
import { PageFilter } from '../pages/page.filter.js';
import { HTML_TYPE, sendShelved } from '../pages/send-page.js';
import { type MadePage, Shelf } from '../pages/shelf.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { archivePage } from './archive-page.js';
import { type Addresses, askedBook } from './asked-book.js';
import { ArchiveQuery, NoticePagePath, PageQuery, UnitPagePath } from './board.forms.js';
import { boardPage } from './board-page.js';
import { boardView, listedNotices, unitsFrom } from './board-view.js';
import { BookHeads } from './book-heads.js';
import { boardFeed } from './feed.js';
import { noticePage } from './notice-page.js';

const FEED_TYPE = 'application/atom+xml; charset=utf-8';

/** How often a big screen, before which nobody sits, asks again. */
const SCREEN_REFRESH_S = 60;

/** What a citizen sees: pages without scripts, of what the public API says. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller('board')
export class BoardController {
  private readonly shelf = new Shelf();
  private readonly heads: BookHeads;

  constructor(private readonly house: House) {
    this.heads = new BookHeads(house.log);
  }

  @Get()
  county(@Query() query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(query, request, reply, (code, at) => this.board(code, at, query));
  }

  @Get('feed.xml')
  feed(@Query() query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(query, request, reply, async (code, at) => ({ text: boardFeed(await boardView(this.house, this.heads, code), at, originOf(request)), type: FEED_TYPE }));
  }

  @Get('notices/:noticeId')
  notice(@Param() { noticeId }: NoticePagePath, @Query() query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(query, request, reply, async (code, at) => {
      const address = `${originOf(request)}${at.page(`/board/notices/${noticeId}`)}`;
      return { text: await noticePage({ ...(await this.noticeView(code, noticeId)), address, poster: query.poster === '1' }, at), type: HTML_TYPE };
    });
  }

  @Get(':unitId')
  unit(@Param() { unitId }: UnitPagePath, @Query() query: PageQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(query, request, reply, (code, at) => this.board(code, at, query, unitId));
  }

  @Get(':unitId/notices')
  archive(@Param() { unitId }: UnitPagePath, @Query() query: ArchiveQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(query, request, reply, async (code, at) => {
      const view = await readPublicly(this.house, code, (book, today) => ({ units: unitsFrom(book, unitId), notices: listedNotices(book, unitId, today) }));
      return { text: archivePage({ ...view, pageNo: query.page ?? 1 }, at), type: HTML_TYPE };
    });
  }

  private async board(code: BookCode, at: Addresses, { screen }: PageQuery, unitId?: UnitId): Promise<MadePage> {
    return { text: boardPage(await boardView(this.house, this.heads, code, unitId), at, { screen: screen === '1' }), type: HTML_TYPE };
  }

  private async noticeView(code: BookCode, noticeId: NoticeId) {
    const { found, ...of } = await readPublicly(this.house, code, (book, today) => {
      const found = noticeOnDisplay(book, noticeId, today);
      return { found, notice: boardNotice(book, found), units: unitsFrom(book, found.unitId) };
    });
    return { ...of, table: await shownNotice(this.house, code, found, 'WEB') };
  }

  /** A page is made once for each state of the book. */
  private async send(
    query: Pick<PageQuery, 'book' | 'screen'>,
    request: FastifyRequest,
    reply: FastifyReply,
    make: (code: BookCode, at: Addresses) => Promise<MadePage>,
  ): Promise<void> {
    const { code, at } = askedBook(this.house, query.book);
    const { durableSeq } = this.house.bookkeeper(code).standing;
    const address = `${request.host} ${request.url}`;
    const shelved = await this.shelf.take(address, `${code}-${durableSeq}`, async () => {
      await this.house.views.waitFor(code, durableSeq - 1);
      return make(code, at);
    });
    if (query.screen === '1') reply.header('Refresh', SCREEN_REFRESH_S);
    sendShelved(request, reply, shelved);
  }
}

/** Under which name this server was asked. */
function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
