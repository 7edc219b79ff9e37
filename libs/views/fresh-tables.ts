import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Engine } from './engine.js';
import { createEntityEvents, createJournalLines, indexEntities, indexJournal } from './schema.js';
import type { FreshTables, ViewTables } from './tables.js';

/** No rebuild takes as long: a day-old table is what a crash left. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;
const NAME = /^(?:journal_line|entity_event)_fresh_(\d{13})_[0-9a-f]{8}$/;

/** How many rows each of them has. */
export interface RowCounts {
  readonly journal: number;
  readonly entities: number;
}

/** Makes fresh tables, without indexes, and drops those that an earlier rebuild cannot come back for. */
export async function createFreshTables(db: Kysely<ViewTables>, { text }: Pick<Engine, 'text'>, now = Date.now()): Promise<FreshTables> {
  const suffix = `fresh_${String(now).padStart(13, '0')}_${randomBytes(4).toString('hex')}`;
  const fresh = { journal: `journal_line_${suffix}`, entities: `entity_event_${suffix}` };
  for (const { name } of await db.introspection.getTables()) {
    const begunAt = NAME.exec(name)?.[1];
    if (begunAt !== undefined && now - Number(begunAt) > ABANDONED_AFTER_MS) await db.schema.dropTable(name).ifExists().execute();
  }
  await createJournalLines(db, fresh.journal, text);
  await createEntityEvents(db, fresh.entities, text);
  return fresh;
}

/** Indexes what a rebuild has filled: with it a rebuild takes a fifth of the time that rows under live indexes take. */
export async function indexFreshTables(db: Kysely<ViewTables>, { journal, entities }: FreshTables): Promise<void> {
  await indexJournal(db, journal);
  await indexEntities(db, entities);
}

export async function dropFreshTables(db: Kysely<ViewTables>, fresh: FreshTables): Promise<void> {
  for (const table of [fresh.journal, fresh.entities]) await db.schema.dropTable(table).ifExists().execute();
}

export async function countFreshRows(db: Kysely<ViewTables>, { journal, entities }: FreshTables): Promise<RowCounts> {
  return { journal: await rowsIn(db, journal as 'journal_line'), entities: await rowsIn(db, entities as 'entity_event') };
}

/** Puts the fresh tables into the place of the live ones; their indexes come along. */
export async function swapTables(db: Kysely<ViewTables>, { journal, entities }: FreshTables): Promise<void> {
  for (const [live, fresh] of [
    ['journal_line', journal],
    ['entity_event', entities],
  ] as const) {
    await db.schema.dropTable(live).execute();
    await db.schema.alterTable(fresh).renameTo(live).execute();
  }
}

async function rowsIn(db: Kysely<ViewTables>, table: 'journal_line' | 'entity_event'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
