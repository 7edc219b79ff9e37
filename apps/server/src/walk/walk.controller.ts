import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { walkCell } from '#libs/reports/walk-cell.js';
import type { ViewedEntity } from '#libs/views/tables.js';
import { RecordedEventAnswer, recordedEventAnswer } from '../commands/command-answer.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { HistoryAnswer } from '../queries/history.js';
import { SeqPath } from '../queries/queries.forms.js';
import { Maybe, ShownDay, ShownFen, ShownList, ShownMonth, ShownObject, ShownText, ShownWhole } from '../queries/shown.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { checkReach, reachOf } from './reach.js';
import { WalkCellQuery, WalkEntityPath, WalkLinesQuery, WalkPageQuery } from './walk.forms.js';
import { walkedEvent, walkedHistory } from './walked.js';
import { walkedLines } from './walked-lines.js';

class WalkedLineAnswer {
  @ShownWhole() readonly seq!: number;
  @ShownText() readonly account!: string;
  @ShownText('LJ') readonly unitId!: string;
  @Maybe() @ShownText('L03') readonly levyId?: string;
  @Maybe() @ShownText('O-03') readonly officerId?: string;
  @ShownMonth() readonly periodId!: string;
  @ShownDay() readonly occurredOn!: string;
  @ShownDay() readonly recordedOn!: string;
  @ShownText() readonly eventType!: string;
  @ShownFen('借正贷负 / debit positive') readonly fen!: number;
}

export class WalkedLinesAnswer {
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownFen('借减贷，即各行之和 / debit less credit: the sum of all lines') readonly balanceFen!: number;
  @ShownList(() => WalkedLineAnswer) readonly lines!: readonly WalkedLineAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

class CellPartAnswer {
  @ShownWhole() readonly seq!: number;
  @ShownFen() readonly fen!: number;
}

export class WalkedCellAnswer {
  @ShownText('f4') readonly form!: string;
  @ShownText('LJ-DH') readonly row!: string;
  @ShownText('closingFen') readonly column!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownFen('表内数字，即各事件之和 / as the form shows it: the sum of the parts') readonly fen!: number;
  @ShownList(() => CellPartAnswer) readonly parts!: readonly CellPartAnswer[];
}

export class WalkedEventAnswer {
  @ShownObject() readonly event!: object;
  @ShownList(() => RecordedEventAnswer) readonly together!: readonly RecordedEventAnswer[];
  @ShownList(() => RecordedEventAnswer) readonly refusals!: readonly RecordedEventAnswer[];
}

/** From any figure back to its lines, events, documents and hands (倒查, S26). */
@ApiTags('walk')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 413, 422, 503)
@Controller('api/walk')
export class WalkController {
  constructor(private readonly house: House) {}

  @Get('lines')
  @ApiOperation({ operationId: 'walkBalance', summary: '余额倒查：由余额到分录 / From a balance to its journal lines' })
  @ApiOkResponse({ type: WalkedLinesAnswer })
  async lines(@ByCaller() caller: Caller, @Query() query: WalkLinesQuery): Promise<WalkedLinesAnswer> {
    const { lines, ...walked } = await walkedLines(this.house, await reachOf(this.house, caller), query);
    return { ...walked, lines };
  }

  @Get('cells')
  @ApiOperation({ operationId: 'walkReportCell', summary: '报表倒查：由一格到事件 / From a cell of a report to the events that make it' })
  @ApiOkResponse({ type: WalkedCellAnswer })
  async cell(@ByCaller() caller: Caller, @Query() { unitId, period: periodId, asOfSeq, version = 1, ...cell }: WalkCellQuery): Promise<WalkedCellAnswer> {
    checkReach(await reachOf(this.house, caller), unitId);
    return walkCell(this.house, caller.book, { unitId, periodId, asOfSeq, version }, cell);
  }

  @Get('events/:seq')
  @ApiOperation({ operationId: 'walkEvent', summary: '事件倒查：凭证、审批、同一操作、被拒操作 / An event with what stands around it' })
  @ApiOkResponse({ type: WalkedEventAnswer })
  async event(@ByCaller() caller: Caller, @Param() { seq }: SeqPath): Promise<WalkedEventAnswer> {
    const { event, together, refusals } = await walkedEvent(this.house, await reachOf(this.house, caller), seq);
    const { salt: _, ...shown } = event;
    return { event: shown, together: together.map(recordedEventAnswer), refusals: refusals.map(recordedEventAnswer) };
  }

  @Get('entities/:kind/:id')
  @ApiOperation({ operationId: 'walkEntity', summary: '事项倒查：全部经过 / Every event about a thing' })
  @ApiOkResponse({ type: HistoryAnswer })
  async entity(@ByCaller() caller: Caller, @Param() entity: WalkEntityPath, @Query() { after, asOfSeq }: WalkPageQuery): Promise<HistoryAnswer> {
    const { events, next } = await walkedHistory(this.house, await reachOf(this.house, caller), entity as ViewedEntity, { afterSeq: after, asOfSeq });
    return { events: events.map(recordedEventAnswer), ...(next === undefined ? {} : { next }) };
  }
}
