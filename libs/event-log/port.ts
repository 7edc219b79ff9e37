import type { Observable } from 'rxjs';
import type { BookCode } from '#libs/kernel/ids.js';

/** What goes into the log: the stored bytes (architecture, Leaf) with copies of their type and id outside. */
export interface StoredDocument {
  /** The event id: first 128 bits of the leaf as a UUID of version 8. The same id means the same bytes. */
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface StoredEvent extends StoredDocument {
  /** The event's place in its book, from 0, without gaps. */
  readonly seq: number;
}

/** Limits of one append, checked before anything is sent. */
export const APPEND_LIMIT_BYTES = 1024 * 1024;
export const APPEND_LIMIT_EVENTS = 500;
/** Limit of one stored document. */
export const DOCUMENT_LIMIT_BYTES = 60 * 1024;
/** Limit of one chunk of `read` and `subscribe`, and of the seqs of one `readAt`. */
export const READ_LIMIT_EVENTS = 500;

/** Somebody else wrote first: nothing of this append is stored. */
export class WrongExpectedSeq extends Error {
  constructor(
    readonly book: BookCode,
    readonly expectedSeq: number,
    /** The seq that the next document would get. */
    readonly actualSeq: number,
  ) {
    super(`${book}: expected to write seq ${expectedSeq}, the log is at ${actualSeq}`);
    this.name = 'WrongExpectedSeq';
  }
}

/** The append failed and certainly nothing of it is stored (a full disk, a lost file). May be tried again. */
export class AppendFailed extends Error {
  override name = 'AppendFailed';
}

/**
 * The log cannot be read or is not what was written (a gap, a foreign file), or nobody can say whether an append is
 * stored. Nothing may be decided on it until it has been opened, and read, again.
 */
export class LogBroken extends Error {
  override name = 'LogBroken';
}

/** This log may not write: another process holds the right, or it was opened for reading only. */
export class LogLocked extends Error {
  override name = 'LogLocked';
}

/** The log cannot be reached, or does not let us in. Nothing was sent but questions; it may be asked again. */
export class LogUnreachable extends Error {
  override name = 'LogUnreachable';
}

/** Events of a book have been cut off, or its log is set to cut some off: nothing more may be written to it. Nothing is stored. */
export class LogTruncated extends Error {
  override name = 'LogTruncated';
}

/**
 * Whether an append is stored is not known, and is being found out: the log sends the same batch to the same place until it hears.
 * Until `settled` no other append to that book is tried; then the log, read again, tells what became of it. `settled` rejects with
 * LogClosed if the log was closed before it could know.
 */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';

  constructor(
    message: string,
    readonly settled: Promise<void>,
  ) {
    super(message);
  }
}

/** The log was closed by its own process. */
export class LogClosed extends Error {
  override name = 'LogClosed';
}

/**
 * The truth of every book: an append-only list of documents for each. One contract suite (contract.testing.ts) holds
 * for every adapter. After `close` every call rejects with LogClosed. The log looks at places and limits, not into the
 * bytes: that they are the bytes of their id is checked by who folds or verifies a book.
 */
export interface EventLog {
  /**
   * Appends documents so that the first gets `expectedSeq` (0 for a new book): durable and atomic when the promise
   * resolves. Appends are tried in the order of the calls. The same documents at the place where they are may count as
   * stored again. Rejects with WrongExpectedSeq or AppendFailed, and then
   * nothing of it is stored; so with LogTruncated, where the book is open for reading only. With LogBroken if that cannot be
   * known, and then no later append is tried either; with OutcomeUnknown if it is not known yet. With RangeError, before
   * anything is sent, beyond APPEND_LIMIT_EVENTS, APPEND_LIMIT_BYTES or DOCUMENT_LIMIT_BYTES.
   */
  append(book: BookCode, expectedSeq: number, documents: readonly StoredDocument[]): Promise<void>;
  /**
   * The events from `from` to the end as it is when the reading starts, in order, in chunks of at most
   * READ_LIMIT_EVENTS; the reader's pace sets the log's. LogBroken at a gap.
   */
  read(book: BookCode, from: number): AsyncIterable<readonly StoredEvent[]>;
  /** Single events by seq, in the order asked; at most READ_LIMIT_EVENTS. A seq beyond the end is LogBroken. */
  readAt(book: BookCode, seqs: readonly number[]): Promise<readonly StoredEvent[]>;
  /** As `read`, and then what comes after, until the signal aborts or the log closes. Resumes by itself. */
  subscribe(book: BookCode, from: number, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]>;
  /**
   * The number of events in a book, at once and whenever it has grown; appends close together may show as one step.
   * Completes when the log closes. Facts travel by `subscribe`; this is a hint.
   */
  changes(book: BookCode): Observable<number>;
  /** The number of events in the book: the seq that the next one gets. 0 for an unknown book. */
  head(book: BookCode): Promise<number>;
  /** Looks whether the book could be written to now. Rejects with LogUnreachable, LogTruncated, LogLocked or LogClosed. */
  checkWritable(book: BookCode): Promise<void>;
  /** The books that have events, by code. */
  books(): Promise<readonly BookCode[]>;
  /** Waits for the appends under way, then frees everything. May be called twice. */
  close(): Promise<void>;
}

/** A log as far as somebody reads what is in it. */
export type ReadableLog = Pick<EventLog, 'read' | 'readAt' | 'head'>;
