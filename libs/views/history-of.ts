import type { EventType } from '#libs/book/events.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { ViewedEntity } from './tables.js';
import type { Views } from './views.js';

/** Events of one page. */
export const HISTORY_PAGE_EVENTS = 500;

export interface HistoryPage {
  /** The book as it was after this seq. */
  readonly asOfSeq?: number | undefined;
  /** Goes on after this seq: the last of the page before. */
  readonly afterSeq?: number | undefined;
  readonly limit?: number | undefined;
  /** Only events of these types. */
  readonly types?: readonly EventType[] | undefined;
}

/** The seqs of an entity's events in order, a page at a time. Refuses TOO_LARGE above 500 a page, VIEW_BEHIND where the views do not hold `asOfSeq`. */
export async function historyOf(views: Views, book: BookCode, { kind, id }: ViewedEntity, page: HistoryPage = {}): Promise<readonly number[]> {
  const { asOfSeq, afterSeq = -1, limit = HISTORY_PAGE_EVENTS, types } = page;
  if (limit > HISTORY_PAGE_EVENTS) refuse('TOO_LARGE', { limit: `${HISTORY_PAGE_EVENTS} events`, events: limit });
  const seqSeen = await views.seqSeen(book, asOfSeq);
  let events = views.reader.selectFrom('entity_event').select('seq').where('book', '=', book).where('kind', '=', kind).where('id', '=', id);
  if (types !== undefined) events = events.where('event_type', 'in', types);
  const rows = await events.where('seq', '>', afterSeq).where('seq', '<=', seqSeen).orderBy('seq').limit(limit).execute();
  return rows.map(({ seq }) => seq);
}
