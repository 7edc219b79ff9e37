import { sql } from 'kysely';
import type { AccountCode } from '#libs/journal/chart.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { journalLines, type LineFilter } from './journal-lines.js';
import type { Views } from './views.js';

/** What the lines of an account come to; fen. */
export interface Sums {
  readonly debitFen: SignedFen;
  readonly creditFen: SignedFen;
  /** Debit less credit. */
  readonly balanceFen: SignedFen;
}

export interface Balance extends Sums {
  readonly unitId: UnitId;
  readonly account: AccountCode;
}

/** The sum of a bigint column is a wider number in some databases; a sum of fen is a bigint again. */
const debit = sql<SignedFen>`cast(coalesce(sum(case when fen > 0 then fen else 0 end), 0) as bigint)`.as('debitFen');
const credit = sql<SignedFen>`cast(coalesce(sum(case when fen < 0 then -fen else 0 end), 0) as bigint)`.as('creditFen');
const balance = sql<SignedFen>`cast(coalesce(sum(fen), 0) as bigint)`.as('balanceFen');

/** The balance of every account that has lines, by unit and account. Refuses VIEW_BEHIND where the views do not hold `asOfSeq`. */
export async function balances(views: Views, book: BookCode, filter: LineFilter = {}): Promise<readonly Balance[]> {
  const { lines } = await journalLines(views, book, filter);
  const byAccount = lines.groupBy(['unit_id', 'account']).orderBy('unit_id').orderBy('account');
  return byAccount.select(['unit_id as unitId', 'account', debit, credit, balance]).execute();
}

/** All those lines together: debit equals credit in every book, unit and event, so that the balance is 0 unless `account` or `levyId` is named. */
export async function trialBalance(views: Views, book: BookCode, filter: LineFilter = {}): Promise<Sums> {
  const { lines } = await journalLines(views, book, filter);
  return lines.select([debit, credit, balance]).executeTakeFirstOrThrow();
}
