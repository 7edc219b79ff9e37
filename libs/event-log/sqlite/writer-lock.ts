import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogLocked } from '../port.js';
import { asBroken } from './log-file.js';

/** Long enough for two that start together to sort it out. */
const LOCK_WAIT_MS = 500;
const SQLITE_BUSY = 5;

/**
 * The right to write to a log: an exclusive transaction on a small database beside it, which the system itself ends when
 * the process does. Readers never touch it. It keeps a second writer from starting; that no two appends get one place
 * rests on the append's own transaction, so even a lock file that somebody deletes loses nothing.
 *
 * Throws LogLocked if another writer, of this process or another, holds it. Closing what is returned gives it back.
 */
export function takeWriterLock(path: string): DatabaseSync {
  return asBroken(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    // One log has one lock, whatever links lead to it.
    const lockPath = `${existsSync(path) ? realpathSync(path) : path}.lock`;
    const lock = new DatabaseSync(lockPath, { timeout: LOCK_WAIT_MS });
    try {
      // Nothing is ever written to it, so it needs no journal that a kill would leave behind.
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
      throw new LogLocked(`another process is writing to ${path} and holds ${lockPath}; it can be opened for reading`);
    }
  });
}
