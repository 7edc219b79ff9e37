import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { LoginTry } from '../sessions/rate.guard.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { ObjectionTakenAnswer, PublicObjectionAnswer } from './openness.answers.js';
import { PublicObjectionPath, PublicObjectionRequest, PublicPath } from './openness.forms.js';
import { readObjection, takeObjection } from './public-objections.js';

/** Anybody may object or say what he thinks, with or without his name, and see by the number that he is given what became of it. */
@ApiTags('public')
@OpenToAll()
@Controller('public/:book/objections')
export class PublicObjectionsController {
  constructor(
    readonly house: House,
    readonly bus: CommandBus,
  ) {}

  @Post()
  @LoginTry()
  @ApiOperation({ operationId: 'submitPublicObjection', summary: '提出异议或意见（可不留姓名） / Raise an objection or an opinion, with or without a name' })
  @ApiCreatedResponse({ type: ObjectionTakenAnswer })
  @ApiProblems(400, 404, 422, 429, 503)
  submit(@Param() { book }: PublicPath, @Body() said: PublicObjectionRequest): Promise<ObjectionTakenAnswer> {
    return takeObjection(this, book, said);
  }

  @Get(':objectionId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getPublicObjection', summary: '查询办理结果 / What became of an objection, for whoever has its number' })
  @ApiOkResponse({ type: PublicObjectionAnswer })
  @ApiProblems(400, 404, 429, 503)
  async get(@Param() { book, objectionId }: PublicObjectionPath): Promise<PublicObjectionAnswer> {
    const { result, rejectedFor, answer, ...shown } = await readObjection(this.house, book, objectionId);
    return { ...shown, ...(result === undefined ? {} : { result }), ...(rejectedFor === undefined ? {} : { rejectedFor }), ...(answer === undefined ? {} : { answer }) };
  }
}
