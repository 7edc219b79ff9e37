import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openViews } from '#libs/views/open-views.js';
import type { Views } from '#libs/views/views.js';
import { TestingServer } from './testing-server.js';

const DEBIANS_POSTGRES = '/usr/lib/postgresql';

/** A database in which views can lie. */
export interface ViewStore {
  readonly name: 'SQLite' | 'PostgreSQL';
  open(): Promise<Views>;
  /** Throws away what lies in it. */
  empty(): Promise<void>;
}

/** Does something with a SQLite file, and with the PostgreSQL at BENCH_POSTGRES, whose views are thrown away, else one of our own where Debian's is installed. */
export async function withViewStores(folder: string, use: (stores: readonly ViewStore[]) => Promise<void>): Promise<void> {
  const given = process.env.BENCH_POSTGRES;
  const own = given === undefined && existsSync(DEBIANS_POSTGRES) ? await TestingServer.start('libs/views/postgres/serve-postgres.testing.ts') : undefined;
  const postgres = given ?? own?.address;
  try {
    await use([sqliteIn(join(folder, 'views')), ...(postgres === undefined ? [] : [postgresAt(postgres)])]);
  } finally {
    await own?.stop();
  }
}

function sqliteIn(folder: string): ViewStore {
  return { name: 'SQLite', open: () => openStrictly(`sqlite:${join(folder, 'views.db')}`), empty: async () => rmSync(folder, { recursive: true, force: true }) };
}

function postgresAt(address: string): ViewStore {
  const open = () => openStrictly(address);
  const empty = async () => {
    const views = await open();
    await sql`truncate journal_line, entity_event, checkpoint`.execute(views.reader);
    await views.close();
  };
  return { name: 'PostgreSQL', open, empty };
}

function openStrictly(address: string): Promise<Views> {
  return openViews(address, {
    onFault: (error) => {
      throw error;
    },
  });
}
