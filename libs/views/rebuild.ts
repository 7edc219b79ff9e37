import type { Kysely } from 'kysely';
import type { EventLog, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { type Checkpoint, checkpointOf, forget, isOfLog, overtake, START } from './checkpoint.js';
import { type Rows, rowsOf } from './project.js';
import { RowWriter } from './row-writer.js';
import { createFreshTables, indexFreshTables, swapTables } from './schema.js';
import type { ViewTables } from './tables.js';

/** Events of one transaction: enough to spread its cost, few enough that a follower of another book is not kept waiting. */
const BATCH_EVENTS = 5_000;

const journal = new RowWriter('journal_line_fresh');
const entities = new RowWriter('entity_event_fresh');

export interface Rebuilding {
  readonly writer: Kysely<ViewTables>;
  readonly log: EventLog;
  readonly book: BookCode;
  /** Breaks it off; the live views stay. */
  readonly signal: AbortSignal;
}

/**
 * Fills fresh tables from the book's first event, indexes them at the end, and puts them into the place of the live ones in one
 * transaction, with the rows of other books and the checkpoint. The live views are read and followed meanwhile, and never go back.
 * The seq that comes next.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<number> {
  const { writer, log, book } = rebuilding;
  if (!(await isOfLog(await checkpointOf(writer, book), log, book))) await forget(writer, book);
  await createFreshTables(writer);
  let filled = await fill(rebuilding, START);
  await indexFreshTables(writer);
  while (!(await replace(rebuilding, filled))) filled = await fill(rebuilding, filled);
  return filled.nextSeq;
}

/** Projects the log from where the fresh tables stand to its end. */
async function fill({ writer, log, book, signal }: Rebuilding, from: Checkpoint): Promise<Checkpoint> {
  let rows: Rows = { journal: [], entities: [] };
  let last: StoredEvent | undefined;
  let gathered = 0;
  for await (const chunk of log.read(book, from.nextSeq)) {
    signal.throwIfAborted();
    rowsOf(book, chunk, rows);
    last = chunk.at(-1);
    gathered += chunk.length;
    if (gathered < BATCH_EVENTS) continue;
    await write(writer, rows);
    rows = { journal: [], entities: [] };
    gathered = 0;
  }
  await write(writer, rows);
  return last === undefined ? from : { nextSeq: last.seq + 1, lastEventId: last.id };
}

async function write(writer: Kysely<ViewTables>, rows: Rows): Promise<void> {
  await writer.transaction().execute(async (trx) => {
    await journal.write(trx, rows.journal);
    await entities.write(trx, rows.entities);
  });
}

/** False, and nothing is changed, if the live views have come further meanwhile. */
async function replace({ writer, book }: Rebuilding, filled: Checkpoint): Promise<boolean> {
  return writer.transaction().execute(async (trx) => {
    if (!(await overtake(trx, book, filled))) return false;
    await takeOtherBooks(trx, book);
    await swapTables(trx);
    return true;
  });
}

async function takeOtherBooks(trx: Kysely<ViewTables>, book: BookCode): Promise<void> {
  await trx
    .insertInto('journal_line_fresh')
    .expression(trx.selectFrom('journal_line').selectAll().where('book', '!=', book))
    .execute();
  await trx
    .insertInto('entity_event_fresh')
    .expression(trx.selectFrom('entity_event').selectAll().where('book', '!=', book))
    .execute();
}
