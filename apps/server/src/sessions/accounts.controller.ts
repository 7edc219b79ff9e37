import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { gate } from '#libs/book/gate.js';
import type { IssuedAt } from '#libs/identity/identity.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { IssuedLogin } from '#libs/registry/registry.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from './caller.js';
import { LoginTry } from './rate.guard.js';
import { OpenToAll } from './session.guard.js';
import { AccountRequest, EnrolmentRequest, EnrolTokenAnswer, OfficerPath } from './sessions.forms.js';

const HANDED_OUT = '由提出开通登录（issueLogin）的机构编制 REGISTRAR 或任命人领取，每次一个口令 / by whoever issued the login: one token for each';

/**
 * Who may log in: the book issues a login by two hands (IssueLogin), and here one token is handed out for it, by whoever issued it.
 * What an officer may do then is a matter of the posts in his book.
 */
@ApiTags('sessions')
@Controller()
export class AccountsController {
  constructor(private readonly house: House) {}

  @Post('officers/:officerId/account')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'createAccount', summary: '领取开通口令 / Hand out the token of a login that was issued', description: HANDED_OUT })
  @ApiCreatedResponse({ type: EnrolTokenAnswer })
  @ApiProblems(400, 401, 403, 409, 422)
  async create(@ByCaller() caller: Caller, @Param() { officerId }: OfficerPath, @Body() { login, displayName }: AccountRequest): Promise<EnrolTokenAnswer> {
    const { loginKind: kind, ...at } = await this.issued(caller, officerId as OfficerId, { renewal: false });
    return this.house.identity.createIssuedAccount(caller.book, { officerId: officerId as OfficerId, login, displayName, kind }, at);
  }

  @Post('officers/:officerId/account/renewal')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'renewAccount', summary: '领取重置口令 / Void an officer’s password and hand out the token of his renewed login', description: HANDED_OUT })
  @ApiCreatedResponse({ type: EnrolTokenAnswer })
  @ApiProblems(401, 403, 404, 422)
  async renew(@ByCaller() caller: Caller, @Param() { officerId }: OfficerPath): Promise<EnrolTokenAnswer> {
    const at = await this.issued(caller, officerId as OfficerId, { renewal: true });
    return this.house.identity.renewIssued(caller.book, officerId as OfficerId, at);
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

  /** The login that was issued to an officer last, of the kind that is asked for. Refuses NOT_AUTHORISED, LOGIN_NOT_ISSUED. */
  private issued({ book: code, officerId: callerId }: Caller, officerId: OfficerId, { renewal }: Pick<IssuedLogin, 'renewal'>): Promise<IssuedAt & Pick<IssuedLogin, 'loginKind'>> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const issued = book.registry.logins.get(officerId);
      // What the appointer issued alone is his to hand out, then too when he appoints no longer: with the approver's token a registrar would be his own checker.
      const isAppointers = issued?.issuedAs === 'APPOINTER';
      if (isAppointers && issued.issuedBy !== callerId) refuse('NOT_AUTHORISED', { officerId: callerId, issuedBy: issued.issuedBy });
      if (!isAppointers) gate(book, callerId, { roles: ['REGISTRAR', 'APPOINTER'], unitId: book.county, today });
      if (issued?.renewal !== renewal) return refuse('LOGIN_NOT_ISSUED', { officerId });
      return { seq: issued.seq, loginKind: issued.loginKind, now: this.house.now() };
    });
  }
}
