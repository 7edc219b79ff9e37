import { Body, Controller, Get, Param, Post, Query, Res, UseFilters } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { Refusal, unknown } from '#libs/kernel/refusal.js';
import { wordRefusal } from '#libs/kernel/wording.js';
import type { Words } from '#libs/pages/html.js';
import { House } from '../house/house.js';
import { PublicObjectionRequest } from '../openness/openness.forms.js';
import { readObjection, takeObjection } from '../openness/public-objections.js';
import { readPublicly } from '../openness/public-reader.js';
import { PageFilter } from '../pages/page.filter.js';
import { sendOnce } from '../pages/send-page.js';
import { statusOf } from '../problems/problem.js';
import { tryForm } from '../requests/check-form.js';
import { LoginTry } from '../sessions/rate.guard.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { type Addresses, askedBook } from './asked-book.js';
import { NewObjectionQuery, NumberQuery, ObjectionPagePath, PageQuery } from './board.forms.js';
import { trailTo } from './board-page.js';
import { unitsFrom } from './board-view.js';
import { askNumberPage, type ObjectionDraft, objectionForm, objectionPage } from './objection-pages.js';

/** A form without a script and without a session: sent, it leads to a page of its own, so that coming back sends nothing twice. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller('board/objections')
export class BoardObjectionsController {
  constructor(
    private readonly house: House,
    private readonly bus: CommandBus,
  ) {}

  @Get()
  async ask(@Query() { book, number }: NumberQuery, @Res() reply: FastifyReply): Promise<void> {
    const { code, at } = askedBook(this.house, book);
    if (number !== undefined) return void reply.redirect(at.page(`/board/objections/${number}`), 303);
    const around = await this.around(code, at);
    sendOnce(reply, askNumberPage(around, at, book));
  }

  @Get('new')
  async blank(@Query() { book, ...draft }: NewObjectionQuery, @Res() reply: FastifyReply): Promise<void> {
    const { code, at } = askedBook(this.house, book);
    sendOnce(reply, objectionForm({ ...(await this.around(code, at, draft.unitId)), draft }, at));
  }

  @Post()
  @LoginTry()
  async submit(@Query() { book }: PageQuery, @Body() body: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const { code, at } = askedBook(this.house, book);
    const draft = draftOf(body);
    const { instance, faults } = tryForm(PublicObjectionRequest, said(draft));
    try {
      if (faults.length > 0) throw new Refusal('MALFORMED', { fields: faults });
      const { objectionId } = await takeObjection({ house: this.house, bus: this.bus }, code, instance);
      reply.redirect(at.page(`/board/objections/${objectionId}`), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const form = { ...(await this.around(code, at, draft.unitId as UnitId)), draft, fault: faultWords(error) };
      sendOnce(reply, objectionForm(form, at), statusOf(error.code));
    }
  }

  @Get(':objectionId')
  async answer(@Param() { objectionId }: ObjectionPagePath, @Query() { book }: PageQuery, @Res() reply: FastifyReply): Promise<void> {
    const { code, at } = askedBook(this.house, book);
    const objection = await readObjection(this.house, code, objectionId);
    sendOnce(reply, objectionPage(objectionId, objection, await this.around(code, at)));
  }

  private async around(code: BookCode, at: Addresses, unitId?: UnitId) {
    const { demo, units } = await readPublicly(this.house, code, (book) => ({ units: unitsFrom(book, unitId ?? book.county) }));
    return { demo, unitZh: units.at(-1)?.nameZh ?? unknown('unit', unitId ?? ''), trail: trailTo(units, at) };
  }
}

const FIELDS = ['unitId', 'noticeId', 'no', 'matter', 'text', 'reporter'] as const;

/** What a browser sends: text in every field, and empty text for what was left out. */
function draftOf(body: Record<string, unknown>): ObjectionDraft {
  const text = (field: string) => (typeof body[field] === 'string' && body[field].trim() !== '' ? body[field].trim().replaceAll('\r\n', '\n') : undefined);
  return { ...Object.fromEntries(FIELDS.map((field) => [field, text(field)])), unitId: text('unitId') ?? '' };
}

/** As the API would be told. */
function said({ no, ...draft }: ObjectionDraft): object {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(no === undefined ? {} : { no: /^\d{1,7}$/.test(no) ? Number(no) : no }) };
}

const FIELD_WORDS: Readonly<Record<string, Words>> = {
  no: { zh: '序号', en: 'number of the line' },
  matter: { zh: '事项', en: 'what it is about' },
  text: { zh: '内容', en: 'what you say' },
  reporter: { zh: '姓名和联系方式', en: 'your name' },
};

function faultWords({ code, facts }: Refusal): Words {
  const fields = Array.isArray(facts.fields) ? (facts.fields as readonly { readonly path: string }[]) : [];
  const named = fields.map(({ path }) => FIELD_WORDS[path]).filter((words) => words !== undefined);
  if (named.length === 0) return { zh: wordRefusal(code, facts, 'zh'), en: wordRefusal(code, facts, 'en') };
  return { zh: `请改正：${named.map(({ zh }) => zh).join('、')}`, en: `Please correct: ${named.map(({ en }) => en).join(', ')}` };
}
