import { bookOpened } from '#libs/book/anhe.testing.js';
import { Book, evolve } from '#libs/book/book.js';
import { requestHashOf } from '#libs/book/command-id.js';
import { type CommandRequest, decide, type Moment } from '#libs/book/decide.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { dayOrigin, record } from '#libs/book/recorder.js';
import { RefusalTrace } from '#libs/book/refusal-trace.js';
import { fromStored, toDocument } from '#libs/book/stored-document.js';
import { DayTurn } from '#libs/book/turn-day.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import { addDays, laterBy, startOfDay } from '#libs/kernel/dates.js';
import type { CommandId, OfficerId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { county } from './county.testing.js';

const NINE_O_CLOCK_MS = 9 * 3_600_000;

/** A point to which a history can go back. */
export interface Mark {
  readonly notes: number;
  readonly events: number;
}

/** A book as it is written: commands decided, recorded and refused as its bookkeeper would, with every stored document kept. */
export class History {
  readonly book = new Book();
  readonly stored: StoredEvent[] = [];
  /** The stored events, read back from their bytes. */
  readonly events: RecordedEvent[] = [];
  private readonly refusals = new RefusalTrace(this.book);
  private readonly turn = new DayTurn(this.book, this.refusals);

  constructor() {
    const opened = bookOpened();
    evolve(this.book, opened);
    this.keep([toDocument(opened)]);
    const origin = { actor: { officerId: 'O-00' as OfficerId, role: 'BOOK' }, evidence: [], commandId: derivedUuid('county') as CommandId } as const;
    this.keep(record(this.book, county, origin, this.moment.now).documents);
  }

  get moment(): Moment {
    const today = this.book.today;
    return { today, now: laterBy(startOfDay(today), NINE_O_CLOCK_MS), knowsParty: () => true };
  }

  /** Decides and records; the code where it was refused, with the refusal's trace recorded. */
  attempt(request: CommandRequest): RefusalCode | undefined {
    const notes = this.book.undo.length;
    try {
      const { actor, events } = decide(this.book, request, this.moment);
      const origin = { actor, evidence: request.evidence, commandId: request.commandId, requestHash: requestHashOf(request) };
      this.keep(record(this.book, events, origin, this.moment.now).documents);
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.book.undo.undoTo(notes);
      this.keep(this.refusals.record(request, error, this.moment));
      return error.code;
    }
  }

  /** Lets days pass, with what falls due on them. */
  pass(days: number): void {
    const until = addDays(this.book.today, days);
    while (this.turn.isDue(until)) {
      const { date, events } = this.turn.step();
      this.keep(record(this.book, events, dayOrigin(this.book, date), startOfDay(date)).documents);
    }
  }

  mark(): Mark {
    return { notes: this.book.undo.length, events: this.stored.length };
  }

  undoTo({ notes, events }: Mark): void {
    this.book.undo.undoTo(notes);
    this.stored.length = events;
    this.events.length = events;
  }

  private keep(documents: readonly Omit<StoredEvent, 'seq'>[]): void {
    for (const document of documents) {
      const stored = { ...document, seq: this.stored.length };
      this.stored.push(stored);
      this.events.push(fromStored(stored));
    }
  }
}
