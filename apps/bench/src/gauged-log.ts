import { once } from 'node:events';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { Observable } from 'rxjs';
import type { EventLog, StoredDocument, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';

/** How much is done with an event: forgotten at once; made durable; made durable and projected into the views. */
export const DEPTHS = ['forgotten', 'stored', 'stored and viewed'] as const;
export type Depth = (typeof DEPTHS)[number];

/** The log of a server under load: counts what it is told, and lets no more of it through than is asked. */
export class GaugedLog implements EventLog {
  appends = 0;
  documents = 0;

  constructor(
    private readonly behind: EventLog,
    private readonly depth: Depth,
  ) {}

  async append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    this.appends += 1;
    this.documents += documents.length;
    // Even a log that keeps nothing lets what comes in meanwhile gather, as every log does.
    if (this.depth === 'forgotten') await turnOfTheLoop();
    else await this.behind.append(book, expectedSeq, documents);
  }

  async *subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    if (this.depth === 'stored and viewed') yield* this.behind.subscribe(book, from, signal);
    else if (!signal.aborted) await once(signal, 'abort');
  }

  read(book: BookCode, from: number): AsyncIterable<readonly StoredEvent[]> {
    return this.behind.read(book, from);
  }

  readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    return this.behind.readAt(book, seqs);
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
