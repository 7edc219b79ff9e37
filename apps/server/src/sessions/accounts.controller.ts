import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { gate } from '#libs/book/gate.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from './caller.js';
import { LoginTry } from './rate.guard.js';
import { OpenToAll } from './session.guard.js';
import { AccountRequest, EnrolmentRequest, EnrolTokenAnswer, OfficerPath } from './sessions.forms.js';

/** Who may log in. What he may do then is a matter of the posts in his book. */
@ApiTags('sessions')
@Controller()
export class AccountsController {
  constructor(private readonly house: House) {}

  @Post('officers/:officerId/account')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'createAccount', summary: '开通账号 / Give an officer an account', description: '机构编制 REGISTRAR' })
  @ApiCreatedResponse({ type: EnrolTokenAnswer })
  @ApiProblems(400, 401, 403, 409)
  async create(@ByCaller() caller: Caller, @Param() { officerId }: OfficerPath, @Body() account: AccountRequest): Promise<EnrolTokenAnswer> {
    await this.checkRegistrar(caller);
    const { login, displayName, kind = 'PERSON' } = account;
    return this.house.identity.createAccount(caller.book, { officerId: officerId as OfficerId, login, displayName, kind }, this.house.now());
  }

  @Post('officers/:officerId/account/renewal')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'renewAccount', summary: '重设口令 / Void an officer’s password and give a new link', description: '机构编制 REGISTRAR' })
  @ApiCreatedResponse({ type: EnrolTokenAnswer })
  @ApiProblems(401, 403, 404)
  async renew(@ByCaller() caller: Caller, @Param() { officerId }: OfficerPath): Promise<EnrolTokenAnswer> {
    await this.checkRegistrar(caller);
    return this.house.identity.renewEnrolment(caller.book, officerId as OfficerId, this.house.now());
  }

  @Post('enrolments')
  @OpenToAll()
  @LoginTry()
  @HttpCode(204)
  @ApiOperation({ operationId: 'enrol', summary: '设置口令 / Set one’s password by a one-time link' })
  @ApiNoContentResponse()
  @ApiProblems(400, 401, 429)
  async enrol(@Body() { token, password }: EnrolmentRequest): Promise<void> {
    await this.house.identity.enrol(token, password, this.house.now());
  }

  /** The appointer stands in until there is a registrar. */
  private async checkRegistrar({ book: code, officerId }: Caller): Promise<void> {
    await this.house.bookkeeper(code).ask((book, { today }) => gate(book, officerId, { roles: ['REGISTRAR', 'APPOINTER'], unitId: book.county, today }));
  }
}
