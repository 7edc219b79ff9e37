import type { Kysely } from 'kysely';
import type { ReadableLog } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { SCHEMA_VERSION, type ViewTables } from './tables.js';

/** Journal lines and entity index are written together, as one projection. */
const PROJECTION = 'ledger';

/** How far the views of a book have come: the seq that they take next, and the id of the event before it. */
export interface Checkpoint {
  readonly nextSeq: number;
  readonly lastEventId: string | null;
}

export const START: Checkpoint = { nextSeq: 0, lastEventId: null };

/** Somebody else has projected these events, or put other views in place: nothing of the chunk is written. */
export class CheckpointMoved extends Error {
  override name = 'CheckpointMoved';
}

/** The checkpoint of a book; the start for a book without views. */
export async function checkpointOf(db: Kysely<ViewTables>, book: BookCode): Promise<Checkpoint> {
  const row = await db.selectFrom('checkpoint').select(['next_seq', 'last_event_id']).where('book', '=', book).where('projection', '=', PROJECTION).executeTakeFirst();
  return row === undefined ? START : { nextSeq: row.next_seq, lastEventId: row.last_event_id };
}

/**
 * Moves the checkpoint from exactly `fromSeq`, or throws CheckpointMoved. The first statement of its transaction: whoever comes
 * second waits for it, sees it moved, and writes nothing twice.
 */
export async function advance(trx: Kysely<ViewTables>, book: BookCode, { fromSeq, to }: { fromSeq: number; to: Checkpoint }): Promise<void> {
  if (fromSeq === 0) await begin(trx, book);
  const { numUpdatedRows } = await moved(trx, book, to).where('next_seq', '=', fromSeq).executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new CheckpointMoved(`the views of ${book} do not stand at ${fromSeq}`);
}

/** Puts the checkpoint to where rebuilt views have come; false, and nothing is changed, if the live ones have come further. */
export async function overtake(trx: Kysely<ViewTables>, book: BookCode, to: Checkpoint): Promise<boolean> {
  await begin(trx, book);
  const { numUpdatedRows } = await moved(trx, book, to).where('next_seq', '<=', to.nextSeq).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Forgets all views of a book. */
export async function forget(db: Kysely<ViewTables>, book: BookCode): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['checkpoint', 'journal_line', 'entity_event'] as const) await trx.deleteFrom(table).where('book', '=', book).execute();
  });
}

/** Whether the views were made from this log: false after a log was removed or an older copy of it was put back. */
export async function isOfLog({ nextSeq, lastEventId }: Checkpoint, log: ReadableLog, book: BookCode): Promise<boolean> {
  if (nextSeq === 0) return true;
  if (nextSeq > (await log.head(book))) return false;
  const [last] = await log.readAt(book, [nextSeq - 1]);
  return last?.id === lastEventId;
}

async function begin(trx: Kysely<ViewTables>, book: BookCode): Promise<void> {
  const start = { book, projection: PROJECTION, next_seq: START.nextSeq, last_event_id: START.lastEventId, schema_version: SCHEMA_VERSION };
  await trx
    .insertInto('checkpoint')
    .values(start)
    .onConflict((conflict) => conflict.columns(['book', 'projection']).doNothing())
    .execute();
}

function moved(trx: Kysely<ViewTables>, book: BookCode, to: Checkpoint) {
  return trx.updateTable('checkpoint').set({ next_seq: to.nextSeq, last_event_id: to.lastEventId }).where('book', '=', book).where('projection', '=', PROJECTION);
}
