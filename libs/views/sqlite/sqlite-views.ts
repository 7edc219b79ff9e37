import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { prepareTables } from '../schema.js';
import type { ViewTables } from '../tables.js';
import { Views, type ViewsOptions } from '../views.js';
import { nodeSqlite } from './node-sqlite.js';
import { sqliteEngine } from './sqlite-engine.js';

/** Opens the views in a SQLite file, which is made if it is not there; views of another version in it are thrown away, to be projected anew. */
export async function openSqliteViews(path: string, options: ViewsOptions): Promise<Views> {
  mkdirSync(dirname(path), { recursive: true });
  const writer = kyselyOn(path);
  const engine = sqliteEngine(writer);
  try {
    await prepareTables(writer, engine);
    const reader = kyselyOn(path, { readOnly: true });
    const close = async () => {
      await Promise.all([writer.destroy(), reader.destroy()]);
    };
    return new Views({ ...options, engine, writer, reader, close });
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

function kyselyOn(path: string, options: { readOnly?: boolean } = {}): Kysely<ViewTables> {
  return new Kysely<ViewTables>({ dialect: new SqliteDialect({ database: nodeSqlite(path, options) }) });
}
