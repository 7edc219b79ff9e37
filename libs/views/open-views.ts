import { openSqliteViews } from './sqlite/sqlite-views.js';
import type { Views, ViewsOptions } from './views.js';

const SQLITE = 'sqlite:';
const POSTGRES = /^postgres(ql)?:\/\//;

/** What is wrong with the address of views, as an end to "must be ..."; undefined where it is one. */
export function viewsAddressFault(address: string): string | undefined {
  const isFile = address.startsWith(SQLITE) && address !== SQLITE;
  return isFile || (POSTGRES.test(address) && URL.canParse(address)) ? undefined : 'sqlite:<path of a file> or postgres://user:password@host/database';
}

/** Opens the views at `sqlite:<path of a file>`, or in a PostgreSQL database. Throws ViewsUnreachable, or the fault of a file that is none of ours. */
export async function openViews(address: string, options: ViewsOptions): Promise<Views> {
  if (!POSTGRES.test(address)) return openSqliteViews(address.slice(SQLITE.length), options);
  // Who keeps his views in a file need not load the driver.
  const { openPostgresViews } = await import('./postgres/postgres-views.js');
  return openPostgresViews(address, options);
}
