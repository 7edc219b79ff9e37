import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BookCode } from '#libs/kernel/ids.js';
import { STYLE_PATH } from '#libs/pages/page.js';
import { PAGE_STYLE } from '#libs/pages/style.js';
import { House } from '../house/house.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { PageFilter } from './page.filter.js';
import { HTML_TYPE, sendShelved } from './send-page.js';
import { Shelf } from './shelf.js';
import { type KeptHere, startPage } from './start-page.js';

/** The page at the root, and the style of every page. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller()
export class StartController {
  private readonly shelf = new Shelf();

  constructor(private readonly house: House) {}

  @Get()
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const books = await Promise.all(this.house.codes().map((code) => this.keptHere(code)));
    const version = String(books.reduce((all, { events }) => all + events, 0));
    sendShelved(request, reply, await this.shelf.take('/', version, async () => ({ text: startPage(books), type: HTML_TYPE })));
  }

  @Get(STYLE_PATH)
  async style(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendShelved(request, reply, await this.shelf.take(STYLE_PATH, '1', async () => ({ text: PAGE_STYLE, type: 'text/css; charset=utf-8' })));
  }

  private keptHere(code: BookCode): Promise<KeptHere> {
    return this.house.bookkeeper(code).ask(({ genesis: { nameZh, demo }, today, nextSeq }) => ({ code, nameZh, demo, today, events: nextSeq }));
  }
}
