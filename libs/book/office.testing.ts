import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { APPEND_LIMIT_EVENTS, type EventLog } from '#libs/event-log/port.js';
import type { Instant, Month } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import type { PublicKey } from '#libs/registry/registry.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { anheCounty, openingLevy, told } from './anhe.testing.js';
import { Bookkeeper, type BookkeeperOptions } from './bookkeeper.js';
import type { Clock } from './clock.js';
import { commandIdOf } from './command-id.js';
import type { CommandName } from './command-table.js';
import type { CommandRequest } from './decide.js';
import type { DecidedEvent, RecordedEvent } from './events.js';
import { foldLog } from './fold-log.js';
import { openBook } from './open-book.js';
import type { Answer } from './outcome.js';
import { dayOrigin, record } from './recorder.js';
import { fromStored } from './stored-document.js';

export const ANHE = '990000' as BookCode;
const OPENED_AT = '2015-03-01T01:00:00.000Z' as Instant;

/** A clock that shows what a spec sets it to. */
export class SetClock implements Clock {
  constructor(public shows: string) {}

  now(): Instant {
    return this.shows as Instant;
  }

  /** Nine in the morning of a day in Shanghai. */
  setDay(day: string): void {
    this.shows = `${day}T01:00:00.000Z`;
  }
}

/** A command as a person hands it in. `key` is his idempotency key; a new one where none is said. */
export interface HandedIn {
  readonly name: CommandName;
  readonly fields: object;
  readonly as?: string;
  readonly key?: string;
}

/** How a command ended, as its caller heard it. */
export type Heard = { readonly seq: number; readonly events: readonly RecordedEvent[] } | { readonly refused: string; readonly facts: object };

/** 安和县's office: its bookkeeper over a log whose faults and a clock whose time a spec decides. */
export class Office {
  readonly clock: SetClock = new SetClock('2015-03-02T01:00:00.000Z');
  private keys = 0;
  private holder: Bookkeeper | undefined;

  private constructor(
    readonly log: FaultyLog,
    private readonly more: Partial<BookkeeperOptions>,
  ) {}

  /** Opens the book on 2015-03-01, writes the county and what happened since, and takes it over on 2015-03-02. */
  static async open(history: readonly DecidedEvent[] = [], more: Partial<BookkeeperOptions> = {}): Promise<Office> {
    const log = new MemoryLog();
    await openAnhe(log, history);
    const office = new Office(new FaultyLog(log), more);
    await office.reopen();
    return office;
  }

  get keeper(): Bookkeeper {
    if (this.holder === undefined) throw new Error('the office is not open');
    return this.holder;
  }

  /** As after a restart of the process. */
  async reopen(more: Partial<BookkeeperOptions> = {}): Promise<void> {
    this.holder = await Bookkeeper.open({ ...this.options, ...more });
  }

  /** Another process with the same book in its hands; the log's faults do not touch it. */
  rival(): Promise<Bookkeeper> {
    return Bookkeeper.open({ ...this.options, log: this.log.behind });
  }

  private get options(): BookkeeperOptions {
    return { log: this.log, code: ANHE, clock: this.clock, knowsParty: () => true, ...this.more };
  }

  request({ name, fields, as = 'O-03', key = this.newKey() }: HandedIn): CommandRequest {
    const officerId = as as OfficerId;
    return { name, command: fields as CommandRequest['command'], evidence: [], officerId, commandId: commandIdOf(ANHE, officerId, key) };
  }

  submit(handedIn: HandedIn): Promise<Answer> {
    return this.keeper.submit(this.request(handedIn));
  }

  /** Hands a command in and tells how it ended. */
  hear(handedIn: HandedIn): Promise<Heard> {
    return heard(this.submit(handedIn));
  }

  /** Every event of the log. */
  async events(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const chunk of this.log.read(ANHE, 0)) events.push(...chunk.map(fromStored));
    return events;
  }

  /** The types of the events from a seq on. */
  async typesFrom(seq: number): Promise<string[]> {
    return (await this.events()).slice(seq).map(({ type }) => type);
  }

  private newKey(): string {
    this.keys += 1;
    return `office-key-${this.keys}`;
  }
}

