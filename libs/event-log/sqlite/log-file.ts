import { DatabaseSync } from 'node:sqlite';
import { LogBroken, LogLocked } from '../port.js';

/** "MZLG": tells a log from any other SQLite file. */
const APPLICATION_ID = 0x4d5a4c47;
const FORMAT = 1;
/** How long opening or reading waits for a process that recovers or closes the file; appends make nobody wait. */
const BUSY_WAIT_MS = 5_000;

/*
 * A table with a rowid and an index, not WITHOUT ROWID: documents of more than a quarter page would spill there, at a
 * third of the append rate, and counting a book's events would read them all. The id is text: as 16 bytes it saved
 * nothing that could be measured, and cost a tenth of the read rate.
 */
const SCHEMA = `
  BEGIN IMMEDIATE;
  CREATE TABLE book (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE event (
    book INTEGER NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (book, seq)
  ) STRICT;
  CREATE TRIGGER event_never_changed BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'stored events never change'); END;
  CREATE TRIGGER event_never_removed BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'stored events never change'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
  COMMIT;
`;

/** Makes the log unless it is there. Throws LogBroken, and changes nothing, if the file is something else. */
export function createLogFile(path: string): void {
  asBroken(path, () => {
    const db = new DatabaseSync(path, { timeout: BUSY_WAIT_MS });
    try {
      const isNew = isEmpty(db);
      if (!isNew) checkFormat(db);
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      if (isNew) db.exec(SCHEMA);
    } finally {
      db.close();
    }
  });
}

/** Opens a log for reading, whoever writes to it. Throws LogBroken if it is none, or if a book has a gap. */
export function openForReading(path: string): DatabaseSync {
  return asBroken(path, () => {
    const db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_WAIT_MS });
    try {
      checkFormat(db);
      checkGapless(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Runs what touches the file: whatever goes wrong, but for the lock, is LogBroken with the file's path. */
export function asBroken<T>(path: string, touch: () => T): T {
  try {
    return touch();
  } catch (cause) {
    if (cause instanceof LogLocked) throw cause;
    throw new LogBroken(`${path}: ${(cause as Error).message}`, { cause });
  }
}

/** True also after a crash while the file was being made. */
function isEmpty(db: DatabaseSync): boolean {
  return pragma(db, 'application_id') === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

function checkFormat(db: DatabaseSync): void {
  if (pragma(db, 'application_id') !== APPLICATION_ID) throw new Error('not an event log');
  const format = pragma(db, 'user_version');
  if (format !== FORMAT) throw new Error(`event log of format ${format}, this program reads format ${FORMAT}`);
}

/** Seqs are distinct and not negative, so as many as the last one says means that none is missing. Reads the index only. */
function checkGapless(db: DatabaseSync): void {
  const counted = db.prepare(`
    SELECT code, count(seq) AS count, coalesce(max(seq), -1) + 1 AS head
    FROM book LEFT JOIN event ON event.book = book.id GROUP BY book.id
  `);
  for (const { code, count, head } of counted.all()) {
    if (count !== head) throw new Error(`book ${code} has ${count} events, its last one says ${head}`);
  }
}

function pragma(db: DatabaseSync, name: string): unknown {
  return db.prepare(`PRAGMA ${name}`).get()?.[name];
}
