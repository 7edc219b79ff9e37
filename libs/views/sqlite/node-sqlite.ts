import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** How long a statement waits for another process's transaction. It waits on the event loop's own thread, so not for long: who follows tries again. */
const BUSY_WAIT_MS = 250;
/** Shapes of statements that stay prepared; a rebuild runs a few of them thousands of times. */
const PREPARED_LIMIT = 256;

/*
 * NORMAL: a power cut may lose the last transactions, never half of one. Rows and checkpoint go together, so what is lost is
 * projected again from the log, which alone is the truth and is written with FULL.
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA journal_size_limit = ${64 * 1024 * 1024};
`;

/** Presents node:sqlite with the subset of better-sqlite3 that Kysely's SqliteDialect calls. An integer beyond the safe ones throws when read. */
export function nodeSqlite(path: string, { readOnly = false }: { readOnly?: boolean } = {}): SqliteDatabase {
  const db = new DatabaseSync(path, { readOnly, timeout: BUSY_WAIT_MS });
  if (!readOnly) db.exec(SETTINGS);
  const prepared = new Map<string, SqliteStatement>();

  return {
    close: () => db.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= PREPARED_LIMIT) prepared.clear();
      const statement = prepare(db, sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(db: DatabaseSync, sql: string): SqliteStatement {
  const statement = db.prepare(sql);
  const inputs = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...inputs(parameters)),
    run: (parameters) => statement.run(...inputs(parameters)),
    iterate: (parameters) => statement.iterate(...inputs(parameters)),
  };
}
