import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { AccountsAnswer, ExemptionsAnswer, OfficersAnswer, PoliciesAnswer, UnitsAnswer } from './registry.answers.js';

/** What the registrar keeps: short lists, shown whole. */
@ApiTags('registry')
@ApiBearerAuth()
@ApiProblems(401, 403, 503)
@Controller()
export class RegistryController {
  constructor(private readonly house: House) {}

  @Get('units')
  @ApiOperation({ operationId: 'listUnits', summary: '单位 / Units' })
  @ApiOkResponse({ type: UnitsAnswer })
  units(@ByCaller() caller: Caller): Promise<UnitsAnswer> {
    return this.ask(caller, ({ registry }) => ({ units: [...registry.units.values()] }));
  }

  @Get('officers')
  @ApiOperation({ operationId: 'listOfficers', summary: '人员与任职 / Officers and their posts' })
  @ApiOkResponse({ type: OfficersAnswer })
  officers(@ByCaller() caller: Caller): Promise<OfficersAnswer> {
    const { identity } = this.house;
    return this.ask(caller, ({ registry }) => ({
      officers: [...registry.assignmentsOf.entries()].map(([officerId, ids]) => {
        const displayName = identity.displayName(caller.book, officerId);
        const posts = ids.map((id) => registry.assignments.known(id)).map(({ officerId: _, ...post }) => post);
        return { officerId, ...(displayName === undefined ? {} : { displayName }), posts };
      }),
    }));
  }

  @Get('policies')
  @ApiOperation({ operationId: 'listPolicies', summary: '收费政策各版本 / Fee policies, every version' })
  @ApiOkResponse({ type: PoliciesAnswer })
  policies(@ByCaller() caller: Caller): Promise<PoliciesAnswer> {
    return this.ask(caller, ({ registry }) => ({ policies: [...registry.policies.values()].flat() }));
  }

  @Get('bank-accounts')
  @ApiOperation({ operationId: 'listBankAccounts', summary: '银行账户 / Registered bank accounts' })
  @ApiOkResponse({ type: AccountsAnswer })
  accounts(@ByCaller() caller: Caller): Promise<AccountsAnswer> {
    return this.ask(caller, ({ registry }) => ({ accounts: [...registry.accounts.values()] }));
  }

  @Get('sod-exemptions')
  @ApiOperation({ operationId: 'listSodExemptions', summary: '岗位兼任批准 / Exemptions from separated posts' })
  @ApiOkResponse({ type: ExemptionsAnswer })
  exemptions(@ByCaller() caller: Caller): Promise<ExemptionsAnswer> {
    return this.ask(caller, ({ registry }) => ({ exemptions: [...registry.exemptions.values()] }));
  }

  private ask<T>({ book }: Caller, read: (book: Book) => T): Promise<T> {
    return this.house.bookkeeper(book).ask(read);
  }
}
