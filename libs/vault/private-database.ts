import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Statements } from './statements.js';

/** How long a statement waits for another process's transaction before it fails. */
const WAIT_MS = 2_000;

/**
 * An SQLite file for what must stay out of the log: readable by its owner only, durable once committed,
 * and what is deleted is overwritten with zeros.
 */
export class PrivateDatabase {
  readonly sql: Statements;
  private readonly db: DatabaseSync;

  constructor(path: string, schema: string) {
    // SQLite would create the file readable by everybody; -wal and -shm take the mode of the file.
    closeSync(openSync(path, 'a', 0o600));
    this.db = new DatabaseSync(path, { timeout: WAIT_MS });
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    this.db.exec(schema);
    this.sql = new Statements(this.db);
  }

  /** All of the work, or nothing of it. The result is durable when this returns. */
  transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Empties the write-ahead log, where old images of pages linger. False if another reader still needs it. */
  emptyWriteAheadLog(): boolean {
    return this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  }

  close(): void {
    this.db.close();
  }
}
