import type { AccountCode } from '#libs/journal/chart.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { BookCode, LevyId, UnitId } from '#libs/kernel/ids.js';
import type { Views } from './views.js';

/** Which lines of the journal count. All that is named must hold. */
export interface LineFilter {
  readonly unitId?: UnitId | undefined;
  readonly account?: AccountCode | undefined;
  readonly levyId?: LevyId | undefined;
  /** The book as it was after this seq. */
  readonly asOfSeq?: number | undefined;
  /** What the book knew at the end of this day. */
  readonly knownOn?: IsoDate | undefined;
  /** What had happened by the end of this day, whenever the book learned of it. */
  readonly trueOn?: IsoDate | undefined;
  /** Posted into this month or an earlier one. */
  readonly periodThrough?: Month | undefined;
}

const CONDITIONS = {
  unitId: ['unit_id', '='],
  account: ['account', '='],
  levyId: ['levy_id', '='],
  knownOn: ['recorded_on', '<='],
  trueOn: ['occurred_on', '<='],
  periodThrough: ['period_id', '<='],
} as const satisfies Record<Exclude<keyof LineFilter, 'asOfSeq'>, readonly [string, '=' | '<=']>;

/** The lines of a book that count, as a query to go on from; wrapped, since Kysely's queries may not be awaited. Refuses VIEW_BEHIND where the views do not hold `asOfSeq`. */
export async function journalLines(views: Views, book: BookCode, { asOfSeq, ...filter }: LineFilter) {
  const seqSeen = await views.seqSeen(book, asOfSeq);
  let lines = views.reader.selectFrom('journal_line').where('book', '=', book).where('seq', '<=', seqSeen);
  for (const [field, [column, comparison]] of Object.entries(CONDITIONS)) {
    const value = filter[field as keyof typeof CONDITIONS];
    if (value !== undefined) lines = lines.where(column, comparison, value as never);
  }
  return { lines };
}
