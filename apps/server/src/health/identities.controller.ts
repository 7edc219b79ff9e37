import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuse } from '#libs/kernel/refusal.js';
import { IDENTITIES, type IdentityName } from '#libs/verify/identities.js';
import { ApiProblems } from '../problems/api-problems.js';
import { Maybe, ShownCode, ShownFlag, ShownList, ShownObject, ShownText, ShownWhole } from '../queries/shown.js';
import { WithoutAccess } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { IdentityWatch } from './identity-watch.js';

class IdentityAnswer {
  @ShownCode(Object.keys(IDENTITIES)) readonly identity!: IdentityName;
  @ShownText('征收恒等式') readonly titleZh!: string;
  @ShownFlag() readonly holds!: boolean;
  @Maybe() @ShownText('LEVY_IDENTITY') readonly code?: string;
  /** Where it does not hold: what was expected and what stands there. */
  @Maybe() @ShownObject() readonly figures?: object;
}

export class IdentitiesAnswer {
  @ShownFlag() readonly holds!: boolean;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownList(() => IdentityAnswer) readonly identities!: readonly IdentityAnswer[];
}

/** The identities of a book, checked when they are asked for, with the figures of one that does not hold. */
@ApiTags('health')
@ApiBearerAuth()
@ApiProblems(401, 403, 503)
@Controller()
export class IdentitiesController {
  constructor(private readonly watch: IdentityWatch) {}

  @Get('identities')
  @WithoutAccess()
  @ApiOperation({ operationId: 'checkIdentities', summary: '恒等式检查 / Whether the identities of the book hold, now' })
  @ApiOkResponse({ type: IdentitiesAnswer })
  async identities(@ByCaller() { book }: Caller): Promise<IdentitiesAnswer> {
    const { asOfSeq, identities } = (await this.watch.check(book)) ?? refuse('VIEW_BEHIND', { book });
    const shown = identities.map((one) => ({ ...one, titleZh: IDENTITIES[one.identity].zh }));
    return { holds: identities.every(({ holds }) => holds), asOfSeq, identities: shown };
  }
}
