import type { Kysely } from 'kysely';
import { fromStored } from '#libs/book/stored-document.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import { POSTING_RULES } from '#libs/journal/posting-rules.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { advance } from './checkpoint.js';
import { entityRows, journalRows } from './projections.js';
import { RowWriter } from './row-writer.js';
import type { EntityEventRow, JournalLineRow, ViewTables } from './tables.js';

const journal = new RowWriter('journal_line');
const entities = new RowWriter('entity_event');

/** The rows of some events. */
export interface Rows {
  readonly journal: JournalLineRow[];
  readonly entities: EntityEventRow[];
}

/** What stored events of a book become. Stops with LOG_BROKEN where one is none, is another book's, or of a type that this version does not know. */
export function rowsOf(book: BookCode, chunk: readonly StoredEvent[], rows: Rows = { journal: [], entities: [] }): Rows {
  for (const stored of chunk) {
    const event = fromStored(stored);
    const { seq, type } = event;
    assertHolds(event.book === book, 'LOG_BROKEN', () => ({ seq, book, ofBook: event.book }));
    assertHolds(Object.hasOwn(POSTING_RULES, type), 'LOG_BROKEN', () => ({ seq, unknownType: type }));
    rows.journal.push(...journalRows(event));
    rows.entities.push(...entityRows(event));
  }
  return rows;
}

/** Writes the rows of a chunk (not empty) with the checkpoint in one transaction; the seq that comes next. Throws CheckpointMoved. */
export async function project(writer: Kysely<ViewTables>, book: BookCode, chunk: readonly StoredEvent[]): Promise<number> {
  const rows = rowsOf(book, chunk);
  const [first, last] = [chunk[0] as StoredEvent, chunk.at(-1) as StoredEvent];
  const to = { nextSeq: last.seq + 1, lastEventId: last.id };
  await writer.transaction().execute(async (trx) => {
    await advance(trx, book, { fromSeq: first.seq, to });
    await journal.write(trx, rows.journal);
    await entities.write(trx, rows.entities);
  });
  return to.nextSeq;
}
