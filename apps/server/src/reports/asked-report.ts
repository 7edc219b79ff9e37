import type { Month } from '#libs/kernel/dates.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { type FeeReports, feeReports } from '#libs/reports/fee-reports.js';
import { type PrintedReport, printedRows, type ReportCode, reportDigest, TEMPLATES } from '#libs/reports/printing/printed.js';
import { loadTemplate } from '#libs/reports/templates/load-template.js';
import type { House } from '../house/house.js';
import { ViewQuery } from '../queries/queries.forms.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { IsCode, IsPeriod } from '../requests/fields.js';

/** Whose month, and as of which seq. */
export class ReportQuery extends ViewQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
}

const DIGEST_SHOWN_DIGITS = 12;

/** The four reports that a query asks for. */
export async function askedReports(house: House, book: BookCode, { unitId, period, ...seqs }: ReportQuery): Promise<FeeReports> {
  await waitForViews(house, book, seqs);
  return feeReports(house, book, { unitId, periodId: period, asOfSeq: seqs.asOfSeq });
}

/** One of them as JSON. */
export async function reportAnswer(house: House, book: BookCode, code: ReportCode, query: ReportQuery) {
  const reports = await askedReports(house, book, query);
  const { unit, unitId, periodId, asOfSeq, checks, [code]: form } = reports;
  const { titleZh } = await loadTemplate(TEMPLATES[code], house.settings.dataDir, code);
  const demo = await house.bookkeeper(book).ask(({ genesis }) => genesis.demo);
  return { titleZh, demo, unitId, unitZh: unit.nameZh, periodId, asOfSeq, digest: reportDigest(book, code, reports), checks, ...form };
}

/** One of them as it is printed: prepared on the book's day; without a pack, its version is the seq that it was computed as of. */
export async function printedReport(house: House, book: BookCode, code: ReportCode, query: ReportQuery): Promise<PrintedReport> {
  const reports = await askedReports(house, book, query);
  const { demo, preparedOn } = await house.bookkeeper(book).ask(({ genesis }, { today }) => ({ demo: genesis.demo, preparedOn: today }));
  const digest = reportDigest(book, code, reports).slice(0, DIGEST_SHOWN_DIGITS);
  const facts = { unit: reports.unit.nameZh, period: reports.periodId, preparedOn, version: `seq ${reports.asOfSeq}`, digest };
  return { template: await loadTemplate(TEMPLATES[code], house.settings.dataDir, code), facts, demo, ...printedRows(code, reports) };
}
