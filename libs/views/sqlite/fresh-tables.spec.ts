import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { createFreshTables } from '../fresh-tables.js';
import { Ledger, rowsFor, rowsIn } from '../ledger.testing.js';
import { FreshTablesDiffer } from '../rebuild.js';
import type { ViewTables } from '../tables.js';
import { nodeSqlite } from './node-sqlite.js';
import { openSqliteViews } from './sqlite-views.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2015, 2, 2);

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fresh-'));
  path = join(folder, 'views.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs statements on the file past the views. */
function behindTheirBack<T>(work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const freshNames = () =>
  behindTheirBack((database) => database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%_fresh_%' ORDER BY name").all()).map(({ name }) => name);

/** When it has been read to the end, the tables for the rows begin to lose them. */
class TamperedLog extends MemoryLog {
  override async *read(book: BookCode, from: number): AsyncGenerator<readonly StoredEvent[]> {
    yield* super.read(book, from);
    const [, journal] = freshNames();
    behindTheirBack((database) => database.exec(`CREATE TRIGGER loses_rows AFTER INSERT ON ${journal} BEGIN DELETE FROM ${journal} WHERE rowid = new.rowid; END`));
  }
}

describe('fresh tables', () => {
  it('have names of their own; what a crash left goes after a day, what is a day old at most stays', async () => {
    const db = new Kysely<ViewTables>({ dialect: new SqliteDialect({ database: nodeSqlite(path) }) });
    const left = await createFreshTables(db, { text: 'text' }, NOW);
    const beside = await createFreshTables(db, { text: 'text' }, NOW);
    expect(beside.journal).not.toBe(left.journal);
    await createFreshTables(db, { text: 'text' }, NOW + DAY_MS);
    expect(freshNames()).toHaveLength(6);
    const last = await createFreshTables(db, { text: 'text' }, NOW + DAY_MS + 1);
    expect(freshNames()).toHaveLength(4);
    expect(freshNames()).toEqual(expect.arrayContaining([last.journal, last.entities]));
    await db.destroy();
  });

  it('are not put in place where they lost a row', async () => {
    const views = await openSqliteViews(path, { onFault: () => {} });
    const memory = new MemoryLog();
    const ledger = await Ledger.open(memory);
    await ledger.projectInto(views);
    const expected = await rowsFor(ledger);
    await expect(views.rebuild(new TamperedLog(memory.file), ANHE)).rejects.toThrow(FreshTablesDiffer);
    expect(await rowsIn(views)).toEqual(expected);
    expect(freshNames()).toEqual([]);
    await views.close();
  });
});
