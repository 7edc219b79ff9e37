import type { EventOf, EventType, RecordedEvent } from '#libs/book/events.js';
import { fromStored } from '#libs/book/stored-document.js';
import { type EventLog, READ_LIMIT_EVENTS } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { HISTORY_PAGE_EVENTS, historyOf } from './history-of.js';
import type { ViewedEntity } from './tables.js';
import type { Views } from './views.js';

/** Where a query reads: the views say which events, the log has them. */
export interface Sources {
  readonly views: Views;
  readonly log: Pick<EventLog, 'readAt'>;
}

/** No levy, and no unit's month, has more; whoever asks for more at once is turned away. */
const ENTITY_LIMIT_EVENTS = 10_000;

/** All events of an entity up to `asOfSeq`, of these types, in order. Refuses TOO_LARGE above 10,000. */
export async function eventsOf<T extends EventType>(
  sources: Sources,
  book: BookCode,
  entity: ViewedEntity,
  of: { asOfSeq: number; types?: readonly T[] },
): Promise<readonly EventOf<T>[]> {
  const events: EventOf<T>[] = [];
  for (let afterSeq = -1; ; ) {
    const seqs = await historyOf(sources.views, book, entity, { ...of, afterSeq });
    events.push(...((await eventsAt(sources, book, seqs)) as EventOf<T>[]));
    if (events.length > ENTITY_LIMIT_EVENTS) refuse('TOO_LARGE', { limit: `${ENTITY_LIMIT_EVENTS} events`, ...entity });
    if (seqs.length < HISTORY_PAGE_EVENTS) return events;
    afterSeq = seqs.at(-1) as number;
  }
}

/** The events at these places, in the order asked. */
export async function eventsAt({ log }: Sources, book: BookCode, seqs: readonly number[]): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let start = 0; start < seqs.length; start += READ_LIMIT_EVENTS) {
    const stored = await log.readAt(book, seqs.slice(start, start + READ_LIMIT_EVENTS));
    events.push(...stored.map(fromStored));
  }
  return events;
}
