import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { delayIndex } from '#libs/periods/delay-index.js';
import { deskOf } from '#libs/periods/desk.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsDay, IsPeriod, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { DelayAnswer, DeskAnswer } from './desk.answers.js';
import { ownUnit } from './own-unit.js';

export class DeskQuery {
  @IsCode() readonly unitId!: UnitId;
  /** Today where it is left out. Money is shown where it lies now. */
  @Optional() @IsDay() readonly on?: IsoDate;
}

export class DelayQuery extends DeskQuery {
  @IsPeriod() readonly periodId!: Month;
}

/** What is due at a unit and the units below it, for whoever holds a post there or above. */
@ApiTags('periods')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class DeskController {
  constructor(private readonly house: House) {}

  @Get('desk')
  @ApiOperation({ operationId: 'getDesk', summary: '工作台：到期事项 / The desk: what is due, done or late, and who holds what' })
  @ApiOkResponse({ type: DeskAnswer })
  desk(@ByCaller() { book: code, officerId }: Caller, @Query() { unitId, on }: DeskQuery): Promise<DeskAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => deskOf(book, ownUnit(book, unitId, { officerId, today }), on ?? today));
  }

  @Get('delay-index')
  @ApiOperation({ operationId: 'getDelayIndex', summary: '某月解缴延迟指数 / How late the money of a month was sent' })
  @ApiOkResponse({ type: DelayAnswer })
  delay(@ByCaller() { book: code, officerId }: Caller, @Query() { unitId, periodId, on }: DelayQuery): Promise<DelayAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => delayIndex(book, { unitId: ownUnit(book, unitId, { officerId, today }), periodId, on: on ?? today }));
  }
}
