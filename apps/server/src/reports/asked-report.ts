import { type PackVersion, packOf } from '#libs/filing/filing.js';
import { versionIn } from '#libs/filing/known-pack.js';
import type { Month } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { type FeeReports, feeReports } from '#libs/reports/fee-reports.js';
import { type PrintedReport, printedRows, type ReportCode, reportDigest, TEMPLATES } from '#libs/reports/printing/printed.js';
import { packReports } from '#libs/reports/report-pack.js';
import { loadTemplate } from '#libs/reports/templates/load-template.js';
import type { House } from '../house/house.js';
import { refuseFields } from '../problems/field-fault.js';
import { ViewQuery } from '../queries/queries.forms.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { IsCode, IsPeriod, IsQueryWhole, Optional } from '../requests/fields.js';

/** Whose month, and as of which seq. */
export class ReportQuery extends ViewQuery {
  @IsCode() readonly unitId!: UnitId;
  @IsPeriod() readonly period!: Month;
}

/** Or as it was prepared: a version says as of which seq. */
export class VersionedReportQuery extends ReportQuery {
  @Optional() @IsQueryWhole({ from: 1, to: 999 }) readonly version?: number;
}

/** How much of a digest stands on paper. */
export const DIGEST_SHOWN_DIGITS = 12;

interface AskedReports {
  readonly reports: FeeReports;
  /** The version that was asked for. */
  readonly prepared?: PackVersion;
}

/** The four reports that a query asks for: as the ledger has them, or as they were prepared. */
async function askedReports(house: House, book: BookCode, { unitId, period, version, ...seqs }: VersionedReportQuery): Promise<AskedReports> {
  const of = { unitId, periodId: period };
  if (version === undefined) {
    await waitForViews(house, book, seqs);
    return { reports: await feeReports(house, book, { ...of, asOfSeq: seqs.asOfSeq }) };
  }
  if (seqs.asOfSeq !== undefined) refuseFields([{ path: 'asOfSeq', rule: 'isNotWithVersion' }]);
  const prepared = await house.bookkeeper(book).ask((state) => versionIn(packOf(state, unitId, period) ?? unknown('report pack', `${unitId} ${period}`), version));
  return { prepared, reports: await packReports(house, book, { ...of, version, asOfSeq: prepared.asOfSeq }) };
}

/** One of them as JSON. */
export async function reportAnswer(house: House, book: BookCode, code: ReportCode, query: VersionedReportQuery) {
  const { reports, prepared } = await askedReports(house, book, query);
  const { unit, unitId, periodId, asOfSeq, checks, [code]: form } = reports;
  const { titleZh } = await loadTemplate(TEMPLATES[code], house.settings.dataDir, code);
  const demo = await house.bookkeeper(book).ask(({ genesis }) => genesis.demo);
  const version = prepared === undefined ? {} : { version: prepared.version };
  return { titleZh, demo, unitId, unitZh: unit.nameZh, periodId, asOfSeq, ...version, digest: prepared?.sha256 ?? reportDigest(book, code, reports), checks, ...form };
}

/** One of them as it is printed. Without a version it is of the book's day, and the seq that it was computed as of stands for its version. */
export async function printedReport(house: House, book: BookCode, code: ReportCode, query: VersionedReportQuery): Promise<PrintedReport> {
  const { reports, prepared } = await askedReports(house, book, query);
  const { demo, today } = await house.bookkeeper(book).ask(({ genesis }, moment) => ({ demo: genesis.demo, today: moment.today }));
  const version = prepared === undefined ? `seq ${reports.asOfSeq}` : `第${prepared.version}版（seq ${prepared.asOfSeq}）`;
  const digest = (prepared?.sha256 ?? reportDigest(book, code, reports)).slice(0, DIGEST_SHOWN_DIGITS);
  const facts = { unit: reports.unit.nameZh, period: reports.periodId, preparedOn: prepared?.prepared.on ?? today, version, digest, ...handsOf(house, book, prepared) };
  return { template: await loadTemplate(TEMPLATES[code], house.settings.dataDir, code), facts, demo, ...printedRows(code, reports) };
}

/** Who has taken which step with a version, by the names of their accounts; nobody where it was not prepared. */
function handsOf({ identity }: House, book: BookCode, version: PackVersion | undefined): Record<'head' | 'accountant' | 'reviewer' | 'preparer', string> {
  const named = (officerId: OfficerId | undefined) => (officerId === undefined ? '' : (identity.displayName(book, officerId) ?? officerId));
  const { signed, reviewed, prepared } = version ?? {};
  return { head: named(signed?.officerId), accountant: named(signed?.accountantId), reviewer: named(reviewed?.officerId), preparer: named(prepared?.officerId) };
}
