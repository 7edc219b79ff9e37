import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Book } from '#libs/book/book.js';
import type { Moment } from '#libs/book/decide.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { combinedPosts } from '#libs/registry/combined-posts.js';
import { unitOf } from '#libs/registry/posts.js';
import type { PolicyVersion, Registry } from '#libs/registry/registry.js';
import { House } from '../house/house.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsMatch, IsQueryWhole, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { KeyedPageQuery, type Listed, pageOf } from './page-of.js';
import { AccountsAnswer, CombinedPostsList, ExemptionsAnswer, OfficersAnswer, PoliciesAnswer, type PolicyAnswer, UnitsAnswer } from './registry.answers.js';

/** A page of policies: after which version of which, such as `SMF/1`. */
export class PoliciesQuery {
  @Optional() @IsMatch('isPolicyVersion', /^[^/]{1,32}\/\d{1,6}$/) readonly after?: string;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

/** At a unit and the units below it. */
export class CombinedPostsQuery {
  @IsCode() readonly unitId!: UnitId;
}

function closureOf({ closures }: Registry, { policyId }: PolicyVersion): Pick<PolicyAnswer, 'closure'> {
  const closure = closures.get(policyId);
  if (closure === undefined) return {};
  const { policyId: _, completed, ...closed } = closure;
  return { closure: { ...closed, ...completed } };
}

const POLICIES: Listed<PolicyVersion> = { kind: 'policy', keyOf: ({ policyId, version }) => `${policyId}/${version}` };

/** What the registrar keeps, in the order in which it was entered. */
@ApiTags('registry')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class RegistryController {
  constructor(private readonly house: House) {}

  @Get('units')
  @ApiOperation({ operationId: 'listUnits', summary: '单位 / Units' })
  @ApiOkResponse({ type: UnitsAnswer })
  units(@ByCaller() caller: Caller, @Query() query: KeyedPageQuery): Promise<UnitsAnswer> {
    return this.ask(caller, ({ registry }) => {
      const { rows, ...next } = pageOf(registry.units.values(), { kind: 'unit', keyOf: ({ unitId }) => unitId }, query);
      return { units: rows, ...next };
    });
  }

  @Get('officers')
  @ApiOperation({ operationId: 'listOfficers', summary: '人员与任职 / Officers and their posts' })
  @ApiOkResponse({ type: OfficersAnswer })
  officers(@ByCaller() caller: Caller, @Query() query: KeyedPageQuery): Promise<OfficersAnswer> {
    const { identity } = this.house;
    return this.ask(caller, ({ registry }) => {
      const { rows, ...next } = pageOf(registry.assignmentsOf.entries(), { kind: 'officer', keyOf: ([officerId]) => officerId }, query);
      const officers = rows.map(([officerId, ids]) => {
        const displayName = identity.displayName(caller.book, officerId);
        const posts = ids.map((id) => registry.assignments.known(id)).map(({ officerId: _, ...post }) => post);
        return { officerId, ...(displayName === undefined ? {} : { displayName }), posts };
      });
      return { officers, ...next };
    });
  }

  @Get('policies')
  @ApiOperation({ operationId: 'listPolicies', summary: '政策各版本 / Policies, every version' })
  @ApiOkResponse({ type: PoliciesAnswer })
  policies(@ByCaller() caller: Caller, @Query() query: PoliciesQuery): Promise<PoliciesAnswer> {
    return this.ask(caller, ({ registry }) => {
      const { rows, ...next } = pageOf([...registry.policies.values()].flat(), POLICIES, query);
      return { policies: rows.map((policy) => ({ ...policy, ...closureOf(registry, policy) })), ...next };
    });
  }

  @Get('bank-accounts')
  @ApiOperation({ operationId: 'listBankAccounts', summary: '银行账户 / Registered bank accounts' })
  @ApiOkResponse({ type: AccountsAnswer })
  accounts(@ByCaller() caller: Caller, @Query() query: KeyedPageQuery): Promise<AccountsAnswer> {
    return this.ask(caller, ({ registry }) => {
      const { rows, ...next } = pageOf(registry.accounts.values(), { kind: 'bank account', keyOf: ({ accountId }) => accountId }, query);
      return { accounts: rows, ...next };
    });
  }

  @Get('sod-exemptions')
  @ApiOperation({ operationId: 'listSodExemptions', summary: '岗位兼任批准 / Exemptions from separated posts' })
  @ApiOkResponse({ type: ExemptionsAnswer })
  exemptions(@ByCaller() caller: Caller, @Query() query: KeyedPageQuery): Promise<ExemptionsAnswer> {
    return this.ask(caller, ({ registry }) => {
      const { rows, ...next } = pageOf(registry.exemptions.values(), { kind: 'sod exemption', keyOf: ({ exemptionId }) => exemptionId }, query);
      return { exemptions: rows, ...next };
    });
  }

  @Get('combined-posts')
  @ApiOperation({ operationId: 'listCombinedPosts', summary: '一人兼任的不相容岗位 / Separated posts in one hand, and until when the county allows it' })
  @ApiOkResponse({ type: CombinedPostsList })
  combined(@ByCaller() caller: Caller, @Query() { unitId }: CombinedPostsQuery): Promise<CombinedPostsList> {
    return this.ask(caller, (book, { today }) => ({ combined: combinedPosts(book, unitOf(book.registry, unitId).unitId, today) }));
  }

  private ask<T>({ book }: Caller, read: (book: Book, moment: Moment) => T): Promise<T> {
    return this.house.bookkeeper(book).ask(read);
  }
}
