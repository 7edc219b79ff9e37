import { jsonEvent } from '@eventstore/db-client';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { type BookCode, isCode } from '#libs/kernel/ids.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { LogBroken, LogTruncated, READ_LIMIT_EVENTS, type StoredEvent } from '../port.js';
import { askAgain } from './again.js';
import type { Session } from './session.js';
import { storedEvent } from './stored-event.js';

export interface Asking {
  /** How long a question is asked again before it fails, in ms. */
  readonly patienceMs: number;
  /** Aborts when the log closes. */
  readonly closing: AbortSignal;
}

/** Nobody but the server's administrators may delete the stream or set limits to it. */
const ACL = { deleteRoles: ['$admins'], metaWriteRoles: ['$admins'] };

/** How books lie in an EventStoreDB: a stream for each, and one that lists them, since only administrators may ask for all streams. */
export class BookStreams {
  constructor(
    private readonly session: Session,
    private readonly prefix: string,
    private readonly asking: Asking,
  ) {}

  streamOf(book: BookCode): string {
    return `${this.prefix}-${book}`;
  }

  /** The number of events in the book. */
  async head(book: BookCode): Promise<number> {
    const last = await this.ask(() => this.session.last(this.streamOf(book)));
    return last === undefined ? 0 : Number(last.revision) + 1;
  }

  /** The `count` events from `from`, all of which the head has promised. Rejects with LogBroken if they are not all there. */
  async events(book: BookCode, from: number, count: number): Promise<readonly StoredEvent[]> {
    const events = await this.eventsThere(book, from, count);
    if (events.length < count) this.missing(book, from + events.length);
    return events;
  }

  /** At most `count` events from `from` on, without a gap. */
  async eventsThere(book: BookCode, from: number, count: number): Promise<readonly StoredEvent[]> {
    const events = (await this.ask(() => this.session.read(this.streamOf(book), from, count))).map(storedEvent);
    for (const [i, { seq }] of events.entries()) if (seq !== from + i) this.missing(book, from + i);
    return events;
  }

  /** The books that have events, by code. Rejects with LogTruncated where one has lost its first ones. */
  async books(): Promise<readonly BookCode[]> {
    const begun = await Promise.all((await this.listed()).map(async (book) => ((await this.hasBegun(book)) ? [book] : [])));
    return begun.flat().toSorted();
  }

  /** Rejects with LogTruncated where events of the book were cut off, or its stream is set to cut some off. */
  async checkWhole(book: BookCode): Promise<void> {
    const { maxCount, maxAge, truncateBefore } = await this.ask(() => this.session.metadata(this.streamOf(book)));
    const limits = Object.entries({ $maxCount: maxCount, $maxAge: maxAge, $tb: truncateBefore }).filter(([, limit]) => limit !== undefined);
    if (limits.length > 0) throw this.truncated(book, `is set to ${limits.map(([name, limit]) => `${name} ${limit}`).join(', ')}`);
    await this.hasBegun(book);
  }

  /** Before a book's first append: lists it, and forbids all but administrators to cut it. Done twice it changes nothing. */
  async begin(book: BookCode): Promise<void> {
    const stream = this.streamOf(book);
    const metadata = await this.session.metadata(stream);
    if (metadata.acl === undefined) await this.session.setMetadata(stream, { ...metadata, acl: ACL });
    if ((await this.listed()).includes(book)) return;
    const data = { book };
    await this.session.append(this.list, 'any', [jsonEvent({ id: eventIdOf(leafHash(Buffer.from(canonicalJson(data)))), type: 'BookListed', data })]);
  }

  private get list(): string {
    return `${this.prefix}.books`;
  }

  private async listed(): Promise<readonly BookCode[]> {
    const codes = new Set<BookCode>();
    for (let next = 0, count = READ_LIMIT_EVENTS; count === READ_LIMIT_EVENTS; next += count) {
      const events = await this.ask(() => this.session.read(this.list, next, READ_LIMIT_EVENTS));
      count = events.length;
      for (const { data } of events) {
        const { book } = data as { readonly book?: unknown };
        if (!isCode(book)) throw new LogBroken(`the stream ${this.list} lists something that is no book`);
        codes.add(book as string as BookCode);
      }
    }
    return [...codes];
  }

  /** Whether the book has events. Rejects with LogTruncated where it had a first one. */
  private async hasBegun(book: BookCode): Promise<boolean> {
    const [first] = await this.ask(() => this.session.read(this.streamOf(book), 0, 1));
    if (first !== undefined && first.revision !== 0n) throw this.truncated(book, `begins at ${first.revision}`);
    // A stream that was deleted, and may be brought back, looks like one that never was, but for the limit that hides its events.
    if (first === undefined && (await this.ask(() => this.session.metadata(this.streamOf(book)))).truncateBefore !== undefined) throw this.truncated(book, 'was deleted');
    return first !== undefined;
  }

  private ask<T>(question: () => Promise<T>): Promise<T> {
    return askAgain(question, this.asking.patienceMs, this.asking.closing);
  }

  private truncated(book: BookCode, what: string): LogTruncated {
    return new LogTruncated(`LOG_TRUNCATED: the stream ${this.streamOf(book)} ${what}; nothing may be written to it`);
  }

  private missing(book: BookCode, seq: number): never {
    throw new LogBroken(`book ${book} has no event ${seq}`);
  }
}
