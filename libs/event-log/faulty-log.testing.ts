import type { Observable } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';
import { AppendFailed, type EventLog, LogBroken, OutcomeUnknown, type StoredDocument, type StoredEvent } from './port.js';

/** An append that has been sent and stays unanswered until the test says what became of it. */
export interface HeldAppend {
  /** The documents, as soon as they are sent. */
  readonly sent: Promise<readonly StoredDocument[]>;
  /** It is stored now, if it can be. */
  release(): void;
  /** Nothing of it is stored. */
  fail(): void;
}

/** What becomes of an append that the log behind would carry out when told to. */
type Fault = (append: () => Promise<void>, documents: readonly StoredDocument[]) => Promise<void>;

/** A log with scripted faults: each falls on one append, in the order in which they were asked for; the rest go through. */
export class FaultyLog implements EventLog {
  /** Every append that was sent, stored or not. */
  readonly sent: (readonly StoredDocument[])[] = [];
  private readonly faults: Fault[] = [];

  constructor(readonly behind: EventLog) {}

  /** One append fails, and nothing of it is stored. */
  failNext(error: Error = new AppendFailed('the disk is full')): void {
    this.faults.push(() => Promise.reject(error));
  }

  /** One append is stored, and its answer is lost. */
  loseNext(): void {
    this.faults.push(async (append) => {
      await append();
      throw new LogBroken('the connection was cut before the answer');
    });
  }

  /** Of one append nobody knows for a while what became of it; it is stored at once, or never. Returns what ends the while. */
  blurNext(isStored: boolean): () => void {
    const settled = Promise.withResolvers<void>();
    this.faults.push(async (append) => {
      if (isStored) await append();
      throw new OutcomeUnknown('no answer yet', settled.promise);
    });
    return settled.resolve;
  }

  /** Somebody else writes before one append. */
  overtakeNext(write: () => Promise<unknown>): void {
    this.faults.push(async (append) => {
      await write();
      await append();
    });
  }

  holdNext(): HeldAppend {
    const sent = Promise.withResolvers<readonly StoredDocument[]>();
    const word = Promise.withResolvers<'release' | 'fail'>();
    this.faults.push(async (append, documents) => {
      sent.resolve(documents);
      if ((await word.promise) === 'fail') throw new AppendFailed('the disk is full');
      await append();
    });
    return { sent: sent.promise, release: () => word.resolve('release'), fail: () => word.resolve('fail') };
  }

  /** Whatever was asked for and has not come yet will not come. */
  forgetFaults(): void {
    this.faults.length = 0;
  }

  append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    this.sent.push(documents);
    const append = () => this.behind.append(book, expectedSeq, documents);
    const fault = this.faults.shift();
    return fault === undefined ? append() : fault(append, documents);
  }

  read(book: BookCode, from: number): AsyncIterable<readonly StoredEvent[]> {
    return this.behind.read(book, from);
  }

  readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    return this.behind.readAt(book, seqs);
  }

  subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    return this.behind.subscribe(book, from, signal);
  }

  changes(book: BookCode): Observable<number> {
    return this.behind.changes(book);
  }

  head(book: BookCode): Promise<number> {
    return this.behind.head(book);
  }

  checkWritable(book: BookCode): Promise<void> {
    return this.behind.checkWritable(book);
  }

  books(): Promise<readonly BookCode[]> {
    return this.behind.books();
  }

  close(): Promise<void> {
    return this.behind.close();
  }
}
