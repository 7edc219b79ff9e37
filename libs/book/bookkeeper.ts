import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS, AppendFailed, type EventLog, type StoredDocument, WrongExpectedSeq } from '#libs/event-log/port.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { BrokenInvariant, Refusal, refuse } from '#libs/kernel/refusal.js';
import { Book } from './book.js';
import { type Clock, momentFor } from './clock.js';
import { requestHashOf } from './command-id.js';
import { type CommandRequest, decide, type Moment, type Preview, preview } from './decide.js';
import type { RecordedEvent } from './events.js';
import { foldLog } from './fold-log.js';
import { outcomeAt } from './outcome.js';
import { dayOrigin, record } from './recorder.js';
import { RefusalTrace } from './refusal-trace.js';
import { turnDay } from './turn-day.js';

/** What a command came to: the events that it brought, from `seq` on. */
export interface Answer {
  readonly seq: number;
  readonly events: readonly RecordedEvent[];
}

export interface BookkeeperOptions {
  readonly log: EventLog;
  readonly code: BookCode;
  readonly clock: Clock;
  knowsParty(partyId: PartyId): boolean;
  /** A day far ahead of the book's last one that an operator has confirmed (CLOCK_SUSPECT). */
  readonly confirmedDay?: IsoDate | undefined;
}

/** A piece of work that has been done on the pending state and waits until that state is durable. */
interface Attempt {
  readonly documents: readonly StoredDocument[];
  /** Called once everything that the work saw is durable. */
  conclude(): void;
}

interface Waiting {
  /** Does the work on the state as it now is; again, if an append before it failed. */
  attempt(): Attempt;
  fail(error: Error): void;
  /** Nobody waits for it: it is dropped with a failed append and made anew by whoever comes next. */
  readonly ownAct?: true;
  readonly onlyReads?: true;
  attempted?: Attempt;
  /** How many changes of state it made. */
  notes?: number;
}

/** More commands in line than this are turned away rather than kept waiting. */
const LINE_LIMIT = 10_000;

/**
 * The only writer of a book in a process. Commands are decided one after another against a state that already includes what is
 * decided and not yet stored; whatever gathered while the last append was under way goes out as the next one. Every answer
 * computed from the book - success, refusal, repeated key, reading - waits until all that it could have seen is durable.
 * If an append fails, what was decided on it is undone and decided again.
 */
export class Bookkeeper {
  private line: Waiting[] = [];
  private durableSeq: number;
  private flushing = false;
  /** Set while the state is being brought level with the log: nothing is decided meanwhile. */
  private catchingUp = false;
  private stopped: Error | undefined;
  private readonly refusals = new RefusalTrace();

  private constructor(
    private readonly options: BookkeeperOptions,
    private readonly book: Book,
  ) {
    this.durableSeq = book.nextSeq;
  }

  /** Folds the log from its first event and takes the book into its hands. Stops with LOG_BROKEN where the log is no book. */
  static async open(options: BookkeeperOptions): Promise<Bookkeeper> {
    const book = await foldLog(options.log, options.code);
    return new Bookkeeper(options, book);
  }

  /** Decides a command and answers when it is durable. Rejects with a Refusal; a repeated key gets the first answer. */
  submit(request: CommandRequest): Promise<Answer> {
    return new Promise((resolve, reject) => this.enqueue({ attempt: () => this.attemptCommand(request, resolve, reject), fail: reject }));
  }

  /** What a command would do now; nothing is recorded, and its key is not used up. */
  preview(request: CommandRequest): Promise<Preview> {
    return this.ask((book, moment) => preview(book, request, moment));
  }