/** Writes BookOpened, the county of the specs and further history into an empty log. */
export async function openAnhe(log: EventLog, history: readonly DecidedEvent[]): Promise<void> {
  const appointer = { officerId: 'O-00' as OfficerId, docNo: '安和人〔2015〕1号' as DocNo };
  const opening = { nameZh: '安和县' as TitleZh, demo: true, openedPeriod: '2015-03' as Month, logKey: 'AAAA' as PublicKey, appointer };
  await openBook(log, { code: ANHE, ...opening }, OPENED_AT);
  const book = await foldLog(log, ANHE);
  const told = [...anheCounty, ...history];
  for (let at = 0; at < told.length; at += APPEND_LIMIT_EVENTS) {
    const seq = book.nextSeq;
    const { documents } = book.undo.withoutNotes(() => record(book, told.slice(at, at + APPEND_LIMIT_EVENTS), dayOrigin(book, book.today), OPENED_AT));
    await log.append(ANHE, seq, documents);
  }
}

export async function heard(answer: Promise<Answer>): Promise<Heard> {
  try {
    const { seq, events } = await answer;
    return { seq, events };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: error.code, facts: error.facts };
  }
}

/** Whether a promise is still open after everything that can happen by itself has happened. */
export async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const note = () => {
    settled = true;
  };
  promise.then(note, note);
  await turnOfTheLoop();
  return !settled;
}

/** A receipt book large enough for any spec, in the hands of O-03. */
export const sheetsOfO03: readonly DecidedEvent[] = [
  told('ReceiptBookIssued', { bookId: 'PJ-1', type: 'GF', from: 1, to: 9_000, keeperId: 'O-08' }, undefined, { unitId: 'LJ' }),
  told('ReceiptRangeAllocated', { bookId: 'PJ-1', from: 1, to: 9_000, toOfficerId: 'O-03' }, undefined, { unitId: 'LJ' }),
];

export const oneLevy: readonly DecidedEvent[] = [...sheetsOfO03, openingLevy('L1', 1_000)];

/** A levy that 临江镇 decided in 2014, wholly unpaid; yuan. */
export function decidedLevy(levyId: string, yuan: number): DecidedEvent {
  const fen = yuan * 100;
  const decision = {
    ...{ levyId, policyId: 'SMF', docNo: `安社征决字〔2014〕${levyId}号`, decidedOn: '2014-11-01', servedOn: '2014-11-05' },
    ...{ assessedFen: fen, standardFen: fen, standardDocNo: '安和计生〔2014〕1号', villageId: 'LJ-DH', payerId: derivedUuid('party', levyId) },
    ...{ deciderUnitId: 'LJ', entrusted: true, dueOn: '2014-12-05', dueProvisional: false },
  };
  return told('LevyDecisionImported', decision, '2014-11-05', { unitId: 'LJ' });
}

/** Cash that an officer has taken, as it stands in the book; yuan. */
export function paidIn(levyId: string, yuan: number, no: number, holderOfficerId = 'O-03'): DecidedEvent {
  const fen = yuan * 100;
  const payment = {
    ...{ paymentId: derivedUuid('payment', levyId, no), levyId, principalFen: fen, lateFeeFen: 0, excessFen: 0 },
    ...{ channel: 'CASH', firstPlace: '1001.01', holderOfficerId, receipt: { bookId: 'PJ-1', no, fen }, afterCutoff: false },
  };
  return told('LevyPaymentCollected', payment, undefined, { unitId: 'LJ' });
}

/** O-03 takes cash for a levy on sheet `no`. */
export function pay(levyId: string, yuan: number, no: number, collectedOn = '2015-03-02'): HandedIn {
  const fen = yuan * 100;
  const receipt = { bookId: 'PJ-1', no, fen };
  return { name: 'CollectLevyPayment', fields: { levyId, principalFen: fen, lateFeeFen: 0, channel: 'CASH', receipt, collectedOn, afterCutoff: false } };
}

/** O-03 spoils sheet `no`. */
export function spoil(no: number, on = '2015-03-02'): HandedIn {
  return { name: 'VoidReceipt', fields: { bookId: 'PJ-1', no, reasonCode: 'SPOILED', copiesKept: true, on } };
}
