import { distinctUntilChanged, firstValueFrom, fromEvent, map, type Observable, Subject, startWith, takeUntil } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { checkAppend, checkSeq, checkSeqs } from './limits.js';
import { type EventLog, LogBroken, LogClosed, READ_LIMIT_EVENTS, type StoredDocument, type StoredEvent, WrongExpectedSeq } from './port.js';

/** What a log keeps, whether or not somebody has it open. */
export type MemoryFile = Map<BookCode, StoredEvent[]>;

/** An event log in arrays. Opened on the file of another one, it is that log after a restart. */
export class MemoryLog implements EventLog {
  private readonly grown = new Subject<void>();
  private readonly closing = new Subject<void>();
  private closed = false;

  constructor(readonly file: MemoryFile = new Map()) {}

  async append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    this.checkOpen();
    checkAppend(expectedSeq, documents);
    const events = this.file.get(book) ?? [];
    if (events.length !== expectedSeq) throw new WrongExpectedSeq(book, expectedSeq, events.length);
    events.push(...documents.map(({ id, type, bytes }, index) => ({ seq: expectedSeq + index, id, type, bytes: Uint8Array.from(bytes) })));
    this.file.set(book, events);
    this.grown.next();
  }

  async *read(book: BookCode, from: number): AsyncGenerator<readonly StoredEvent[]> {
    this.checkOpen();
    checkSeq(from);
    const end = this.eventsOf(book).length;
    for (let next = from; next < end; next += READ_LIMIT_EVENTS) {
      this.checkOpen();
      yield this.eventsOf(book).slice(next, Math.min(next + READ_LIMIT_EVENTS, end));
    }
  }

  async readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    this.checkOpen();
    checkSeqs(seqs);
    const events = this.eventsOf(book);
    return seqs.map((seq) => events[seq] ?? missing(book, seq));
  }

  async *subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    checkSeq(from);
    const end = takeUntil<void>(fromEvent(signal, 'abort'));
    for (let next = from; !signal.aborted && !this.closed; ) {
      const chunk = this.eventsOf(book).slice(next, next + READ_LIMIT_EVENTS);
      next += chunk.length;
      if (chunk.length > 0) yield chunk;
      else await firstValueFrom(this.grown.pipe(end, takeUntil(this.closing)), { defaultValue: undefined });
    }
  }

  changes(book: BookCode): Observable<number> {
    return this.grown.pipe(
      startWith(undefined),
      map(() => this.eventsOf(book).length),
      distinctUntilChanged(),
      takeUntil(this.closing),
    );
  }

  async head(book: BookCode): Promise<number> {
    this.checkOpen();
    return this.eventsOf(book).length;
  }

  async checkWritable(): Promise<void> {
    this.checkOpen();
  }

  async books(): Promise<readonly BookCode[]> {
    this.checkOpen();
    return [...this.file.keys()].toSorted();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.closing.next();
  }

  private eventsOf(book: BookCode): readonly StoredEvent[] {
    return this.file.get(book) ?? [];
  }

  private checkOpen(): void {
    if (this.closed) throw new LogClosed('the log is closed');
  }
}

function missing(book: BookCode, seq: number): never {
  throw new LogBroken(`${book} has no event ${seq}`);
}
