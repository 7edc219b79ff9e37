import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type EventLog, LogBroken, LogClosed, type StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { BrokenInvariant } from '#libs/kernel/refusal.js';
import { CheckpointMoved, checkpointOf, forget, isOfLog } from './checkpoint.js';
import type { ViewTables } from './tables.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/** In a transaction of its own an event costs four times what it costs among others: what is posted within a moment goes together. */
const GATHERING_MS = 20;
/** As many are projected at once without waiting for more. */
const GATHERED_EVENTS = 100;

/** Views that hold nothing of a book as long as this are built as by a rebuild: five times as fast as row by row under live indexes. */
const BUILD_FROM_EVENTS = 20_000;

/** The views were made from a log that is not this one: they are thrown away and made anew. */
export class ViewsOfAnotherLog extends Error {
  override name = 'ViewsOfAnotherLog';
}

export interface Follower {
  readonly views: {
    project(book: BookCode, chunk: readonly StoredEvent[]): Promise<void>;
    rebuild(log: EventLog, book: BookCode): Promise<void>;
  };
  readonly writer: Kysely<ViewTables>;
  onFault(error: Error, book: BookCode): void;
}

/** Projects chunk by chunk from the checkpoint on, and takes up again after a fault: see Views.follow. */
export async function follow(follower: Follower, log: EventLog, book: BookCode, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      const fromSeq = await startingSeq(follower, log, book);
      for await (const chunk of log.subscribe(book, fromSeq, signal)) {
        await follower.views.project(book, chunk);
        failures = 0;
        if (chunk.length < GATHERED_EVENTS) await pauseFor(GATHERING_MS, signal);
      }
      return;
    } catch (error) {
      if (signal.aborted || error instanceof LogClosed) return;
      // Another process projects this book too, or rebuilt it: no fault, its checkpoint says where to go on.
      if (error instanceof CheckpointMoved) continue;
      follower.onFault(error as Error, book);
      if (error instanceof BrokenInvariant || error instanceof LogBroken) throw error;
      await pauseAfter(failures, signal);
      failures += 1;
    }
  }
}

/** Where to go on: the checkpoint, once views of another log are gone and a long log is built. */
async function startingSeq({ views, writer, onFault }: Follower, log: EventLog, book: BookCode): Promise<number> {
  const found = await checkpointOf(writer, book);
  if (!(await isOfLog(found, log, book))) {
    onFault(new ViewsOfAnotherLog(`the views of ${book} hold ${found.nextSeq} events that are not this log's: they are made anew`), book);
    await forget(writer, book);
  }
  const { nextSeq } = await checkpointOf(writer, book);
  if (nextSeq > 0 || (await log.head(book)) < BUILD_FROM_EVENTS) return nextSeq;
  await views.rebuild(log, book);
  return (await checkpointOf(writer, book)).nextSeq;
}

/** Twice as long after each failure in a row, up to a limit. */
async function pauseAfter(failures: number, signal: AbortSignal): Promise<void> {
  await pauseFor(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), signal);
}

/** Ends early when the signal aborts. */
async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => {});
}
