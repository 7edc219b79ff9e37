import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AccountToken } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ShownText } from '../queries/shown.js';
import { IsId, IsText } from '../requests/fields.js';
import { ReadsByPost } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { mayReadAccount, NAME_READERS } from './name-readers.js';
import { PartyReadRequest } from './parties.forms.js';

const TYPED_LIMIT = 100;

/** A bank card. What exactly is allowed the vault says. */
export class PayeeAccountRequest {
  @IsText({ most: TYPED_LIMIT }) readonly accountNo!: string;
  @IsText({ most: TYPED_LIMIT }) readonly holderName!: string;
}

export class PayeeAccountPath {
  @IsId() readonly accountToken!: AccountToken;
}

export class AccountTokenAnswer {
  @ShownText() readonly accountToken!: string;
}

export class PayeeAccountInClearAnswer extends AccountTokenAnswer {
  @ShownText('6299000010000001') readonly accountNo!: string;
  @ShownText('测试甲') readonly holderName!: string;
}

/** Bank accounts to which subsidies go, by the tokens under which the book knows them. */
@ApiTags('parties')
@ApiBearerAuth()
@Controller('payee-accounts')
export class PayeeAccountsController {
  constructor(private readonly house: House) {}

  /** The same account has the same token, however often it is brought: it needs no key. */
  @Post()
  @ForRoles('ENROLLER')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'keepPayeeAccount', summary: '登记收款账户 / Keep a payee’s bank account', description: '受理人 ENROLLER' })
  @ApiCreatedResponse({ type: AccountTokenAnswer })
  @ApiProblems(400, 401, 403, 409)
  keep(@ByCaller() { book, officerId }: Caller, @Body() account: PayeeAccountRequest): AccountTokenAnswer {
    return { accountToken: this.house.vault.payeeAccounts.keep(book, account, { officerId, at: this.house.now() }) };
  }

  @Post(':accountToken/reads')
  @ReadsByPost()
  @ForRoles(...NAME_READERS)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'readPayeeAccount', summary: '查阅收款账户明文（留痕） / Read a payee’s account in clear, for a reason that is kept' })
  @ApiCreatedResponse({ type: PayeeAccountInClearAnswer })
  @ApiProblems(400, 401, 403, 404)
  async read(
    @ByCaller() { book: code, officerId }: Caller,
    @Param() { accountToken }: PayeeAccountPath,
    @Body() { reasonCode }: PartyReadRequest,
  ): Promise<PayeeAccountInClearAnswer> {
    const isInReach = await this.house.bookkeeper(code).ask((book, { today }) => mayReadAccount(book, officerId, { accountToken, on: today }));
    if (!isInReach) refuse('NOT_AUTHORISED', { officerId, roles: NAME_READERS.join(' ') });
    return { accountToken, ...this.house.vault.payeeAccounts.read(code, accountToken, { officerId, reasonCode, at: this.house.now() }) };
  }
}
