import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { F3_FORM } from '#libs/views/f3-form.js';
import { f3Rows } from '#libs/views/f3-rows.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsPeriod } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ViewQuery } from './queries.forms.js';
import { Maybe, ShownDay, ShownFen, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole } from './shown.js';

export class F3Query extends ViewQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
}

class F3Sums {
  @ShownFen() readonly principalFen!: number;
  @ShownFen() readonly lateFeeFen!: number;
  @ShownFen() readonly totalFen!: number;
}

export class F3RowAnswer extends F3Sums {
  @ShownWhole('所据事件 / the event behind the row') readonly seq!: number;
  @ShownDay() readonly paidOn!: string;
  @Maybe() @ShownText() readonly villageId?: string;
  @Maybe() @ShownText() readonly payerId?: string;
  @Maybe() @ShownText() readonly docNo?: string;
  @Maybe() @ShownText('PRINCIPAL') readonly nature?: string;
  @Maybe() @ShownWhole() readonly instalmentNo?: number;
  @ShownFen() readonly excessFen!: number;
  @Maybe() @ShownText('CASH') readonly channel?: string;
  @ShownText('PJ-301') readonly receiptBookId!: string;
  @ShownWhole() readonly receiptNo!: number;
  @ShownText('USED') readonly sheetState!: string;
  @ShownText('O-03') readonly officerId!: string;
}

export class F3Answer {
  @ShownText(F3_FORM.titleZh) readonly titleZh!: string;
  /** A demo book's reports say so. */
  @ShownFlag() readonly demo!: boolean;
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownList(() => F3RowAnswer) readonly rows!: readonly F3RowAnswer[];
  @ShownGroup(() => F3Sums) readonly total!: F3Sums;
}

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(private readonly house: House) {}

  @Get('f3')
  @ApiOperation({ operationId: 'getReportF3', summary: `${F3_FORM.titleZh} / Report F3, one row a receipt` })
  @ApiOkResponse({ type: F3Answer })
  @ApiProblems(400, 401, 403, 404, 503)
  async f3(@ByCaller() { book: code }: Caller, @Query() { unitId, period, asOfSeq, atLeastSeq }: F3Query): Promise<F3Answer> {
    const { house } = this;
    if (atLeastSeq !== undefined) await house.views.waitFor(code, atLeastSeq);
    const demo = await house.bookkeeper(code).ask((book) => book.genesis.demo);
    return { titleZh: F3_FORM.titleZh, demo, ...(await f3Rows(house, code, { unitId, periodId: period, asOfSeq })) };
  }
}
