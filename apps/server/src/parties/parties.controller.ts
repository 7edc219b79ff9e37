import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { commandIdOf } from '#libs/book/command-id.js';
import type { PartyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../requests/idempotency-key.js';
import { ReadsByPost } from '../sessions/access.guard.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { mayReadInClear, NAME_READERS } from './name-readers.js';
import { MaskedPartyAnswer, PartyAnswer, PartyPath, PartyReadRequest, PartyRegisteredAnswer, PartyRequest } from './parties.forms.js';

const WHOM = '乡镇人员限本单位缴款人，县级人员不限 / townships: payers of their own levies; county: anybody';

/** People, by the ids under which the book knows them. Nothing here is cached on the way, and nothing goes into a URL or a log. */
@ApiTags('parties')
@ApiBearerAuth()
@Controller('parties')
export class PartiesController {
  constructor(private readonly house: House) {}

  @Post()
  @ForRoles('ACCOUNTANT', 'COLLECTOR', 'ENROLLER')
  @ApiOperation({ operationId: 'registerParty', summary: '登记当事人 / Register a party', description: '会计 ACCOUNTANT、经办人 COLLECTOR、受理人 ENROLLER' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: PartyRegisteredAnswer })
  @ApiProblems(400, 401, 403, 409)
  register(@ByCaller() { book, officerId }: Caller, @IdempotencyKey() key: string, @Body() person: PartyRequest): PartyRegisteredAnswer {
    return this.house.vault.register(book, person, { commandId: commandIdOf(book, officerId, key), officerId, at: this.house.now() });
  }

  @Get(':partyId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getParty', summary: '当事人（脱敏） / A party, masked' })
  @ApiOkResponse({ type: MaskedPartyAnswer })
  @ApiProblems(400, 401, 403, 404)
  masked(@ByCaller() { book }: Caller, @Param() { partyId }: PartyPath): MaskedPartyAnswer {
    return { partyId, ...this.house.vault.masked(book, partyId, 'WEB') };
  }

  @Post(':partyId/reads')
  @ReadsByPost()
  @ForRoles(...NAME_READERS)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'readParty', summary: '查阅当事人明文（留痕） / Read a party in clear, for a reason that is kept', description: WHOM })
  @ApiCreatedResponse({ type: PartyAnswer })
  @ApiProblems(400, 401, 403, 404)
  async read(@ByCaller() caller: Caller, @Param() { partyId }: PartyPath, @Body() { reasonCode }: PartyReadRequest): Promise<PartyAnswer> {
    const { book, officerId } = caller;
    await this.checkReach(caller, partyId);
    return { partyId, ...this.house.vault.read(book, partyId, { officerId, reasonCode, at: this.house.now() }) };
  }

  private async checkReach({ book: code, officerId }: Caller, partyId: PartyId): Promise<void> {
    const isInReach = await this.house.bookkeeper(code).ask((book, { today }) => mayReadInClear(book, officerId, { partyId, on: today }));
    if (!isInReach) refuse('NOT_AUTHORISED', { officerId, roles: NAME_READERS.join(' ') });
  }
}
