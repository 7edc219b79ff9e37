import type { Kysely } from 'kysely';
import { exhaustMap, filter, firstValueFrom, map, merge, Subject, takeUntil, timer } from 'rxjs';
import type { EventLog, ReadableLog, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkpointOf } from './checkpoint.js';
import type { Engine } from './engine.js';
import { follow } from './follow.js';
import { project } from './project.js';
import { rebuild } from './rebuild.js';
import type { ViewTables } from './tables.js';

/** How often a waiting query looks whether another process has projected; what this one projects it hears at once. */
const LOOK_EVERY_MS = 50;

export interface ViewsOptions {
  /** Hears of every fault that a follower met, before it tries again or gives up. */
  onFault(error: Error, book: BookCode): void;
}

export interface ViewsStore extends ViewsOptions {
  readonly engine: Engine;
  /** What writes: one connection, whose transactions come one after another. */
  readonly writer: Kysely<ViewTables>;
  /** What reads: never waits for the writer, sees what is committed. */
  readonly reader: Kysely<ViewTables>;
  /** Frees all connections. */
  close(): Promise<void>;
}

/**
 * The books as SQL tables, folded from the log and never a truth of their own: they can be behind, and be thrown away.
 * Queries stand in files of their own and read through `reader`.
 */
export class Views {
  private readonly progress = new Subject<{ readonly book: BookCode; readonly nextSeq: number }>();
  private readonly closing = new AbortController();
  private readonly followers = new Set<Promise<void>>();
  private lastRebuild: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: ViewsStore) {}

  get reader(): Kysely<ViewTables> {
    return this.store.reader;
  }

  /**
   * Projects what the log has and what it gets, from the checkpoint on, until the signal aborts, the log closes or the views do.
   * Faults are told to `onFault` and tried again with back-off; a broken log or invariant is told and ends it (rejects).
   */
  async follow(log: EventLog, book: BookCode, signal: AbortSignal): Promise<void> {
    const ends = AbortSignal.any([signal, this.closing.signal]);
    const following = follow({ views: this, writer: this.store.writer, onFault: this.store.onFault }, log, book, ends);
    this.followers.add(following);
    try {
      await following;
    } finally {
      this.followers.delete(following);
    }
  }

  /** Writes the rows of a chunk and moves the checkpoint, both or neither. Throws CheckpointMoved unless the views stand at its first event. */
  async project(book: BookCode, chunk: readonly StoredEvent[]): Promise<void> {
    const nextSeq = await project(this.store.writer, book, chunk);
    this.progress.next({ book, nextSeq });
  }

  /** Builds the views of a book from its first event beside the live ones, which stay readable, and puts them in their place. */
  async rebuild(log: ReadableLog, book: BookCode): Promise<void> {
    // One after another: each takes the writer for itself, batch by batch.
    const rebuilding = this.lastRebuild.then(() => rebuild({ engine: this.store.engine, writer: this.store.writer, log, book, signal: this.closing.signal }));
    this.lastRebuild = rebuilding.catch(() => {});
    this.progress.next({ book, nextSeq: await rebuilding });
  }

  /** The seq that the views of a book take next: they hold every event before it. */
  async projectedThrough(book: BookCode): Promise<number> {
    return (await checkpointOf(this.store.reader, book)).nextSeq;
  }

  /** Waits until the views hold the event at `seq`. Refuses VIEW_BEHIND after `timeoutMs`. */
  async waitFor(book: BookCode, seq: number, timeoutMs = 2_000): Promise<void> {
    if ((await this.projectedThrough(book)) > seq) return;
    const own = this.progress.pipe(
      filter((step) => step.book === book),
      map(({ nextSeq }) => nextSeq),
    );
    const looked = timer(0, LOOK_EVERY_MS).pipe(exhaustMap(() => this.projectedThrough(book)));
    const reached = merge(own, looked).pipe(
      filter((nextSeq) => nextSeq > seq),
      takeUntil(timer(timeoutMs)),
    );
    const nextSeq = await firstValueFrom(reached, { defaultValue: undefined });
    if (nextSeq === undefined) refuse('VIEW_BEHIND', { book, wanted: seq, at: await this.projectedThrough(book) });
  }

  /** The last seq that a query sees: the one it names, once the views hold it (or VIEW_BEHIND), else the last they hold; −1 for none. */
  async seqSeen(book: BookCode, asOfSeq: number | undefined): Promise<number> {
    if (asOfSeq === undefined) return (await this.projectedThrough(book)) - 1;
    await this.waitFor(book, asOfSeq);
    return asOfSeq;
  }

  /** Ends the followers and a rebuild, then frees everything. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.allSettled([...this.followers, this.lastRebuild]);
    await this.store.close();
  }
}
