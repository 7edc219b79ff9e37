import type { OfficerId } from '#libs/kernel/ids.js';
import { postFor } from '#libs/registry/posts.js';
import { accountabilityMonth } from '#libs/reports/accountability-month.js';
import { type AccountabilityStatement, accountabilityStatement } from '#libs/reports/accountability-statement.js';
import type { PrintedReport } from '#libs/reports/printing/printed.js';
import { printedAccountability } from '#libs/reports/printing/printed-accountability.js';
import { ACCOUNTABILITY_TEMPLATE } from '#libs/reports/templates/accountability.js';
import { loadTemplate } from '#libs/reports/templates/load-template.js';
import { digestOf } from '#libs/trust/digest.js';
import type { House } from '../house/house.js';
import { NAME_READERS } from '../parties/name-readers.js';
import { ownUnit } from '../queries/own-unit.js';
import { waitForViews } from '../queries/wait-for-views.js';
import type { Caller } from '../sessions/caller.js';
import type { AccountabilityStatementAnswer } from './accountability.answers.js';
import { DIGEST_SHOWN_DIGITS, type ReportQuery } from './asked-report.js';

interface AskedStatement {
  readonly statement: AccountabilityStatement;
  readonly digest: string;
  readonly demo: boolean;
  readonly today: string;
  /** The officer's name, for a reader who may; undefined for all others. */
  nameOf(officerId: OfficerId): string | undefined;
}

/** The statement of accountability that a query asks for, in the hands of who asks. Refuses NOT_AUTHORISED without a post at the unit or above it. */
async function askedStatement(house: House, { book: code, officerId }: Caller, query: ReportQuery): Promise<AskedStatement> {
  const { unitId, period: periodId, asOfSeq } = query;
  const { demo, today, seesNames } = await house.bookkeeper(code).ask((book, moment) => {
    ownUnit(book, unitId, { officerId, today: moment.today });
    const post = postFor(book.registry, officerId, NAME_READERS, { unitId, on: moment.today });
    return { demo: book.genesis.demo, today: moment.today, seesNames: post !== undefined };
  });
  await waitForViews(house, code, query);
  const statement = accountabilityStatement(await accountabilityMonth(house, code, { unitId, periodId, asOfSeq }));
  const { rows, total } = statement;
  const nameOf = (named: OfficerId) => (seesNames ? house.identity.displayName(code, named) : undefined);
  return { statement, digest: digestOf({ book: code, code: 'accountability', unitId, periodId, rows, total }), demo, today, nameOf };
}

/** As JSON. */
export async function statementAnswer(house: House, caller: Caller, query: ReportQuery): Promise<AccountabilityStatementAnswer> {
  const { statement, digest, demo, nameOf } = await askedStatement(house, caller, query);
  const { titleZh } = await loadTemplate(ACCOUNTABILITY_TEMPLATE, house.settings.dataDir, 'accountability');
  const rows = statement.rows.map((row) => {
    const name = nameOf(row.officerId);
    return name === undefined ? row : { ...row, name };
  });
  return { titleZh, demo, ...statement, rows, digest };
}

/** As it is printed: as of the book's day, with the seq that it was computed as of for its version. */
export async function printedStatement(house: House, caller: Caller, query: ReportQuery): Promise<PrintedReport> {
  const { statement, digest, demo, today, nameOf } = await askedStatement(house, caller, query);
  const { unitZh, periodId, asOfSeq } = statement;
  const hands = { head: '', accountant: '', reviewer: '', preparer: '' };
  const facts = { unit: unitZh, period: periodId, preparedOn: today, version: `seq ${asOfSeq}`, digest: digest.slice(0, DIGEST_SHOWN_DIGITS), ...hands };
  return { template: await loadTemplate(ACCOUNTABILITY_TEMPLATE, house.settings.dataDir, 'accountability'), facts, demo, ...printedAccountability(statement, nameOf) };
}
