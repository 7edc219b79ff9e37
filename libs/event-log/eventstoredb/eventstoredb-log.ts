import { Observable, Subject, takeUntil } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { checkAppend, checkSeq, checkSeqs } from '../limits.js';
import { type EventLog, LogBroken, LogClosed, LogLocked, LogUnreachable, READ_LIMIT_EVENTS, type StoredDocument, type StoredEvent } from '../port.js';
import { readAddress } from './address.js';
import { pauseAfter } from './again.js';
import { type Asking, BookStreams } from './book-streams.js';
import { BookWriter } from './book-writer.js';
import { chunksOf } from './chunks-of.js';
import { runsOf } from './runs-of.js';
import { Session } from './session.js';
import { storedEvent } from './stored-event.js';

export interface EventStoreLogOptions {
  /** Every append is LogLocked. */
  readonly readOnly?: boolean;
  /** What the names of our streams begin with. */
  readonly prefix?: string;
  /** How long a command or a reader waits while the server does not answer, before he hears so; in ms. */
  readonly patienceMs?: number;
  /** How long the server may take for one call, in ms. */
  readonly callTimeoutMs?: number;
}

const PREFIX = 'mingzhang';
const PATIENCE_MS = 3_000;
const CALL_TIMEOUT_MS = 5_000;

/**
 * Opens the books in an EventStoreDB. Any number of servers may have it open: which append takes a place is decided by the expected
 * revision alone. Throws AddressInvalid, LogUnreachable, LogTruncated where a book has lost its first events, LogBroken.
 */
export async function openEventStoreLog(connectionString: string, options: EventStoreLogOptions = {}): Promise<EventLog> {
  const { prefix = PREFIX, patienceMs = PATIENCE_MS, callTimeoutMs = CALL_TIMEOUT_MS, readOnly = false } = options;
  const session = new Session(readAddress(connectionString), callTimeoutMs);
  try {
    await session.checkVersion();
    const closing = new AbortController();
    const asking = { patienceMs, closing: closing.signal };
    const log = new EventStoreLog(session, new BookStreams(session, prefix, asking), asking, closing, readOnly);
    await log.books();
    return log;
  } catch (error) {
    await session.close();
    throw error;
  }
}

class EventStoreLog implements EventLog {
  private readonly writers = new Map<BookCode, BookWriter>();
  private readonly ended = new Subject<void>();
  private closed: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    private readonly streams: BookStreams,
    private readonly asking: Asking,
    private readonly closing: AbortController,
    private readonly readOnly: boolean,
  ) {}

  async append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    this.checkMayWrite();
    checkAppend(expectedSeq, documents);
    await this.writerOf(book).append(expectedSeq, documents);
  }

  async *read(book: BookCode, from: number): AsyncGenerator<readonly StoredEvent[]> {
    checkSeq(from);
    const end = await this.head(book);
    for (let next = from; next < end; ) {
      this.checkOpen();
      const chunk = await this.streams.events(book, next, Math.min(READ_LIMIT_EVENTS, end - next));
      yield chunk;
      next += chunk.length;
    }
  }

  async readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    this.checkOpen();
    checkSeqs(seqs);
    const chunks = await Promise.all(runsOf(seqs).map(({ from, count }) => this.streams.events(book, from, count)));
    const bySeq = new Map(chunks.flat().map((event) => [event.seq, event]));
    return seqs.map((seq) => bySeq.get(seq) as StoredEvent);
  }

  async *subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    checkSeq(from);
    const leaving = AbortSignal.any([signal, this.asking.closing]);
    let next = from;
    for (let failures = 0; !leaving.aborted; failures++) {
      try {
        for await (const recorded of chunksOf(this.session.subscribe(this.streams.streamOf(book), next), leaving)) {
          const chunk = recorded.map(storedEvent);
          if (chunk.some(({ seq }, i) => seq !== next + i)) throw new LogBroken(`book ${book} has no event ${next}`);
          next += chunk.length;
          failures = 0;
          yield chunk;
        }
      } catch (error) {
        if (error instanceof LogBroken) throw error;
      }
      await pauseAfter(failures, leaving);
    }
  }

  changes(book: BookCode): Observable<number> {
    const heads = new Observable<number>((subscriber) => {
      const leaving = new AbortController();
      this.tellHeads(book, leaving.signal, (head) => subscriber.next(head)).then(
        () => subscriber.complete(),
        (error) => (error instanceof LogClosed ? subscriber.complete() : subscriber.error(error)),
      );
      return () => leaving.abort();
    });
    return heads.pipe(takeUntil(this.ended));
  }

  async head(book: BookCode): Promise<number> {
    this.checkOpen();
    return this.streams.head(book);
  }

  async checkWritable(book: BookCode): Promise<void> {
    this.checkMayWrite();
    try {
      await this.streams.checkWhole(book);
    } catch (error) {
      this.writerOf(book).distrust();
      throw error;
    }
  }

  async books(): Promise<readonly BookCode[]> {
    this.checkOpen();
    return this.streams.books();
  }

  close(): Promise<void> {
    this.closed ??= this.shut();
    return this.closed;
  }

  private async shut(): Promise<void> {
    this.closing.abort();
    this.ended.next();
    await Promise.all([...this.writers.values()].map((writer) => writer.close()));
    await this.session.close();
  }

  /** Chunks of a subscription may end within an append; heads are read, and do not. */
  private async tellHeads(book: BookCode, signal: AbortSignal, tell: (head: number) => void): Promise<void> {
    let told = await this.head(book);
    tell(told);
    for await (const _ of this.subscribe(book, told, signal)) {
      const head = await this.headIfReached(book);
      if (head > told) tell(head);
      told = Math.max(told, head);
    }
  }

  /** A hint may come late: the next chunk brings what this one could not. */
  private async headIfReached(book: BookCode): Promise<number> {
    try {
      return await this.head(book);
    } catch (error) {
      if (error instanceof LogUnreachable) return 0;
      throw error;
    }
  }

  private writerOf(book: BookCode): BookWriter {
    const writer = this.writers.get(book) ?? new BookWriter(book, this.session.another(), this.streams, this.asking);
    this.writers.set(book, writer);
    return writer;
  }

  private checkMayWrite(): void {
    this.checkOpen();
    if (this.readOnly) throw new LogLocked('the log was opened for reading only');
  }

  private checkOpen(): void {
    if (this.closed) throw new LogClosed('the log is closed');
  }
}
