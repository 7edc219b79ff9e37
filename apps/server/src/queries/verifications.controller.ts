import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { unitOf } from '#libs/registry/posts.js';
import { monthInTheLedger } from '#libs/verification/month-in-the-ledger.js';
import { openDiscrepancy } from '#libs/verification/standing.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsPeriod } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { VerificationsAnswer } from './verifications.answers.js';

export class VerificationsQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
}

@ApiTags('verification')
@ApiBearerAuth()
@Controller('verifications')
export class VerificationsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ operationId: 'listVerifications', summary: '某月核票：各方清点数与账面 / The verifications of a unit’s month, with what each side counted' })
  @ApiOkResponse({ type: VerificationsAnswer })
  @ApiProblems(400, 401, 403, 404, 503)
  list(@ByCaller() { book: code }: Caller, @Query() { unitId, period: periodId }: VerificationsQuery): Promise<VerificationsAnswer> {
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const month = { unitId: unitOf(book.registry, unitId).unitId, periodId };
      const { on: dueOn, provisional: dueProvisional } = dueOfMonth('D2', periodId, book.calendarOf);
      const { receiptsFen, remittedFen } = monthInTheLedger(book, month, today);
      const supplyBlocked = openDiscrepancy(book, unitId) !== undefined;
      return { ...month, dueOn, dueProvisional, receiptsFen, remittedFen, supplyBlocked, verifications: book.verifications.of(unitId, periodId) };
    });
  }
}
