import { AppendFailed, type EventLog, type StoredDocument, WrongExpectedSeq } from '#libs/event-log/port.js';
import { assertHolds, BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { bytesOf, fitsAnAppend } from './append-size.js';
import type { Book } from './book.js';
import { foldLog } from './fold-log.js';

/** A piece of work that has been done on the pending state and waits until that state is durable. */
export interface Attempt {
  /** What it wants stored; nothing, where it only looked. */
  readonly documents: readonly StoredDocument[];
  /** Called once everything that the work saw is durable. */
  conclude(): void;
}

/** What somebody wants done on the book, and waits for. */
export interface Work {
  /** Has done first what must come before it, where it wants to write. */
  prepare?(): void;
  /** Does the work on the state as it now is; again, if an append before it failed. */
  attempt(): Attempt;
  fail(error: Error): void;
}

/** Work that has been done and waits in line. Without `work` it is the book's own act, for which nobody waits. */
interface Placed {
  readonly work?: Work;
  readonly attempt: Attempt;
  /** How many changes of state it made. */
  readonly notes: number;
}

/** More in line than this is turned away rather than kept waiting. */
const LINE_LIMIT = 10_000;

/**
 * The line in which all work on a book waits for its durability. Work is done at once, against a state that already includes what
 * is decided and not yet stored; whatever gathered while the last append was under way goes out as the next one, in the order in
 * which it was done. No answer overtakes what it rests on. If an append fails, all that was done on it is undone and done again.
 */
export class CommitLine {
  private line: Placed[] = [];
  /** What arrives while the state is being brought level with the log: nothing is done on it meanwhile. */
  private arrivals: Work[] | undefined;
  private flushing = false;
  private durable: number;
  private stop: Error | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly book: Book,
  ) {
    this.durable = book.nextSeq;
  }

  /** The number of durable events. */
  get durableSeq(): number {
    return this.durable;
  }

  /** Why nothing more is taken, if it is not. */
  get stopped(): Error | undefined {
    return this.stop;
  }

  /** Takes work in. Fails it with BOOK_STOPPED or TOO_MANY_REQUESTS where it cannot be waited for. */
  enqueue(work: Work): void {
    if (this.stop !== undefined) return work.fail(new Refusal('BOOK_STOPPED'));
    if (this.line.length + (this.arrivals?.length ?? 0) >= LINE_LIMIT) return work.fail(new Refusal('TOO_MANY_REQUESTS'));
    if (this.arrivals === undefined) this.place(work);
    else this.arrivals.push(work);
    void this.flush();
  }

  /** Does an act of the book's own, before the work whose `prepare` asks for it. If that fails, the error is that work's answer. */
  placeOwnAct(act: () => readonly StoredDocument[]): void {
    this.push(() => ({ documents: act(), conclude: () => {} }));
  }

  /** Does the work and puts it in line behind what it saw; so too its failure, which may rest on what is not durable. */
  private place(work: Work): void {
    try {
      work.prepare?.();
      this.push(() => work.attempt(), work);
    } catch (error) {
      if (error instanceof BrokenInvariant) this.stop ??= error;
      const answer = error instanceof BrokenInvariant ? new Refusal('BOOK_STOPPED') : (error as Error);
      this.push(() => ({ documents: [], conclude: () => work.fail(answer) }), work);
    }
  }

  private push(attemptNow: () => Attempt, work?: Work): void {
    const { undo } = this.book;
    const before = undo.length;
    try {
      const attempt = attemptNow();
      this.line.push({ attempt, notes: undo.length - before, ...(work === undefined ? {} : { work }) });
    } catch (error) {
      undo.undoTo(before);
      throw error;
    }
  }

  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    while (this.line.length > 0) await this.commit(this.takeGroup());
    this.flushing = false;
  }

  /** One group commit: what has gathered, in order, up to the limits of an append. */
  private async commit(group: readonly Placed[]): Promise<void> {
    const documents = group.flatMap(({ attempt }) => attempt.documents);
    try {
      if (documents.length > 0) await this.log.append(this.book.code, this.durable, documents);
    } catch (error) {
      return this.recover(error as Error, group);
    }
    this.durable += documents.length;
    this.book.undo.settle(group.reduce((all, { notes }) => all + notes, 0));
    for (const { attempt } of group) attempt.conclude();
  }

  private takeGroup(): Placed[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const { attempt } of this.line) {
      events += attempt.documents.length;
      bytes += bytesOf(attempt.documents);
      if (count > 0 && !fitsAnAppend(events, bytes)) break;
      count += 1;
    }
    return this.line.splice(0, count);
  }

  /** As far as anybody knows the group is not stored: who lost by it hears so, the rest is done again on what is true now. */
  private async recover(error: Error, group: readonly Placed[]): Promise<void> {
    this.book.undo.undoTo(0);
    const placed = [...group, ...this.line.splice(0)];
    if (error instanceof WrongExpectedSeq) return this.placeAgain([...worksOf(placed), ...(await this.catchUp(error))]);

    if (!(error instanceof AppendFailed)) this.stop ??= error;
    const code = error instanceof AppendFailed ? 'NOT_STORED' : 'OUTCOME_UNKNOWN';
    const lost = losers(group, placed);
    for (const work of lost) work.fail(new Refusal(code));
    this.placeAgain(worksOf(placed).filter((work) => !lost.has(work)));
  }

  /** Another writer was faster: takes in what it wrote; what arrived meanwhile. A log that has become shorter stops the book. */
  private async catchUp({ actualSeq }: WrongExpectedSeq): Promise<readonly Work[]> {
    const arrivals: Work[] = [];
    this.arrivals = arrivals;
    try {
      assertHolds(actualSeq > this.durable, 'LOG_BROKEN', () => ({ durableSeq: this.durable, logEndsAt: actualSeq }));
      await foldLog(this.log, this.book.code, this.book);
      this.durable = this.book.nextSeq;
    } catch (broken) {
      this.stop ??= broken as Error;
    }
    this.arrivals = undefined;
    return arrivals;
  }

  private placeAgain(works: readonly Work[]): void {
    for (const work of works) {
      if (this.stop === undefined) this.place(work);
      else work.fail(new Refusal('BOOK_STOPPED'));
    }
  }
}

function worksOf(placed: readonly Placed[]): Work[] {
  return placed.flatMap(({ work }) => work ?? []);
}

/**
 * Who loses by an append that went wrong: whose documents were in it. Were they only the book's own, then everybody who would
 * have them written again, so that each failure makes the line shorter.
 */
function losers(group: readonly Placed[], placed: readonly Placed[]): ReadonlySet<Work> {
  const writers = worksOf(group.filter(({ attempt }) => attempt.documents.length > 0));
  return new Set(writers.length > 0 ? writers : worksOf(placed).filter(({ prepare }) => prepare !== undefined));
}
