import type { BookCode } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { journalLines, type LineFilter } from './journal-lines.js';
import type { JournalLineRow } from './tables.js';
import type { Views } from './views.js';

/** Lines of one page. */
export const LINES_PAGE = 500;

/** A line of the journal in its place. */
export type WalkedLine = Omit<JournalLineRow, 'book'>;

export interface LinesPage {
  /** Goes on after this event: pages never cut one. */
  readonly afterSeq?: number | undefined;
  readonly limit?: number | undefined;
}

/** The lines behind a balance, in order: what is filtered alike adds up to it. Refuses TOO_LARGE above 500 a page, VIEW_BEHIND. */
export async function linesOf(views: Views, book: BookCode, filter: LineFilter, page: LinesPage = {}): Promise<readonly WalkedLine[]> {
  const { afterSeq = -1, limit = LINES_PAGE } = page;
  if (limit > LINES_PAGE) refuse('TOO_LARGE', { limit: `${LINES_PAGE} lines`, lines: limit });
  const { lines } = await journalLines(views, book, filter);
  const some = lines
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .orderBy('line')
    .limit(limit + 1);
  const rows = await some.select(['seq', 'line', 'unit_id', 'account', 'levy_id', 'officer_id', 'period_id', 'occurred_on', 'recorded_on', 'event_type', 'fen']).execute();
  return rows.length <= limit ? rows : wholeEvents(rows);
}

/** Without the last event, of which there may be more. */
function wholeEvents(rows: readonly WalkedLine[]): readonly WalkedLine[] {
  const last = rows.at(-1)?.seq;
  const whole = rows.filter(({ seq }) => seq !== last);
  return whole.length === 0 ? rows : whole;
}