  /** Reads the state; answers when all that it saw is durable. */
  ask<T>(read: (book: Book, moment: Moment) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = () => this.attemptReading(read, resolve, reject);
      this.enqueue({ attempt, fail: reject, onlyReads: true });
    });
  }

  /** Turns the days that have begun since the last one. A scheduler pokes it; the first command of a day does the same. */
  async turnDays(): Promise<void> {
    await this.ask(() => undefined);
  }

  /** The number of durable events, and why the book takes no more, if it does not. */
  get standing(): { readonly durableSeq: number; readonly stopped: string | undefined } {
    return { durableSeq: this.durableSeq, stopped: this.stopped?.message };
  }

  private enqueue(waiting: Waiting): void {
    if (this.stopped !== undefined) return waiting.fail(new Refusal('BOOK_STOPPED'));
    if (this.line.length >= LINE_LIMIT) return waiting.fail(new Refusal('TOO_MANY_REQUESTS'));
    if (this.catchingUp) this.line.push(waiting);
    else this.place(waiting);
    void this.flush();
  }

  /** Does the work now and puts it in line behind what it saw; first the days that have begun. */
  private place(waiting: Waiting): void {
    if (waiting.ownAct === undefined && !this.placeDays(waiting)) return;
    const before = this.book.undo.length;
    try {
      waiting.attempted = waiting.attempt();
      waiting.notes = this.book.undo.length - before;
      this.line.push(waiting);
    } catch (error) {
      this.book.undo.undoTo(before);
      if (error instanceof BrokenInvariant) this.stop(error);
      waiting.fail(error instanceof BrokenInvariant ? new Refusal('BOOK_STOPPED') : (error as Error));
    }
  }

  /** False where the clock cannot be trusted: then nothing is written, and reading goes on. */
  private placeDays(forWhom: Waiting): boolean {
    try {
      const { today, now } = this.moment();
      for (let day = addDays(this.book.day.get() as IsoDate, 1); day <= today; day = addDays(day, 1)) this.placeDay(day, now);
      return true;
    } catch (error) {
      if (forWhom.onlyReads) return true;
      forWhom.fail(error as Error);
      return false;
    }
  }

  private placeDay(day: IsoDate, now: Moment['now']): void {
    const uncounted = this.refusals.takeUncounted();
    this.place({
      ownAct: true,
      attempt: () => ({ ...record(this.book, turnDay(this.book, day, uncounted), dayOrigin(this.book, day), now), conclude: () => {} }),
      fail: () => this.refusals.putBack(uncounted),
    });
  }

  private attemptCommand(request: CommandRequest, resolve: (answer: Answer) => void, reject: (error: Error) => void): Attempt {
    const answeredAt = this.book.commands.get(request.commandId);
    if (answeredAt !== undefined) {
      return { documents: [], conclude: () => void outcomeAt(this.options.log, this.book.code, { seq: answeredAt, request }).then(resolve, reject) };
    }
    const moment = this.moment();
    const before = this.book.undo.length;
    const seq = this.book.nextSeq;
    try {
      const { actor, events } = decide(this.book, request, moment);
      const origin = { actor, evidence: request.evidence, commandId: request.commandId, requestHash: requestHashOf(request) };
      const batch = record(this.book, events, origin, moment.now);
      checkSize(batch.documents);
      return { documents: batch.documents, conclude: () => resolve({ seq, events: batch.events }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.book.undo.undoTo(before);
      const documents = this.refusals.record(this.book, request, error, moment);
      return { documents, conclude: () => reject(error) };
    }
  }

  private attemptReading<T>(read: (book: Book, moment: Moment) => T, resolve: (value: T) => void, reject: (error: Error) => void): Attempt {
    try {
      const value = read(this.book, this.readingMoment());
      return { documents: [], conclude: () => resolve(value) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { documents: [], conclude: () => reject(error) };
    }
  }

  private moment(): Moment {
    const recordedAt = this.book.head.get()?.recordedAt as Moment['now'];
    const { clock, confirmedDay } = this.options;
    const { now, today } = momentFor(clock, { recordedAt, day: this.book.day.get() as IsoDate }, confirmedDay);
    return { now, today, knowsParty: (partyId) => this.options.knowsParty(partyId) };
  }

  /** The present moment; that of the last event where the clock cannot be trusted. */
  private readingMoment(): Moment {
    try {
      return this.moment();
    } catch {
      const now = this.book.head.get()?.recordedAt as Moment['now'];
      return { now, today: this.book.day.get() as IsoDate, knowsParty: (partyId) => this.options.knowsParty(partyId) };
    }
  }

  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    try {
      while (this.line.length > 0 && this.stopped === undefined) await this.flushOnce();
    } finally {
      this.flushing = false;
    }
  }

  /** One group commit: what has gathered, in order, up to the limits of an append. */
  private async flushOnce(): Promise<void> {
    const group = this.takeGroup();
    const documents = group.flatMap(({ attempted }) => (attempted as Attempt).documents);
    try {
      if (documents.length > 0) await this.options.log.append(this.book.code, this.durableSeq, documents);
    } catch (error) {
      return this.afterFailedAppend(error as Error, group);
    }
    this.durableSeq += documents.length;
    this.book.undo.settle(group.reduce((all, { notes = 0 }) => all + notes, 0));
    for (const { attempted } of group) attempted?.conclude();
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const { attempted } of this.line) {
      const { documents } = attempted as Attempt;
      events += documents.length;
      bytes += bytesOf(documents);
      if (count > 0 && (events > APPEND_LIMIT_EVENTS || bytes > APPEND_LIMIT_BYTES)) break;
      count += 1;
    }
    return this.line.splice(0, count);
  }

  /** Nothing of the group is stored. Who waited for it hears so; who came after it is decided anew on what is true now. */
  private async afterFailedAppend(error: Error, group: Waiting[]): Promise<void> {
    this.book.undo.undoTo(0);
    if (error instanceof AppendFailed) {
      for (const waiting of group) waiting.fail(new Refusal('NOT_STORED'));
      return this.placeAgain(this.line.splice(0));
    }
    if (!(error instanceof WrongExpectedSeq)) {
      for (const waiting of group) waiting.fail(new Refusal('BOOK_STOPPED'));
      return this.stop(error);
    }
    // Another writer was faster: take in what it wrote, then decide everything again.
    this.catchingUp = true;
    try {
      await foldLog(this.options.log, this.book.code, this.book);
      this.durableSeq = this.book.nextSeq;
    } catch (broken) {
      for (const waiting of group) waiting.fail(new Refusal('BOOK_STOPPED'));
      return this.stop(broken as Error);
    } finally {
      this.catchingUp = false;
    }
    this.placeAgain([...group, ...this.line.splice(0)]);
  }

  private placeAgain(waiting: readonly Waiting[]): void {
    for (const one of waiting) {
      if (one.ownAct) one.fail(new Refusal('NOT_STORED'));
      else if (this.stopped !== undefined) one.fail(new Refusal('BOOK_STOPPED'));
      else this.place(one);
    }
  }

  /** A broken invariant: the book goes on reading nothing and writing nothing rather than go on wrong. */
  private stop(error: Error): void {
    this.stopped = error;
    for (const waiting of this.line.splice(0)) waiting.fail(new Refusal('BOOK_STOPPED'));
  }
}

function bytesOf(documents: readonly StoredDocument[]): number {
  return documents.reduce((all, { bytes }) => all + bytes.length, 0);
}

/** What one command brings must fit into one append, since it is stored whole or not at all. */
function checkSize(documents: readonly StoredDocument[]): void {
  const bytes = bytesOf(documents);
  if (documents.length > APPEND_LIMIT_EVENTS || bytes > APPEND_LIMIT_BYTES) refuse('TOO_LARGE', { limit: `${APPEND_LIMIT_EVENTS} events, ${APPEND_LIMIT_BYTES} bytes` });
}
