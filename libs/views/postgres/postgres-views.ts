import { Kysely, PostgresDialect, sql } from 'kysely';
import { prepareTables } from '../schema.js';
import type { ViewTables } from '../tables.js';
import { Views, type ViewsOptions } from '../views.js';
import { isViewsUnreachable, ViewsUnreachable } from '../views-unreachable.js';
import { Pool, withoutPassword } from './pool.js';
import { postgresEngine } from './postgres-engine.js';

/** More connections than this are slower on a small machine. */
const READERS = 8;
const OLDEST_VERSION = 130_000;
/** Under this number processes that open the same database prepare its tables one after another. */
const PREPARING = 990_000;

/** Opens the views in a PostgreSQL database (13 or later); views of another version in it are thrown away, to be projected anew. Throws ViewsUnreachable. */
export async function openPostgresViews(address: string, options: ViewsOptions): Promise<Views> {
  // Transactions of a process come one after another: one connection writes, and another takes what a rebuild loads.
  const [writer, reader] = [kyselyOn(new Pool(address, 1)), kyselyOn(new Pool(address, READERS))];
  const bulk = new Pool(address, 1);
  const engine = postgresEngine(bulk);
  const close = async () => {
    await Promise.all([writer.destroy(), reader.destroy(), bulk.end()]);
  };
  try {
    await checkVersion(writer, address);
    await prepareTables(writer, engine, (trx) => sql`select pg_advisory_xact_lock(${PREPARING})`.execute(trx));
    return new Views({ ...options, engine, writer, reader, close });
  } catch (error) {
    await close();
    throw isViewsUnreachable(error) && !(error instanceof ViewsUnreachable)
      ? new ViewsUnreachable(`${withoutPassword(address)}: ${(error as Error).message}`, { cause: error })
      : error;
  }
}

async function checkVersion(db: Kysely<ViewTables>, address: string): Promise<void> {
  const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(db);
  const version = Number(rows[0]?.server_version_num);
  if (version < OLDEST_VERSION) throw new ViewsUnreachable(`${withoutPassword(address)}: PostgreSQL 13 or later is needed, this is ${version}`);
}

function kyselyOn(pool: Pool): Kysely<ViewTables> {
  return new Kysely<ViewTables>({ dialect: new PostgresDialect({ pool: pool as never }) });
}
