import { setTimeout as delay } from 'node:timers/promises';
import { AppendFailed, type EventLog, LogTruncated, LogUnreachable, OutcomeUnknown, type StoredDocument, WrongExpectedSeq } from '#libs/event-log/port.js';
import { assertHolds, BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { bytesOf, fitsAnAppend } from './append-size.js';
import type { Book } from './book.js';
import { foldLog } from './fold-log.js';
import { type Attempt, codeOf, isWriting, losers, type Placed, type Work, worksOf } from './work-in-line.js';

/** More in line than this is turned away rather than kept waiting. */
const LINE_LIMIT = 10_000;
/** How long the book waits before it reads again a log that it could not reach. */
const READ_AGAIN_AFTER_MS = 500;

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
  private uncertain = false;
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

  /** Whether it is being found out if an append is stored: nothing is decided meanwhile. */
  get isUncertain(): boolean {
    return this.uncertain;
  }

  /** Takes work in. Fails it with BOOK_STOPPED, OUTCOME_UNKNOWN or TOO_MANY_REQUESTS where it cannot be waited for. */
  enqueue(work: Work): void {
    if (this.stop !== undefined) return work.fail(new Refusal('BOOK_STOPPED'));
    if (this.uncertain && isWriting(work)) return work.fail(new Refusal('OUTCOME_UNKNOWN'));
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

    if (error instanceof OutcomeUnknown) void this.findOut(error);
    else if (!(error instanceof AppendFailed || error instanceof LogTruncated)) this.stop ??= error;
    const lost = this.uncertain ? new Set(worksOf(placed).filter(isWriting)) : losers(group, placed);
    for (const work of lost) work.fail(new Refusal(codeOf(error)));
    this.placeAgain(worksOf(placed).filter((work) => !lost.has(work)));
  }

  /** Until it is known what became of an append nothing is decided; readings go on, on what is durable. */
  private async findOut({ settled }: OutcomeUnknown): Promise<void> {
    this.uncertain = true;
    try {
      await settled;
    } catch (closed) {
      this.stop ??= closed as Error;
    }
    const arrivals = this.stop === undefined ? await this.takeIn() : [];
    this.uncertain = false;
    this.placeAgain(arrivals);
    void this.flush();
  }

  /** Another writer was faster: takes in what it wrote; what arrived meanwhile. A log that has become shorter stops the book. */
  private catchUp({ actualSeq }: WrongExpectedSeq): Promise<readonly Work[]> {
    return this.takeIn(() => assertHolds(actualSeq > this.durable, 'LOG_BROKEN', () => ({ durableSeq: this.durable, logEndsAt: actualSeq })));
  }

  /** Brings the state level with the log, which may be out of reach for a while; what arrived meanwhile. */
  private async takeIn(checkFirst: () => void = () => {}): Promise<readonly Work[]> {
    const arrivals: Work[] = [];
    this.arrivals = arrivals;
    try {
      checkFirst();
      await this.foldOnceReached();
      this.durable = this.book.nextSeq;
    } catch (broken) {
      this.stop ??= broken as Error;
    }
    this.arrivals = undefined;
    return arrivals;
  }

  private async foldOnceReached(): Promise<void> {
    for (;;) {
      try {
        await foldLog(this.log, this.book.code, this.book);
        return;
      } catch (error) {
        if (!(error instanceof LogUnreachable)) throw error;
      }
      await delay(READ_AGAIN_AFTER_MS);
    }
  }

  private placeAgain(works: readonly Work[]): void {
    for (const work of works) {
      if (this.stop === undefined) this.place(work);
      else work.fail(new Refusal('BOOK_STOPPED'));
    }
  }
}
