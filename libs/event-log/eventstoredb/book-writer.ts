import { NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { BookCode } from '#libs/kernel/ids.js';
import { AppendFailed, LogClosed, LogTruncated, OutcomeUnknown, type StoredDocument, WrongExpectedSeq } from '../port.js';
import { pauseAfter } from './again.js';
import { type Asking, type BookStreams } from './book-streams.js';
import type { Session } from './session.js';
import { type SentEvent, sentEvent } from './stored-event.js';

interface Order {
  readonly expectedSeq: number;
  readonly events: readonly SentEvent[];
}

/**
 * The appends to one book, one after another. Only success and a wrong expected version are answers; after anything else the
 * identical batch is sent again with the identical expected revision, which the server stores once however often it comes.
 */
export class BookWriter {
  private tail: Promise<unknown> = Promise.resolve();
  private unknown: OutcomeUnknown | undefined;
  private isPrepared = false;

  constructor(
    private readonly book: BookCode,
    /** Its own: the client loses an append that begins while another call breaks the connection of both. */
    private readonly session: Session,
    private readonly streams: BookStreams,
    private readonly asking: Asking,
  ) {}

  /** Rejects as EventLog.append does. */
  append(expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    const order = { expectedSeq, events: documents.map(sentEvent) };
    const appended = this.tail.then(() => this.carryOut(order));
    this.tail = appended.catch(() => {});
    return appended;
  }

  /** Looks again before the next append whether the stream is whole. */
  distrust(): void {
    this.isPrepared = false;
  }

  /** Closes once the appends that were asked for have an outcome, or nobody will know it. */
  async close(): Promise<void> {
    await this.tail;
    await this.unknown?.settled.catch(() => {});
    await this.session.close();
  }

  private async carryOut(order: Order): Promise<void> {
    if (this.unknown !== undefined) throw this.unknown;
    await this.prepare(order);
    const tired = Promise.withResolvers<'tired'>();
    let patience: NodeJS.Timeout | undefined;
    const onFailure = () => {
      patience ??= setTimeout(tired.resolve, this.asking.patienceMs, 'tired');
    };
    const settled = this.settle(order, onFailure).finally(() => clearTimeout(patience));
    if ((await Promise.race([settled, tired.promise])) === 'tired') throw this.outcomeUnknown(order, settled);
  }

  private async prepare({ expectedSeq }: Order): Promise<void> {
    if (this.isPrepared) return;
    try {
      await this.streams.checkWhole(this.book);
      if (expectedSeq === 0) await this.streams.begin(this.book);
    } catch (error) {
      if (error instanceof LogTruncated) throw error;
      throw new AppendFailed(`${this.book}: nothing was sent: ${(error as Error).message}`, { cause: error });
    }
    this.isPrepared = true;
  }

  /** Sends until it is known that the batch is stored, or that it never will be (WrongExpectedSeq). LogClosed if the log closes before. */
  private async settle(order: Order, onFailure: () => void): Promise<void> {
    for (let attempts = 0; ; attempts++) {
      try {
        return await this.send(order);
      } catch (error) {
        if (error instanceof WrongExpectedSeq) throw error;
        if (this.asking.closing.aborted) throw new LogClosed('the log was closed before it was known whether an append is stored', { cause: error });
      }
      onFailure();
      await pauseAfter(attempts, this.asking.closing);
    }
  }

  private async send({ expectedSeq, events }: Order): Promise<void> {
    const expectedRevision = expectedSeq === 0 ? NO_STREAM : BigInt(expectedSeq - 1);
    try {
      await this.session.append(this.streams.streamOf(this.book), expectedRevision, events);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      // An earlier sending may have been stored, and others may have written after it.
      const there = await this.streams.eventsThere(this.book, expectedSeq, events.length);
      if (there.length === events.length && there.every(({ id }, i) => id === events[i]?.id)) return;
      throw new WrongExpectedSeq(this.book, expectedSeq, await this.streams.head(this.book));
    }
  }

  private outcomeUnknown({ expectedSeq, events }: Order, outcome: Promise<void>): OutcomeUnknown {
    const known = outcome.catch((error) => {
      if (error instanceof LogClosed) throw error;
    });
    const settled = known.then(() => {
      this.unknown = undefined;
    });
    // Who does not wait for it need not hear of it.
    settled.catch(() => {});
    this.unknown = new OutcomeUnknown(`${this.book}: whether ${events.length} events from ${expectedSeq} on are stored is not known yet`, settled);
    return this.unknown;
  }
}
