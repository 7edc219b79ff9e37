import { Body, Controller, Delete, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LoggedIn } from '#libs/identity/identity.js';
import { refuse } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { isLoopback, SETTINGS, type Settings } from '../settings.js';
import { ByCaller, type Caller } from './caller.js';
import { capacitiesOf } from './capacities.js';
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

  private async sessionAnswer({ sessionToken, expiresAt, book: code, officerId }: LoggedIn): Promise<SessionAnswer> {
    const { identity } = this.house;
    const { demo, roles } = await this.house.bookkeeper(code).ask((book, { today }) => ({ demo: book.genesis.demo, roles: capacitiesOf(book, officerId, today) }));
    if (demo && !isLoopback(this.settings.host)) {
      // The passwords of sample logins are printed in the documentation.
      identity.logOut(sessionToken);
      refuse('DEMO_LOCAL_ONLY');
    }
    return { token: sessionToken, officerId, displayName: identity.displayName(code, officerId) ?? officerId, book: code, roles, expiresAt };
  }
}
