import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { distinctUntilChanged, fromEvent, interval, lastValueFrom, map, type Observable, Subject, startWith, takeUntil, takeWhile } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { checkAppend, checkSeq, checkSeqs } from '../limits.js';
import { type EventLog, LogClosed, LogLocked, READ_LIMIT_EVENTS, type StoredDocument, type StoredEvent } from '../port.js';
import { EventReader } from './event-reader.js';
import { LogWriter } from './log-writer.js';

/** How often a log that only reads looks whether another process has appended. */
const LOOK_EVERY_MS = 100;

export interface SqliteLogOptions {
  /** Opens beside whoever writes; every append is LogLocked. The log must be there. */
  readonly readOnly?: boolean;
  /** The size that the file may grow to, in pages of 4 KiB: an append beyond it fails as on a full disk. */
  readonly maxPages?: number;
}

/**
 * Opens the log in a SQLite file; without `readOnly` it is made if it is not there, and this process holds the right to
 * write until it closes the log or dies. Throws LogLocked if another holds it, LogBroken if the file is no log or a book
 * in it has a gap.
 */
export async function openSqliteLog(path: string, options: SqliteLogOptions = {}): Promise<EventLog> {
  const writer = options.readOnly ? undefined : await LogWriter.open({ path, maxPages: options.maxPages });
  try {
    return new SqliteLog(new EventReader(path), writer);
  } catch (error) {
    await writer?.close();
    throw error;
  }
}

class SqliteLog implements EventLog {
  private readonly appended = new Subject<void>();
  private readonly closing = new Subject<void>();
  private closed: Promise<void> | undefined;

  constructor(
    private readonly reader: EventReader,
    private readonly writer: LogWriter | undefined,
  ) {}

  async append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    const writer = this.checkMayWrite();
    checkAppend(expectedSeq, documents);
    await writer.append(book, expectedSeq, documents);
    this.appended.next();
  }

  async *read(book: BookCode, from: number): AsyncGenerator<readonly StoredEvent[]> {
    checkSeq(from);
    const end = this.reader.head(book);
    // A turn of the event loop between chunks: whoever folds a whole book does not keep the others from being served.
    for (let next = from; next < end; await turnOfTheLoop()) {
      const chunk = this.reader.events(book, next, Math.min(READ_LIMIT_EVENTS, end - next));
      yield chunk;
      next += chunk.length;
    }
  }

  async readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    checkSeqs(seqs);
    return this.reader.eventsAt(book, seqs);
  }

  async *subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    checkSeq(from);
    // Caught up or not, the next chunk is always read by its place: there is no seam between past and live.
    for (let next = from; !signal.aborted && !this.closed; await turnOfTheLoop()) {
      const count = Math.min(READ_LIMIT_EVENTS, this.reader.head(book) - next);
      if (count > 0) {
        yield this.reader.events(book, next, count);
        next += count;
      } else {
        await this.growthBeyond(book, next, signal);
      }
    }
  }

  changes(book: BookCode): Observable<number> {
    // Own appends tell when to look; beside another process's writer only the clock can. The head is read, not carried
    // along: a hint that comes late cannot turn it back.
    const hints: Observable<unknown> = this.writer ? this.appended : interval(LOOK_EVERY_MS);
    return hints.pipe(
      startWith(undefined),
      map(() => this.reader.head(book)),
      distinctUntilChanged(),
      takeUntil(this.closing),
    );
  }

  async head(book: BookCode): Promise<number> {
    return this.reader.head(book);
  }

  async checkWritable(): Promise<void> {
    this.checkMayWrite();
  }

  async books(): Promise<readonly BookCode[]> {
    return this.reader.books();
  }

  close(): Promise<void> {
    this.closed ??= this.shut();
    return this.closed;
  }

  private async shut(): Promise<void> {
    this.closing.next();
    // The reader first: the last connection to leave empties the WAL into the file, and must be one that may write.
    this.reader.close();
    await this.writer?.close();
  }

  private checkMayWrite(): LogWriter {
    if (this.closed) throw new LogClosed('the log is closed');
    if (this.writer === undefined) throw new LogLocked('the log was opened for reading only');
    return this.writer;
  }

  /** Waits until the book has more than `seq` events, the signal aborts or the log closes. */
  private growthBeyond(book: BookCode, seq: number, signal: AbortSignal): Promise<unknown> {
    const heads = this.changes(book).pipe(
      takeWhile((head) => head <= seq),
      takeUntil(fromEvent(signal, 'abort')),
    );
    return lastValueFrom(heads, { defaultValue: seq });
  }
}
