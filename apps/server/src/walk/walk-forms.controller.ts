import { Body, Controller, Get, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandIdOf } from '#libs/book/command-id.js';
import { AUDIT_PURPOSES, type AuditPurpose } from '#libs/inspection/inspection.js';
import { AUDIT_HOURS_LIMIT } from '#libs/inspection/open-audit.js';
import type { DocNo } from '#libs/kernel/ids.js';
import { SubmitCommand } from '../commands/submit-command.js';
import { House } from '../house/house.js';
import { sendOnce } from '../pages/send-page.js';
import { IsDocNo, IsId, IsMatch, IsOneOf, IsQueryWhole, IsText, Optional } from '../requests/fields.js';
import { admit } from '../sessions/admit.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { BySessionCookie, checkFormToken, formToken, setSession } from '../sessions/page-session.js';
import { ForAnyPost } from '../sessions/post.guard.js';
import { LoginTry } from '../sessions/rate.guard.js';
import { OpenToAll } from '../sessions/session.guard.js';
import { isLoopback, SETTINGS, type Settings } from '../settings.js';
import { WalkFilter } from './walk.filter.js';
import { loginPage } from './walk-pages.js';

const TYPED_LIMIT = 1_000;

class FormBody {
  @IsText({ most: 200 }) readonly formToken!: string;
}

export class LoginForm extends FormBody {
  @IsText({ most: TYPED_LIMIT }) readonly login!: string;
  @IsText({ most: TYPED_LIMIT }) readonly password!: string;
}

export class LogoutForm extends FormBody {}

export class AccessForm extends FormBody {
  /** One press of the button is one act, however often it is sent. */
  @IsId() readonly key!: string;
  @IsOneOf(AUDIT_PURPOSES) readonly purposeCode!: AuditPurpose;
  @IsDocNo() readonly docNo!: DocNo;
  @IsQueryWhole({ from: 1, to: AUDIT_HOURS_LIMIT }) readonly hours!: number;
  /** A field that was left empty comes as an empty text. */
  @Optional() @IsMatch('isCode', /^([A-Za-z0-9][A-Za-z0-9._-]{0,31})?$/) readonly unitId?: string;
}

/** What is done on the pages of the walk: logging in and out, opening an access. Each form carries a token that no other site has. */
@ApiExcludeController()
@UseFilters(WalkFilter)
@Controller('walk')
export class WalkFormsController {
  constructor(
    private readonly house: House,
    private readonly bus: CommandBus,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('login')
  @OpenToAll()
  loginPage(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendOnce(reply, loginPage(formToken(request, reply)));
  }

  @Post('login')
  @OpenToAll()
  @LoginTry()
  async logIn(@Body() { formToken: token, ...credentials }: LoginForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkFormToken(request, token);
    const loggedIn = await this.house.identity.logIn(credentials, this.house.now());
    await admit(this.house, this.settings, loggedIn);
    setSession(reply, loggedIn.sessionToken, !isLoopback(this.settings.host));
    toWalk(reply);
  }

  @Post('logout')
  @BySessionCookie()
  @ForAnyPost()
  logOut(@ByCaller() { token }: Caller, @Body() form: LogoutForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    checkFormToken(request, form.formToken);
    this.house.identity.logOut(token);
    setSession(reply, undefined, !isLoopback(this.settings.host));
    toWalk(reply);
  }

  @Post('accesses')
  @BySessionCookie()
  @ForAnyPost()
  async openAccess(@ByCaller() { book, officerId }: Caller, @Body() form: AccessForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { formToken: token, key, unitId = '', ...access } = form;
    checkFormToken(request, token);
    const command = { ...access, scope: unitId === '' ? {} : { unitId } };
    await this.bus.execute(new SubmitCommand(book, { name: 'OpenAudit', command, evidence: [], officerId, commandId: commandIdOf(book, officerId, key) }, false));
    toWalk(reply);
  }
}

function toWalk(reply: FastifyReply): void {
  reply.header('Cache-Control', 'no-store').redirect('/walk', 303);
}
