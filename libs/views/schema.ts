import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Engine } from './engine.js';
import { SCHEMA_VERSION, type ViewTables } from './tables.js';

type Column = readonly [name: string, type: 'text' | 'bigint' | 'integer', nullable?: 'nullable'];

const JOURNAL_LINE: readonly Column[] = [
  ['book', 'text'],
  ['seq', 'bigint'],
  ['line', 'integer'],
  ['unit_id', 'text'],
  ['account', 'text'],
  ['levy_id', 'text', 'nullable'],
  ['officer_id', 'text', 'nullable'],
  ['period_id', 'text'],
  ['occurred_on', 'text'],
  ['recorded_on', 'text'],
  ['event_type', 'text'],
  ['fen', 'bigint'],
];

const ENTITY_EVENT: readonly Column[] = [
  ['book', 'text'],
  ['kind', 'text'],
  ['id', 'text'],
  ['seq', 'bigint'],
  ['event_type', 'text'],
];

const CHECKPOINT: readonly Column[] = [
  ['book', 'text'],
  ['projection', 'text'],
  ['next_seq', 'bigint'],
  ['last_event_id', 'text', 'nullable'],
  ['schema_version', 'integer'],
];

/** Makes the tables, or keeps them if they are of this version; those of another are dropped, since the log can always fill them again. `first` opens the transaction. */
export async function prepareTables(db: Kysely<ViewTables>, { text }: Pick<Engine, 'text'>, first: (trx: Kysely<ViewTables>) => Promise<unknown> = async () => {}): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await first(trx);
    await createTable(trx, 'checkpoint', { columns: CHECKPOINT, text });
    const versions = await trx.selectFrom('checkpoint').select('schema_version').distinct().execute();
    if (versions.length === 1 && versions[0]?.schema_version === SCHEMA_VERSION) return;

    for (const table of ['checkpoint', 'journal_line', 'entity_event']) await trx.schema.dropTable(table).ifExists().execute();
    await createTable(trx, 'checkpoint', { columns: CHECKPOINT, text });
    await trx.schema.createIndex('checkpoint_key').on('checkpoint').columns(['book', 'projection']).unique().execute();
    await createJournalLines(trx, 'journal_line', text);
    await indexJournal(trx, 'journal_line');
    await createEntityEvents(trx, 'entity_event', text);
    await indexEntities(trx, 'entity_event');
  });
}

export function createJournalLines(db: Kysely<ViewTables>, table: string, text: Engine['text']): Promise<void> {
  return createTable(db, table, { columns: JOURNAL_LINE, text });
}

export function createEntityEvents(db: Kysely<ViewTables>, table: string, text: Engine['text']): Promise<void> {
  return createTable(db, table, { columns: ENTITY_EVENT, text });
}

async function createTable(db: Kysely<ViewTables>, table: string, { columns, text }: { columns: readonly Column[]; text: Engine['text'] }): Promise<void> {
  let creation = db.schema.createTable(table).ifNotExists();
  for (const [name, type, nullable] of columns) creation = creation.addColumn(name, type === 'text' ? text : type, (column) => (nullable ? column : column.notNull()));
  await creation.execute();
}

/** A balance is a sum along the first index, which holds all that it asks; a levy's lines are few and found by the second. */
export async function indexJournal(db: Kysely<ViewTables>, table: string): Promise<void> {
  const covering = ['book', 'unit_id', 'account', 'period_id', 'seq', 'line', 'occurred_on', 'recorded_on', 'fen'];
  await db.schema.createIndex(indexName('journal_line_balance')).on(table).columns(covering).unique().execute();
  await db.schema.createIndex(indexName('journal_line_levy')).on(table).columns(['book', 'levy_id', 'seq']).where('levy_id', 'is not', null).execute();
}

export async function indexEntities(db: Kysely<ViewTables>, table: string): Promise<void> {
  await db.schema.createIndex(indexName('entity_event_key')).on(table).columns(['book', 'kind', 'id', 'seq', 'event_type']).unique().execute();
}

/** An index keeps its name when its table is renamed, so that the next rebuild's needs another one. */
function indexName(purpose: string): string {
  return `${purpose}_${randomBytes(4).toString('hex')}`;
}
