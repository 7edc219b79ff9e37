import { Controller, Get, Header, Query, StreamableFile, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { printPage } from '#libs/reports/printing/print-page.js';
import { REPORT_CODES, type ReportCode, TEMPLATES } from '#libs/reports/printing/printed.js';
import { reportXlsx } from '#libs/reports/printing/xlsx.js';
import { House } from '../house/house.js';
import { ApiProblems } from '../problems/api-problems.js';
import { ByCaller, type Caller } from '../sessions/caller.js';
import { printedReport, reportAnswer, VersionedReportQuery } from './asked-report.js';
import { F1Answer, F2Answer, F3Answer, F4Answer } from './reports.answers.js';

const ANSWERS: Readonly<Record<ReportCode, Type>> = { f1: F1Answer, f2: F2Answer, f3: F3Answer, f4: F4Answer };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PROBLEMS = [400, 401, 403, 404, 413, 422, 503] as const;

/** One controller a report: as JSON, as .xlsx, and as a page to be printed. */
export const REPORT_CONTROLLERS: readonly Type[] = REPORT_CODES.map(controllerOf);

function controllerOf(code: ReportCode): Type {
  const { titleZh } = TEMPLATES[code];
  const name = code.toUpperCase();

  @ApiTags('reports')
  @ApiBearerAuth()
  @ApiProblems(...PROBLEMS)
  @Controller('reports')
  class ReportController {
    constructor(private readonly house: House) {}

    @Get(code)
    @ApiOperation({ operationId: `getReport${name}`, summary: `${titleZh} / Report ${name}` })
    @ApiOkResponse({ type: ANSWERS[code] })
    json(@ByCaller() { book }: Caller, @Query() query: VersionedReportQuery) {
      return reportAnswer(this.house, book, code, query);
    }

    @Get(`${code}.xlsx`)
    @Header('Cache-Control', 'no-store')
    @ApiOperation({ operationId: `getReport${name}Xlsx`, summary: `${titleZh}（Excel） / Report ${name} as a workbook` })
    @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
    async xlsx(@ByCaller() { book }: Caller, @Query() query: VersionedReportQuery): Promise<StreamableFile> {
      const bytes = await reportXlsx(await printedReport(this.house, book, code, query));
      return new StreamableFile(bytes, { type: XLSX, disposition: `attachment; filename="${code}-${query.unitId}-${query.period}.xlsx"` });
    }

    @Get(`${code}.html`)
    @Header('Content-Type', 'text/html; charset=utf-8')
    @Header('Cache-Control', 'no-store')
    @ApiOperation({ operationId: `getReport${name}Page`, summary: `${titleZh}（打印页） / Report ${name} as a page to be printed` })
    @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
    async page(@ByCaller() { book }: Caller, @Query() query: VersionedReportQuery): Promise<string> {
      return printPage(await printedReport(this.house, book, code, query));
    }
  }

  Object.defineProperty(ReportController, 'name', { value: `Report${name}Controller` });
  return ReportController;
}
