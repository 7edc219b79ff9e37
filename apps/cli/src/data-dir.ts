import { join } from 'node:path';
import type { EventLog } from '#libs/event-log/port.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';

/** Where the embedded log, the views and the vault lie: DATA_DIR, else ./data. */
export function dataDir(): string {
  return process.env.DATA_DIR ?? './data';
}

/** The embedded log of a data folder, for reading beside a running server. */
export function openLogForReading(dir: string): Promise<EventLog> {
  return openSqliteLog(join(dir, 'book.db'), { readOnly: true });
}

/** The embedded log of a data folder, for writing; LOG_LOCKED while a server holds it. */
export function openLogForWriting(dir: string): Promise<EventLog> {
  return openSqliteLog(join(dir, 'book.db'));
}
