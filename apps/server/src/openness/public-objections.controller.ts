import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { commandIdOf } from '#libs/book/command-id.js';
import { THE_PUBLIC } from '#libs/book/gate.js';
import type { Answer } from '#libs/book/outcome.js';
import type { BookCode, ObjectionId, TextRef } from '#libs/kernel/ids.js';
import { objectionOf } from '#libs/openness/objection.js';
import { dueOf } from '#libs/openness/objection-deadlines.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { LoginTry } from '../sessions/rate.guard.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { ObjectionTakenAnswer, PublicObjectionAnswer } from './openness.answers.js';
import { PublicObjectionPath, PublicObjectionRequest, PublicPath } from './openness.forms.js';

/** Stands in a dry run for a text that nobody has kept yet. */
const NOT_KEPT = { vaultId: '00000000-0000-4000-8000-000000000000', hmac: '0'.repeat(64) } as TextRef;

/** Anybody may object or say what he thinks, with or without his name, and see by the number that he is given what became of it. */
@ApiTags('public')
@OpenToAll()
@Controller('public/:book/objections')
export class PublicObjectionsController {
  constructor(
    private readonly house: House,
    private readonly bus: CommandBus,
  ) {}

  @Post()
  @LoginTry()
  @ApiOperation({ operationId: 'submitPublicObjection', summary: '提出异议或意见（可不留姓名） / Raise an objection or an opinion, with or without a name' })
  @ApiCreatedResponse({ type: ObjectionTakenAnswer })
  @ApiProblems(400, 404, 422, 429, 503)
  async submit(@Param() { book }: PublicPath, @Body() said: PublicObjectionRequest): Promise<ObjectionTakenAnswer> {
    // What would be refused leaves no text behind.
    await this.act(book, said, NOT_KEPT, said.reporter === undefined ? undefined : NOT_KEPT, true);
    const { vault } = this.house;
    const reporterRef = said.reporter === undefined ? undefined : vault.keepText(book, said.reporter);
    const { events } = await this.act(book, said, vault.keepText(book, said.text), reporterRef, false);
    const { objectionId } = (events[0] as unknown as { data: { objectionId: ObjectionId } }).data;
    const { answerBy } = await this.found(book, objectionId);
    return { objectionId, answerBy };
  }

  @Get(':objectionId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getPublicObjection', summary: '查询办理结果 / What became of an objection, for whoever has its number' })
  @ApiOkResponse({ type: PublicObjectionAnswer })
  @ApiProblems(400, 404, 429, 503)
  async get(@Param() { book, objectionId }: PublicObjectionPath): Promise<PublicObjectionAnswer> {
    const { answerRef, ...shown } = await this.found(book, objectionId);
    if (answerRef === undefined) return shown;
    const access = { officerId: THE_PUBLIC, reasonCode: 'OBJECTION', at: this.house.now() } as const;
    return { ...shown, answer: this.house.vault.readText(book, answerRef, access) };
  }

  private async act(book: BookCode, { text: _text, reporter: _reporter, ...said }: PublicObjectionRequest, textRef: TextRef, reporterRef: TextRef | undefined, dryRun: boolean) {
    const on = await this.house.bookkeeper(book).ask((_state, { today }) => today);
    const command = { ...said, channel: 'WEB', textRef, ...(reporterRef === undefined ? {} : { reporterRef }), namedOfficerIds: [], on };
    const request = { name: 'SubmitObjection', command, evidence: [], officerId: THE_PUBLIC, commandId: commandIdOf(book, THE_PUBLIC, randomUUID()) } as const;
    return (await this.bus.execute(new SubmitCommand(book, request, dryRun))) as Answer;
  }

  private found(book: BookCode, objectionId: ObjectionId) {
    return this.house.bookkeeper(book).ask((state, { today }) => {
      const objection = objectionOf(state, objectionId);
      const { state: standing, receivedOn, rejected, answers } = objection;
      const last = answers.at(-1);
      return {
        ...{ state: standing, receivedOn, answerBy: dueOf(objection, today, state.calendarOf).answerBy.on },
        ...(rejected === undefined ? {} : { rejectedFor: rejected.reasonCode }),
        ...(last === undefined ? {} : { result: last.result, answerRef: last.answerRef }),
      };
    });
  }
}
