import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { claimStandings, openCredits } from '#libs/custody/open-troubles.js';
import { sum } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { BankCreditsAnswer, ClaimsAnswer } from './troubles.answers.js';

export class ClaimsQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly officerId?: OfficerId;
}

export class BankCreditsQuery {
  @IsCode() readonly unitId!: UnitId;
}

/** Of a unit and the units below it: the county asks for all. */
@ApiTags('custody')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class TroublesController {
  constructor(private readonly house: House) {}

  @Get('shortage-claims')
  @ApiOperation({ operationId: 'listShortageClaims', summary: '责任人欠款 / What officers owe for money in custody, settled claims too' })
  @ApiOkResponse({ type: ClaimsAnswer })
  claims(@ByCaller() { book: code }: Caller, @Query() { unitId, officerId }: ClaimsQuery): Promise<ClaimsAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const claims = claimStandings(book, { unitId: unitOf(book.registry, unitId).unitId, officerId }, today);
      return { claims, openFen: sum(...claims.map(({ openFen }) => openFen)) };
    });
  }

  @Get('bank-credits')
  @ApiOperation({ operationId: 'listBankCredits', summary: '待查款项 / Bank credits of which nobody knows yet whose they are' })
  @ApiOkResponse({ type: BankCreditsAnswer })
  credits(@ByCaller() { book: code }: Caller, @Query() { unitId }: BankCreditsQuery): Promise<BankCreditsAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const credits = openCredits(book, unitOf(book.registry, unitId).unitId, today);
      return { credits, totalFen: sum(...credits.map(({ fen }) => fen)) };
    });
  }
}
