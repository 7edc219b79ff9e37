import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ForRoles } from '../sessions/post.guard.js';
import { MaskedPartyAnswer, PartyAnswer, PartyPath, PartyReadRequest, PartyRegisteredAnswer, PartyRequest } from './parties.forms.js';

/** People, by the ids under which the book knows them. Nothing here is cached on the way, and nothing goes into a URL or a log. */
@ApiTags('parties')
@ApiBearerAuth()
@Controller('parties')
export class PartiesController {
  constructor(private readonly house: House) {}

  @Post()
  @ForRoles('ACCOUNTANT', 'COLLECTOR', 'ENROLLER')
  @ApiOperation({ operationId: 'registerParty', summary: '登记当事人 / Register a party', description: '会计 ACCOUNTANT、经办人 COLLECTOR、受理人 ENROLLER' })
  @ApiCreatedResponse({ type: PartyRegisteredAnswer })
  @ApiProblems(400, 401, 403, 409)
  register(@ByCaller() { book }: Caller, @Body() person: PartyRequest): PartyRegisteredAnswer {
    return this.house.vault.register(book, person);
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
  @ForRoles('ACCOUNTANT', 'REVIEWER', 'UNIT_HEAD', 'COUNTY_VERIFIER', 'COUNTY_FINANCE', 'INSPECTOR')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'readParty', summary: '查阅当事人明文（留痕） / Read a party in clear, for a reason that is kept' })
  @ApiCreatedResponse({ type: PartyAnswer })
  @ApiProblems(400, 401, 403, 404)
  read(@ByCaller() { book, officerId }: Caller, @Param() { partyId }: PartyPath, @Body() { reasonCode }: PartyReadRequest): PartyAnswer {
    return { partyId, ...this.house.vault.read(book, partyId, { officerId, reasonCode, at: this.house.now() }) };
  }
}
