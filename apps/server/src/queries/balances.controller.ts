import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ACCOUNT_CODES, type AccountCode, CHART } from '#libs/journal/chart.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { BookCode, LevyId, UnitId } from '#libs/kernel/ids.js';
import { balances, trialBalance } from '#libs/views/balances.js';
import type { LineFilter } from '#libs/views/journal-lines.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { IsCode, IsDay, IsIdOrCode, IsOneOf, IsPeriod, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { ViewQuery } from './queries.forms.js';
import { ShownCode, ShownFen, ShownList, ShownText, ShownWhole } from './shown.js';
import { waitForViews } from './wait-for-views.js';

/** As of a seq; as known on a day; as true on a day; through a period: all that is named holds together. */
export class BalancesQuery extends ViewQuery {
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsOneOf(ACCOUNT_CODES) readonly account?: AccountCode;
  @Optional() @IsIdOrCode() readonly levyId?: LevyId;
  @Optional() @IsDay() readonly knownOn?: IsoDate;
  @Optional() @IsDay() readonly trueOn?: IsoDate;
  @Optional() @IsPeriod() readonly periodThrough?: Month;
}

export class SumsAnswer {
  @ShownFen() readonly debitFen!: number;
  @ShownFen() readonly creditFen!: number;
  @ShownFen('借减贷 / debit less credit') readonly balanceFen!: number;
}

export class BalanceAnswer extends SumsAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownCode(ACCOUNT_CODES) readonly account!: AccountCode;
  @ShownText('应收社会抚养费') readonly accountZh!: string;
}

export class BalancesAnswer {
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownList(() => BalanceAnswer) readonly balances!: readonly BalanceAnswer[];
}

export class TrialBalanceAnswer extends SumsAnswer {
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
}

@ApiTags('balances')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 503)
@Controller()
export class BalancesController {
  constructor(private readonly house: House) {}

  @Get('balances')
  @ApiOperation({ operationId: 'getBalances', summary: '科目余额 / Balances by unit and account' })
  @ApiOkResponse({ type: BalancesAnswer })
  async balances(@ByCaller() { book }: Caller, @Query() query: BalancesQuery): Promise<BalancesAnswer> {
    const filter = await this.filter(book, query);
    const rows = await balances(this.house.views, book, filter);
    return { asOfSeq: filter.asOfSeq, balances: rows.map((row) => ({ ...row, accountZh: CHART[row.account].zh })) };
  }

  @Get('trial-balance')
  @ApiOperation({ operationId: 'getTrialBalance', summary: '试算平衡 / All lines together: debit equals credit' })
  @ApiOkResponse({ type: TrialBalanceAnswer })
  async trialBalance(@ByCaller() { book }: Caller, @Query() query: BalancesQuery): Promise<TrialBalanceAnswer> {
    const filter = await this.filter(book, query);
    return { asOfSeq: filter.asOfSeq, ...(await trialBalance(this.house.views, book, filter)) };
  }

  /** With the seq nailed down, so that the answer can say what it rests on. */
  private async filter(book: BookCode, { atLeastSeq, asOfSeq, ...filter }: BalancesQuery): Promise<LineFilter & { asOfSeq: number }> {
    await waitForViews(this.house, book, { atLeastSeq, asOfSeq });
    return { ...filter, asOfSeq: await this.house.views.seqSeen(book, asOfSeq) };
  }
}
