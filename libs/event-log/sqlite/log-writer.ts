import { once } from 'node:events';
import { extname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { BookCode } from '#libs/kernel/ids.js';
import { AppendFailed, LogBroken, type StoredDocument, WrongExpectedSeq } from '../port.js';
import type { AppendAnswer, AppendOrder, AppendSettings } from './append-message.js';
import { createLogFile } from './log-file.js';
import { takeWriterLock } from './writer-lock.js';

// Beside this file and of its kind: compiled to .js in dist, a .ts source under test.
const WORKER = new URL(`./append-worker${extname(import.meta.url)}`, import.meta.url);

interface Waiting {
  readonly order: AppendOrder;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The writing side: holds the right to write, and hands appends to the worker in the order in which they come. */
export class LogWriter {
  private readonly waiting: Waiting[] = [];
  private readonly ended: Promise<void>;
  private broken: LogBroken | undefined;

  private constructor(
    private readonly worker: Worker,
    /** Kept for its life: a connection that is garbage gives the lock back. */
    private readonly lock: DatabaseSync,
  ) {
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (answer: AppendAnswer) => this.take(answer));
    worker.on('error', (error) => this.stop(error.message));
    worker.on('exit', () => this.stop('it ended'));
  }

  /** Makes the log if there is none. Throws LogLocked or LogBroken. */
  static async open(settings: AppendSettings): Promise<LogWriter> {
    const lock = takeWriterLock(settings.path);
    try {
      createLogFile(settings.path);
      const worker = new Worker(WORKER, { name: 'event-log append', workerData: settings });
      await once(worker, 'message');
      return new LogWriter(worker, lock);
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  /** Sends at once, so that the order of the calls is the order in the log. Rejects as EventLog.append does. */
  append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    const order = orderOf(book, expectedSeq, documents);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.waiting.push({ order, resolve, reject });
    this.worker.postMessage(order, [order.bytes.buffer]);
    return promise;
  }

  /** Lets the worker finish what was sent, then gives the right to write back. */
  async close(): Promise<void> {
    this.worker.postMessage('close');
    await this.ended;
    this.lock.close();
  }

  private take(answer: AppendAnswer): void {
    if (answer.kind === 'unknown') {
      this.stop(answer.reason);
      return;
    }
    const { order, resolve, reject } = this.waiting.shift() as Waiting;
    if (answer.kind === 'stored') resolve();
    else reject(answer.kind === 'failed' ? notStored(order, answer.reason) : new WrongExpectedSeq(order.book, order.expectedSeq, answer.actualSeq));
  }

  /** The outcome of the append that waits longest is unknown, and those after it are not tried. */
  private stop(reason: string): void {
    this.broken ??= new LogBroken(`the append worker stopped (${reason}): open the log again to see what is stored`);
    for (const { reject } of this.waiting.splice(0)) reject(this.broken);
  }
}

function orderOf(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): AppendOrder {
  const ids = documents.map(({ id }) => id);
  const types = documents.map(({ type }) => type);
  const lengths = documents.map(({ bytes }) => bytes.length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let start = 0;
  for (const document of documents) {
    bytes.set(document.bytes, start);
    start += document.bytes.length;
  }
  return { book, expectedSeq, ids, types, lengths, bytes };
}

function notStored({ book, expectedSeq }: AppendOrder, reason: string): AppendFailed {
  return new AppendFailed(`${book}: nothing is stored from seq ${expectedSeq}: ${reason}`);
}
