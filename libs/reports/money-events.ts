import { sql } from 'kysely';
import type { RecordedEvent } from '#libs/book/events.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { Month } from '#libs/kernel/dates.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';
import type { Views } from '#libs/views/views.js';
import { countsThrough, type MonthAsked } from './balance-flows.js';

/** Accounts on which money that was taken, sent or owed back leaves its mark. */
const MONEY_ACCOUNTS: readonly AccountCode[] = ['2103.02', '2103.03', '1002.09'];

/** Every event that moved such money of a unit in the months after `after` up to the one asked, in order. */
export async function moneyEvents(sources: Sources, book: BookCode, asked: MonthAsked, after: Month): Promise<readonly RecordedEvent[]> {
  const { unitId, asOfSeq } = asked;
  const lines = sources.views.reader.selectFrom('journal_line').select('seq').distinct().where('book', '=', book).where('unit_id', '=', unitId);
  const posted = lines.where('account', 'in', MONEY_ACCOUNTS).where('period_id', '>', after).where(countsThrough(asked)).where('seq', '<=', asOfSeq);
  const rows = await posted.orderBy('seq').execute();
  return eventsAt(
    sources,
    book,
    rows.map(({ seq }) => seq),
  );
}

/** What lay unsent at the end of a month; fen. */
export interface MonthEnd {
  readonly periodId: Month;
  readonly unsentFen: SignedFen;
}

/** What a unit had taken and not sent, at the end of each month in which that changed, in order; from the journal alone. */
export async function unsentAtMonthEnds({ reader }: Views, book: BookCode, asked: MonthAsked): Promise<readonly MonthEnd[]> {
  const { unitId, periodId, asOfSeq } = asked;
  // What was paid in at the bank beyond the debt lies in 1002.09 too, and is the payer's.
  const surplusOnTheWay = sql<boolean>`account = '2307.01' and exists (
    select 1 from journal_line as way where way.book = journal_line.book and way.unit_id = journal_line.unit_id and way.account = '1002.09'
      and way.period_id = journal_line.period_id and way.seq = journal_line.seq)`;
  const counted = sql<SignedFen>`cast(sum(case when account in ('2103.02', '2103.03', '1002.09') or (${surplusOnTheWay}) then -fen else 0 end) as bigint)`;
  const lines = reader.selectFrom('journal_line').where('book', '=', book).where('unit_id', '=', unitId).where('account', 'in', ['2103.02', '2103.03', '1002.09', '2307.01']);
  const known = lines.where(countsThrough(asked)).where('seq', '<=', asOfSeq);
  // What counts in place stands at the end of the month asked.
  const countedIn = sql<Month>`case when period_id > ${periodId} then ${periodId} else period_id end`;
  const changes = await known
    .select([countedIn.as('periodId'), counted.as('fen')])
    .groupBy('periodId')
    .orderBy('periodId')
    .execute();
  let total = 0 as SignedFen;
  return changes.map(({ periodId: month, fen }) => {
    total = addSigned(total, fen);
    return { periodId: month, unsentFen: total };
  });
}
