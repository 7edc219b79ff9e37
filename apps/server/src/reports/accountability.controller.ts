import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Month } from '#libs/kernel/dates.js';
import type { ObligationId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { type AccountabilityMonth, accountabilityMonth } from '#libs/reports/accountability-month.js';
import { debtTrail } from '#libs/reports/debt-trail.js';
import { printPage } from '#libs/reports/printing/print-page.js';
import { reportXlsx } from '#libs/reports/printing/xlsx.js';
import { ACCOUNTABILITY_TEMPLATE } from '#libs/reports/templates/accountability.js';
import { recordedEventAnswer } from '../commands/command-answer.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { refuseFields } from '../problems/field-fault.js';
import { ownUnit } from '../queries/own-unit.js';
import { ViewQuery } from '../queries/queries.forms.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { IsCode, IsId, IsPeriod, Optional } from '../requests/fields.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { AccountabilityAnswer, AccountabilityStatementAnswer, DebtTrailAnswer } from './accountability.answers.js';
import { ReportQuery } from './asked-report.js';
import { printedStatement, statementAnswer } from './asked-statement.js';

const { titleZh } = ACCOUNTABILITY_TEMPLATE;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Of a unit, or of an officer in all units. */
export class AccountabilityQuery extends ViewQuery {
  @IsPeriod() readonly period!: Month;
  @Optional() @IsCode() readonly unitId?: UnitId;
  @Optional() @IsCode() readonly officerId?: OfficerId;
}

export class DebtPath {
  @IsId() readonly obligationId!: ObligationId;
}

/** Who owes what and why: for whoever holds a post at the unit or above it, and for each officer what is said of himself. */
@ApiTags('accountability')
@ApiBearerAuth()
@ApiProblems(400, 401, 403, 404, 413, 422, 503)
@Controller()
export class AccountabilityController {
  constructor(private readonly house: House) {}

  @Get('accountability')
  @ApiOperation({ operationId: 'getAccountability', summary: '责任情况：谁欠多少、为何 / Who owes what and why at the end of a month' })
  @ApiOkResponse({ type: AccountabilityAnswer })
  async accountability(@ByCaller() caller: Caller, @Query() query: AccountabilityQuery): Promise<AccountabilityAnswer> {
    const { period: periodId, officerId, asOfSeq } = query;
    await waitForViews(this.house, caller.book, query);
    const units: AccountabilityMonth[] = [];
    for (const unitId of await this.unitsAsked(caller, query)) units.push(await accountabilityMonth(this.house, caller.book, { unitId, periodId, asOfSeq }));
    return { units: officerId === undefined ? units : units.map((unit) => ofOfficer(unit, officerId)) };
  }

  @Get('accountability/debts/:obligationId')
  @ApiOperation({ operationId: 'getDebtTrail', summary: '责任人欠款倒查 / The events, receipts, documents and people behind what an officer owes' })
  @ApiOkResponse({ type: DebtTrailAnswer })
  async trail(@ByCaller() caller: Caller, @Param() { obligationId }: DebtPath, @Query() query: ViewQuery): Promise<DebtTrailAnswer> {
    const { house } = this;
    await waitForViews(house, caller.book, query);
    const { events, ...trail } = await debtTrail(house, caller.book, obligationId, query.asOfSeq);
    const [first] = events;
    const isDebtor = events.some(({ data }) => 'officerId' in data && data.officerId === caller.officerId);
    if (first !== undefined && !isDebtor) await house.bookkeeper(caller.book).ask((book, { today }) => ownUnit(book, first.unitId, { officerId: caller.officerId, today }));
    return { ...trail, events: events.map(recordedEventAnswer) };
  }

  @Get('reports/accountability')
  @ApiOperation({ operationId: 'getAccountabilityStatement', summary: `${titleZh} / Monthly statement of accountability` })
  @ApiOkResponse({ type: AccountabilityStatementAnswer })
  statement(@ByCaller() caller: Caller, @Query() query: ReportQuery): Promise<AccountabilityStatementAnswer> {
    return statementAnswer(this.house, caller, query);
  }

  @Get('reports/accountability.xlsx')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getAccountabilityStatementXlsx', summary: `${titleZh}（Excel） / The statement as a workbook` })
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  async xlsx(@ByCaller() caller: Caller, @Query() query: ReportQuery): Promise<StreamableFile> {
    const bytes = await reportXlsx(await printedStatement(this.house, caller, query));
    return new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename="accountability-${query.unitId}-${query.period}.xlsx"` });
  }

  @Get('reports/accountability.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getAccountabilityStatementPage', summary: `${titleZh}（打印页） / The statement as a page to be printed` })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async page(@ByCaller() caller: Caller, @Query() query: ReportQuery): Promise<string> {
    return printPage(await printedStatement(this.house, caller, query));
  }

  /** One unit; or all in which an officer owes or is named, of which whoever is not himself sees those at which or above which he holds a post. */
  private unitsAsked({ book: code, officerId: reader }: Caller, { unitId, officerId }: AccountabilityQuery): Promise<readonly UnitId[]> {
    if (unitId === undefined && officerId === undefined) refuseFields([{ path: 'unitId', rule: 'isDefined' }]);
    return this.house.bookkeeper(code).ask((book, { today }) => {
      const own = (asked: UnitId) => ownUnit(book, asked, { officerId: reader, today });
      if (unitId !== undefined) return [reader === officerId ? unitId : own(unitId)];
      const debts = [...book.reductions.obligations.values()].filter(({ lines }) => lines.some((line) => line.officerId === officerId));
      const claims = [...book.custody.claims.values()].filter((claim) => claim.officerId === officerId);
      const entries = [...book.accountability.entries.values()].filter(({ officerIds }) => officerId !== undefined && officerIds.includes(officerId));
      const units = [...new Set([...debts, ...claims, ...entries].map((one) => one.unitId))];
      return reader === officerId ? units : units.map(own);
    });
  }
}

function ofOfficer({ debts, entries, ...unit }: AccountabilityMonth, officerId: OfficerId): AccountabilityMonth {
  return { ...unit, debts: debts.filter((debt) => debt.officerId === officerId), entries: entries.filter(({ officerIds }) => officerIds.includes(officerId)) };
}
