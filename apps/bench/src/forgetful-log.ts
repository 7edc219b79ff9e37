import { type Observable, of } from 'rxjs';
import type { EventLog, StoredDocument, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';

/** A log that keeps what it is told in memory and answers at once: what a route costs when storing costs nothing. */
export class ForgetfulLog implements EventLog {
  private readonly stored = new Map<BookCode, StoredEvent[]>();

  async append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    const events = this.stored.get(book) ?? [];
    for (const [index, document] of documents.entries()) events.push({ ...document, seq: expectedSeq + index });
    this.stored.set(book, events);
  }

  async *read(book: BookCode, from: number): AsyncIterable<readonly StoredEvent[]> {
    yield (this.stored.get(book) ?? []).slice(from);
  }

  async readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]> {
    const events = this.stored.get(book) ?? [];
    return seqs.map((seq) => events[seq] as StoredEvent);
  }

  async *subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    yield* this.read(book, from);
    // Nobody reads views here; the follower only has to be able to stop.
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  changes(book: BookCode): Observable<number> {
    return of(this.stored.get(book)?.length ?? 0);
  }

  async head(book: BookCode): Promise<number> {
    return this.stored.get(book)?.length ?? 0;
  }

  async books(): Promise<readonly BookCode[]> {
    return [...this.stored.keys()];
  }

  async close(): Promise<void> {}
}
