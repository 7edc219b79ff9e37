import type { EventLog } from '#libs/event-log/port.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId, PartyId } from '#libs/kernel/ids.js';
import { BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import type { Book } from './book.js';
import { type Clock, momentFor } from './clock.js';
import { requestHashOf } from './command-id.js';
import { CommitLine } from './commit-line.js';
import { type CommandRequest, decide, type Moment, type Preview, preview } from './decide.js';
import { foldLog } from './fold-log.js';
import { type Answer, outcomeAt } from './outcome.js';
import { dayOrigin, record } from './recorder.js';
import { RefusalTrace } from './refusal-trace.js';
import { DayTurn, type ReadLogHeadNow } from './turn-day.js';
import type { Attempt } from './work-in-line.js';

export interface BookkeeperOptions {
  readonly log: EventLog;
  readonly code: BookCode;
  readonly clock: Clock;
  knowsParty(partyId: PartyId): boolean;
  /** Whose an account in the vault is (ChangePayeeAccount). */
  readonly isHolder?: Moment['isHolder'];
  /** A checked import file that the house holds (ImportFile). */
  readonly heldFile?: Moment['heldFile'];
  /** The day that the clock shows and an operator has confirmed (CLOCK_SUSPECT). */
  readonly confirmedDay?: IsoDate | undefined;
  /** Where the log of what inspectors read stands (AccessLogDigested). */
  readonly readLogHead?: ReadLogHeadNow;
}

/** Who waits for an answer. */
interface Waiting<T> {
  resolve(answer: T): void;
  reject(error: Error): void;
}

/**
 * The only writer of a book in a process. Commands are decided one after another against a state that already includes what is
 * decided and not yet stored. Every answer computed from the book - success, refusal, repeated key, reading - waits until all that
 * it could have seen is durable.
 */
export class Bookkeeper {
  private readonly line: CommitLine;
  private readonly refusals: RefusalTrace;
  private readonly dayTurn: DayTurn;

  private constructor(
    private readonly options: BookkeeperOptions,
    private readonly book: Book,
  ) {
    this.line = new CommitLine(options.log, book);
    this.refusals = new RefusalTrace(book);
    this.dayTurn = new DayTurn(book, this.refusals, options.readLogHead);
  }

  /** Folds the log from its first event and takes the book into its hands. Stops with LOG_BROKEN where the log is no book. */
  static async open(options: BookkeeperOptions): Promise<Bookkeeper> {
    const book = await foldLog(options.log, options.code);
    return new Bookkeeper(options, book);
  }

  /** Decides a command and answers when it is durable. Rejects with a Refusal; a repeated key gets the first answer. */
  submit(request: CommandRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.line.enqueue({
        prepare: () => this.beginDays(request),
        attempt: () => this.attemptCommand(request, { resolve, reject }),
        fail: reject,
      });
    });
  }

  /** What a command would do now; nothing is recorded, and its key is not used up. */
  preview(request: CommandRequest): Promise<Preview> {
    return this.ask((book, moment) => preview(book, request, moment));
  }

  /** Reads the state; answers when all that it saw is durable. Writes nothing, so that it goes on where nothing can be written. */
  ask<T>(read: (book: Book, moment: Moment) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        const value = computed(() => read(this.book, this.readingMoment()));
        return { documents: [], conclude: () => resolve(value) };
      };
      this.line.enqueue({ attempt, fail: reject });
    });
  }

  /** Leaves the trace of a reading that was refused; answers when it is durable. */
  noteRefusedReading(officerId: OfficerId, refusal: Refusal): Promise<void> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        const moment = this.momentOn(this.book.today, this.clockMoment().now);
        return { documents: this.refusals.recordReading(officerId, refusal, moment), conclude: resolve };
      };
      this.line.enqueue({ prepare: () => this.beginDays(), attempt, fail: reject });
    });
  }

  /** Turns the days that have begun since the last one. A scheduler pokes it; the first command of a day does the same. */
  turnDays(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.line.enqueue({ prepare: () => this.beginDays(), attempt: () => ({ documents: [], conclude: resolve }), fail: reject });
    });
  }

  /** The number of durable events, and why the book takes no more, if it does not. */
  get standing(): { readonly durableSeq: number; readonly stopped: string | undefined } {
    return { durableSeq: this.line.durableSeq, stopped: this.line.stopped?.message };
  }

  /** Whether it is being found out if an append is stored. Commands are refused meanwhile (OUTCOME_UNKNOWN), readings are not. */
  get isUncertain(): boolean {
    return this.line.isUncertain;
  }

  /** Turns what days have begun, before a command that is not just a repeated one. Refuses CLOCK_SUSPECT. */
  private beginDays(request?: CommandRequest): void {
    if (request !== undefined && this.book.commands.get(request.commandId) !== undefined) return;
    const { now, today } = this.clockMoment();
    while (this.dayTurn.isDue(today)) {
      this.line.placeOwnAct(() => {
        const { date, events } = this.dayTurn.step();
        return record(this.book, events, dayOrigin(this.book, date), now).documents;
      });
    }
  }

  private attemptCommand(request: CommandRequest, { resolve, reject }: Waiting<Answer>): Attempt {
    const answeredAt = this.book.commands.get(request.commandId);
    if (answeredAt !== undefined) return { documents: [], conclude: () => void this.outcomeAt(answeredAt, request).then(resolve, reject) };
    // The day is the one that has been turned, even if midnight has just passed since.
    const moment = this.momentOn(this.book.today, this.clockMoment().now);
    const seq = this.book.nextSeq;
    try {
      const { actor, events } = computed(() => decide(this.book, request, moment));
      const origin = { actor, evidence: request.evidence, commandId: request.commandId, requestHash: requestHashOf(request) };
      const batch = record(this.book, events, origin, moment.now);
      const conclude = () => {
        resolve({ seq, events: batch.events });
        this.followUp();
      };
      return { documents: batch.documents, conclude };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const documents = this.refusals.record(request, error, moment);
      return { documents, conclude: () => reject(error) };
    }
  }

  /** What the book itself has to do now that a command is durable. Where that fails, the next command or poke does it first. */
  private followUp(): void {
    if (this.dayTurn.isDue(this.book.today)) this.turnDays().catch(() => {});
  }

  private outcomeAt(seq: number, request: CommandRequest): Promise<Answer> {
    return outcomeAt(this.options.log, { code: this.book.code, seq, durableSeq: this.line.durableSeq }, request);
  }

  private clockMoment(): { readonly now: Moment['now']; readonly today: IsoDate } {
    const { clock, confirmedDay } = this.options;
    return momentFor(clock, { recordedAt: this.book.recordedAt, day: this.book.today }, confirmedDay);
  }

  /** The present moment; that of the last event where the clock cannot be trusted. */
  private readingMoment(): Moment {
    try {
      const { now, today } = this.clockMoment();
      return this.momentOn(today, now);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.momentOn(this.book.today, this.book.recordedAt);
    }
  }

  private momentOn(today: IsoDate, now: Moment['now']): Moment {
    const { isHolder, heldFile } = this.options;
    const holder = isHolder === undefined ? {} : { isHolder };
    return { now, today, knowsParty: (partyId) => this.options.knowsParty(partyId), ...holder, ...(heldFile === undefined ? {} : { heldFile }) };
  }
}

/** An invariant was found broken by work that only computed. */
class ComputedWrong extends Error {
  override name = 'ComputedWrong';
}

/** Reading and deciding change nothing: what breaks there fails that work alone. Only folding and writing can stop a book. */
function computed<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof BrokenInvariant ? new ComputedWrong(error.message) : error;
  }
}
