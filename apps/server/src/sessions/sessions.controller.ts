import { Body, Controller, Delete, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LoggedIn } from '#libs/identity/identity.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { SETTINGS, type Settings } from '../settings.js';
import { admit } from './admit.js';
import { ByCaller, type Caller } from './caller.js';
import { LoginTry } from './rate.guard.js';
import { OpenToAll } from './session.guard.js';
import { LoginRequest, SessionAnswer } from './sessions.forms.js';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly house: House,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @OpenToAll()
  @LoginTry()
  @ApiOperation({ operationId: 'logIn', summary: '登录 / Log in' })
  @ApiCreatedResponse({ type: SessionAnswer })
  @ApiProblems(400, 401, 403, 429)
  async logIn(@Body() credentials: LoginRequest): Promise<SessionAnswer> {
    const loggedIn = await this.house.identity.logIn(credentials, this.house.now());
    return this.sessionAnswer(loggedIn);
  }

  @Delete('current')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'logOut', summary: '退出 / Log out' })
  @ApiNoContentResponse()
  @ApiProblems(401)
  logOut(@ByCaller() { token }: Caller): void {
    this.house.identity.logOut(token);
  }

  private async sessionAnswer(loggedIn: LoggedIn): Promise<SessionAnswer> {
    const { sessionToken: token, expiresAt, book, officerId } = loggedIn;
    const roles = await admit(this.house, this.settings, loggedIn);
    return { token, officerId, displayName: this.house.identity.displayName(book, officerId) ?? officerId, book, roles, expiresAt };
  }
}
