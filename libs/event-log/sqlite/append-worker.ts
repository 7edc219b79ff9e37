import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { AppendAnswer, AppendOrder, AppendSettings } from './append-message.js';

// The thread that writes, so that the event loop never waits for the disk. Its only imports that remain at run time are
// Node's own: Node then starts it from the compiled .js and, under test, from this .ts by stripping its types.

/** How long a write waits for a reader that recovers or closes the file. */
const BUSY_WAIT_MS = 5_000;
const COMMIT_ATTEMPTS = 3;
/** Errors of a write to the WAL (SQLITE_FULL, SQLITE_IOERR_WRITE): the commit mark, written last, is not there. */
const NOTHING_WRITTEN: readonly (number | undefined)[] = [13, 778];

/*
 * A checkpoint copies the pages of the WAL into the file, within the append that fills them up. Measured with appends
 * of 30 events: 1,000, 4,000 and 16,000 pages give the same rate, but the append that pays waits 4, 14 and 50 ms. Done
 * by the writer it ends before the next append starts, so the WAL begins anew at about 4 MiB (13 beside readers that
 * never pause and a backup). Only a snapshot held for long lets it grow; the size limit then takes the file back.
 */
const WAL_CHECKPOINT_PAGES = 1_000;
const WAL_KEPT_BYTES = 16 * 1024 * 1024;

const { path, maxPages } = workerData as AppendSettings;
const db = new DatabaseSync(path, { timeout: BUSY_WAIT_MS });
db.exec(`
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = ${WAL_CHECKPOINT_PAGES};
  PRAGMA journal_size_limit = ${WAL_KEPT_BYTES};
`);
if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);

const findBook = db.prepare('SELECT id FROM book WHERE code = ?');
const addBook = db.prepare('INSERT INTO book (code) VALUES (?)');
const findLast = db.prepare('SELECT seq, id FROM event WHERE book = ? ORDER BY seq DESC LIMIT 1');
const addEvent = db.prepare('INSERT INTO event (book, seq, id, type, data) VALUES (?, ?, ?, ?, ?)');

type SqliteError = Error & { readonly errcode?: number };

/** Set by the first unknown outcome: what is in the log is then known only by opening it anew. */
let stopped: AppendAnswer | undefined;

function append(order: AppendOrder): AppendAnswer {
  if (stopped !== undefined) return stopped;
  let answer = attempt(order);
  // A commit that failed (the disk would not confirm it) may be in the WAL all the same: no reader sees it now, but it
  // comes to light after a crash. Only the same batch again, written over it at the same place, settles what is true.
  for (let attempts = 1; answer.kind === 'unknown' && attempts < COMMIT_ATTEMPTS; attempts++) {
    const again = attempt(order);
    if (again.kind === 'stored') answer = again;
  }
  if (answer.kind === 'unknown') stopped = answer;
  return answer;
}

function attempt(order: AppendOrder): AppendAnswer {
  let committing = false;
  try {
    db.exec('BEGIN IMMEDIATE');
    const actualSeq = last(order).seq + 1;
    if (actualSeq !== order.expectedSeq) {
      db.exec('ROLLBACK');
      return { kind: 'wrong seq', actualSeq };
    }
    insert(order);
    committing = true;
    db.exec('COMMIT');
    return { kind: 'stored' };
  } catch (error) {
    return failure(order, committing, error as SqliteError);
  }
}

function failure(order: AppendOrder, committing: boolean, { message, errcode }: SqliteError): AppendAnswer {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
    if (!committing) return { kind: 'failed', reason: message };
    const { seq, id } = last(order);
    if (seq === order.expectedSeq + order.ids.length - 1 && id === order.ids.at(-1)) return { kind: 'stored' };
    return { kind: NOTHING_WRITTEN.includes(errcode) ? 'failed' : 'unknown', reason: message };
  } catch (error) {
    return { kind: 'unknown', reason: `${message}, then ${(error as Error).message}` };
  }
}

/** The last event of the order's book; before the first, seq −1. */
function last({ book }: AppendOrder): { seq: number; id?: string } {
  const known = findBook.get(book);
  const row = known && findLast.get(known.id as number);
  return row === undefined ? { seq: -1 } : { seq: row.seq as number, id: row.id as string };
}

function insert({ book, expectedSeq, ids, types, lengths, bytes }: AppendOrder): void {
  const bookId = (findBook.get(book)?.id as number | undefined) ?? addBook.run(book).lastInsertRowid;
  let start = 0;
  for (let i = 0; i < ids.length; i++) {
    const end = start + (lengths[i] as number);
    addEvent.run(bookId, expectedSeq + i, ids[i] as string, types[i] as string, bytes.subarray(start, end));
    start = end;
  }
}

parentPort?.on('message', (order: AppendOrder | 'close') => {
  if (order === 'close') {
    db.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(append(order));
  }
});
parentPort?.postMessage('open');
