import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { told as history } from '#libs/book/anhe.testing.js';
import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import { effectOf } from '#libs/book/decide.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { ANHE, decidedLevy, type HandedIn, Office, paidIn, pay } from '#libs/book/office.testing.js';
import type { HeldAppend } from '#libs/event-log/faulty-log.testing.js';
import { addDays, businessDate } from '#libs/kernel/dates.js';
import { Refusal } from '#libs/kernel/refusal.js';

/** What a caller heard of a command. */
export interface Told {
  readonly commandId: string;
  /** Which process he had asked: there is a new one after every restart. */
  readonly era: number;
  readonly answer: { readonly seq: number; readonly events: readonly RecordedEvent[] } | { readonly code: string };
}

/** Something that happens to an office. */
export type Step =
  | { readonly do: 'submit' | 'overtake'; readonly handedIn: HandedIn }
  | { readonly do: 'release'; readonly stored: boolean }
  | { readonly do: 'days'; readonly count: number }
  | { readonly do: 'approve' | 'read' | 'fail' | 'lose' | 'hold' | 'rest' | 'restart' | 'kill' };

const SAFE_YUAN = Math.floor(Number.MAX_SAFE_INTEGER / 100);
const sheets = (from: number, to: number, toOfficerId: string) => history('ReceiptRangeAllocated', { bookId: 'PJ-1', from, to, toOfficerId }, undefined, { unitId: 'LJ' });
/** O-20 holds, as no command would let him, so much cash that one yuan more breaks the book. */
const COUNTY = [
  history('ReceiptBookIssued', { bookId: 'PJ-1', type: 'GF', from: 1, to: 20, keeperId: 'O-08' }, undefined, { unitId: 'LJ' }),
  ...[sheets(1, 10, 'O-03'), sheets(11, 20, 'O-20')],
  ...[decidedLevy('L1', 100), decidedLevy('L2', 100), decidedLevy('L8', SAFE_YUAN), paidIn('L8', SAFE_YUAN, 20, 'O-20')],
];
export const breaking: HandedIn = { ...pay('L2', 1, 11), as: 'O-20' };

/** An office to which things happen, and everything that its callers are told. */
export class Trial {
  /** In the order in which callers heard. */
  readonly told: Told[] = [];
  /** Commands whose callers were told nothing, since the process died. */
  readonly untold = new Set<string>();
  /** Commands that another process decided. */
  readonly foreign = new Set<string>();
  /** Readings that were answered before all they had seen was durable. */
  readonly hasty: number[] = [];
  /** The seq at which each process took the book over. */
  readonly begins: number[] = [];
  private held: HeldAppend[] = [];
  private pending = new Map<Promise<void>, string>();

  private constructor(readonly office: Office) {}

  static async open(): Promise<Trial> {
    const trial = new Trial(await Office.open(COUNTY));
    trial.begins.push(await trial.office.log.head(ANHE));
    return trial;
  }

  private readonly happenings: { readonly [D in Step['do']]: (step: Extract<Step, { do: D }>) => void | Promise<void> } = {
    submit: ({ handedIn }) => this.submit(handedIn as HandedIn),
    overtake: ({ handedIn }) => this.office.log.overtakeNext(() => this.overtake(handedIn as HandedIn)),
    release: ({ stored }) => this.release(stored),
    days: ({ count }) => this.office.clock.setDay(addDays(businessDate(this.office.clock.now()), count)),
    approve: () => this.approve(),
    read: () => this.read(),
    fail: () => this.office.log.failNext(),
    lose: () => this.office.log.loseNext(),
    hold: () => void this.held.push(this.office.log.holdNext()),
    rest: () => this.rest(),
    restart: () => this.settle().then(() => this.begin()),
    kill: () => this.kill(),
  };

  async happen(step: Step): Promise<void> {
    await (this.happenings[step.do] as (step: Step) => void | Promise<void>)(step);
  }

  /** Lets everything end that has begun. The book is open and at rest after it. */
  async settle(): Promise<void> {
    this.office.log.forgetFaults();
    for (const append of this.held.splice(0)) append.release();
    while (this.pending.size > 0) await Promise.all(this.pending.keys());
    await turnOfTheLoop();
    if (this.office.keeper.standing.stopped !== undefined) await this.begin();
  }

  /** A stopped book is opened again by its operator. */
  private async rest(): Promise<void> {
    await turnOfTheLoop();
    if (this.office.keeper.standing.stopped !== undefined) await this.settle();
  }

  /** The process dies: what is under way stays so for ever, and nobody hears of it. */
  private async kill(): Promise<void> {
    this.office.log.forgetFaults();
    this.held = [];
    await turnOfTheLoop();
    for (const commandId of this.pending.values()) this.untold.add(commandId);
    this.pending = new Map();
    await this.begin();
  }

  private async begin(): Promise<void> {
    this.begins.push(await this.office.log.head(ANHE));
    await this.office.reopen();
  }

  private submit(handedIn: HandedIn): void {
    const request = this.office.request(handedIn);
    const { commandId } = request;
    const era = this.begins.length - 1;
    const tell = (answer: Told['answer']) => void this.told.push({ commandId, era, answer });
    const refused = (error: Error) => tell({ code: error instanceof Refusal ? error.code : error.name });
    this.expectEnd(commandId, this.office.keeper.submit(request).then(tell, refused));
  }

  /** The county approver approves the first proposal, as he sees it now; others may be faster. */
  private approve(): void {
    const { keeper } = this.office;
    const seen = keeper.ask((book, moment) => {
      const [proposal] = book.proposals.open.values();
      return proposal && { proposalId: proposal.proposalId, effectHash: effectOf(book, proposal, moment).hash };
    });
    const approve = (fields: object | undefined) => {
      if (fields !== undefined && keeper === this.office.keeper) this.submit({ name: 'ApproveProposal', as: 'O-11', fields });
    };
    this.expectEnd('seeing', seen.then(approve, ignored));
  }

  private read(): void {
    const { log, keeper } = this.office;
    const checkStored = async (seen: number) => void (seen > (await log.head(ANHE)) && this.hasty.push(seen));
    this.expectEnd('reading', keeper.ask((book) => book.nextSeq).then(checkStored, ignored));
  }

  private async overtake(handedIn: HandedIn): Promise<void> {
    const rival: Bookkeeper = await this.office.rival();
    const request = this.office.request(handedIn);
    this.foreign.add(request.commandId);
    await rival.submit(request).catch(ignored);
  }

  private release(stored: boolean): void {
    const append = this.held.shift();
    if (stored) append?.release();
    else append?.fail();
  }

  private expectEnd(commandId: string, end: Promise<void>): void {
    const waiting: Promise<void> = end.then(() => void this.pending.delete(waiting));
    this.pending.set(waiting, commandId);
  }
}

/** A reading or a rival's command may be refused. */
const ignored = (): void => {};
