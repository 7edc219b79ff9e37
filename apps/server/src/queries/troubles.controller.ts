import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { claimStandings, openCredits } from '#libs/custody/open-troubles.js';
import { remittanceDelay } from '#libs/custody/remittance-delay.js';
import type { Month } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unitOf } from '#libs/registry/posts.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsPeriod, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { BankCreditsAnswer, ClaimsAnswer, RemittanceDelayAnswer } from './troubles.answers.js';

export class ClaimsQuery {
  @IsCode() readonly unitId!: UnitId;
  @Optional() @IsCode() readonly officerId?: OfficerId;
}

export class BankCreditsQuery {
  @IsCode() readonly unitId!: UnitId;
}

export class RemittanceDelayQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
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

  @Get('remittance-delays')
  @ApiOperation({ operationId: 'getRemittanceDelay', summary: '滞留指数 / How late the money of a unit’s month was sent: fen × days after D1' })
  @ApiOkResponse({ type: RemittanceDelayAnswer })
  delay(@ByCaller() { book: code }: Caller, @Query() { unitId, period: periodId }: RemittanceDelayQuery): Promise<RemittanceDelayAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => remittanceDelay(book, { unitId: unitOf(book.registry, unitId).unitId, periodId }, today));
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
