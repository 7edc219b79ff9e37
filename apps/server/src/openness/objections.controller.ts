import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { TextRef } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { objectionOf } from '#libs/openness/objection.js';
import { dueOf } from '#libs/openness/objection-deadlines.js';
import type { Objection } from '#libs/openness/objections.js';
import { isWithin, postFor, unitOf } from '#libs/registry/posts.js';
import type { Role } from '#libs/registry/roles.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { pageOf } from '../queries/page-of.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForAnyPost } from '../sessions/post.guard.js';
import { ObjectionAnswer, ObjectionPage, TextAnswer, TextRefAnswer } from './openness.answers.js';
import { ObjectionPath, ObjectionsQuery, TextRequest } from './openness.forms.js';

/** Who reads what was said, within the unit of his post: whoever handles it, and who watches over that it is handled. */
const READERS: readonly Role[] = ['HANDLER', 'SUPERVISOR'];

/** Objections, for those who answer them. Who raised one is told apart, and only after the book was asked. */
@ApiTags('openness')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class ObjectionsController {
  constructor(private readonly house: House) {}

  @Get('objections')
  @ApiOperation({ operationId: 'listObjections', summary: '异议与意见 / Objections of a unit and below, with their days; overdue ones say so' })
  @ApiOkResponse({ type: ObjectionPage })
  list(@ByCaller() { book: code }: Caller, @Query() query: ObjectionsQuery): Promise<ObjectionPage> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const { unitId } = unitOf(book.registry, query.unitId);
      const isWanted = (one: Objection) => isWithin(book.registry, one.unitId, unitId) && (query.state === undefined || one.state === query.state);
      const { rows, ...next } = pageOf<Objection>(book.openness.objections.values(), { kind: 'objection', keyOf: ({ objectionId }) => objectionId, isWanted }, query);
      return { objections: rows.map((one) => objectionAnswer(book, one, today)), ...next };
    });
  }

  @Get('objections/:objectionId')
  @ApiOperation({ operationId: 'getObjection', summary: '一项异议 / An objection' })
  @ApiOkResponse({ type: ObjectionAnswer })
  async get(@ByCaller() { book: code }: Caller, @Param() { objectionId }: ObjectionPath, @Res({ passthrough: true }) reply: FastifyReply): Promise<ObjectionAnswer> {
    const answer = await this.house.bookkeeper(code).ask((book, { today }) => objectionAnswer(book, objectionOf(book, objectionId), today));
    reply.header('ETag', `"${answer.seq}"`);
    return answer;
  }

  @Get('objections/:objectionId/text')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readObjection',
    summary: '异议内容（留痕） / What was said; that it was read is kept',
    description: '异议办理、村务监督委员会 / handlers and supervisors',
  })
  @ApiOkResponse({ type: TextAnswer })
  async text(@ByCaller() caller: Caller, @Param() { objectionId }: ObjectionPath): Promise<TextAnswer> {
    const ref = await this.house.bookkeeper(caller.book).ask((book, { today }) => {
      const { textRef, handledBy: unitId } = objectionOf(book, objectionId);
      const { officerId } = caller;
      return postFor(book.registry, officerId, READERS, { unitId, on: today }) === undefined ? refuse('NOT_AUTHORISED', { officerId, roles: READERS.join(' '), unitId }) : textRef;
    });
    return this.read(caller, ref);
  }

  @Get('objections/:objectionId/reporter')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'readReporter',
    summary: '提出人（保密、留痕） / Who raised it, for the officer to whom the book disclosed it today',
    description: '先经 discloseReporter / after discloseReporter',
  })
  @ApiOkResponse({ type: TextAnswer })
  async reporter(@ByCaller() caller: Caller, @Param() { objectionId }: ObjectionPath): Promise<TextAnswer> {
    const { officerId } = caller;
    const ref = await this.house.bookkeeper(caller.book).ask((book, { today }) => {
      const { reporterRef, disclosedTo } = objectionOf(book, objectionId);
      const isDisclosed = disclosedTo.some((step) => step.officerId === officerId && step.on === today);
      return isDisclosed && reporterRef !== undefined ? reporterRef : refuse('REPORTER_CONFIDENTIAL', { objectionId, officerId });
    });
    return this.read(caller, ref);
  }

  @Post('texts')
  @ForAnyPost()
  @ApiOperation({ operationId: 'keepText', summary: '存入文字，取得引用 / Keep a text in the vault; commands name it by what comes back' })
  @ApiCreatedResponse({ type: TextRefAnswer })
  @ApiProblems(413)
  keep(@ByCaller() { book }: Caller, @Body() { text }: TextRequest): TextRefAnswer {
    return this.house.vault.keepText(book, text);
  }

  private read({ book, officerId }: Caller, ref: TextRef): TextAnswer {
    return { text: this.house.vault.readText(book, ref, { officerId, reasonCode: 'OBJECTION', at: this.house.now() }) };
  }
}

/** Without what was said, and without who said it. */
function objectionAnswer(book: Book, objection: Objection, today: IsoDate): ObjectionAnswer {
  const { objectionId, seq, unitId, handledBy, noticeId, listId, no, channel, matter, state, receivedOn, reporterRef, answers } = objection;
  const { acceptBy, answerBy, overdue } = dueOf(objection, today, book.calendarOf);
  return {
    ...{ objectionId, seq, unitId, handledBy, channel, matter, state, receivedOn, overdue },
    ...(noticeId === undefined ? {} : { noticeId }),
    ...(listId === undefined ? {} : { listId }),
    ...(no === undefined ? {} : { no }),
    ...{ hasReporter: reporterRef !== undefined, acceptBy: acceptBy.on, answerBy: answerBy.on, results: answers.map(({ result }) => result) },
  };
}
