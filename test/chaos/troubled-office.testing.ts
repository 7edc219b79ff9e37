import { setTimeout as pause } from 'node:timers/promises';
import { Bookkeeper } from '#libs/book/bookkeeper.js';
import { commandIdOf } from '#libs/book/command-id.js';
import { ANHE, decidedLevy, openAnhe, pay, SetClock, sheetsOfO03 } from '#libs/book/office.testing.js';
import { EventStoreDouble, FAULTS, type Fault } from '#libs/event-log/eventstoredb/eventstore-double.testing.js';
import { openEventStoreLog } from '#libs/event-log/eventstoredb/eventstoredb-log.js';
import type { EventLog } from '#libs/event-log/port.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import type { Chance } from './chance.testing.js';

const O3 = 'O-03' as OfficerId;
const LEVIES = 10;
/** Short, so that a run of a few seconds sees what takes minutes otherwise. */
const HASTE = { patienceMs: 250, callTimeoutMs: 150 };
const LONGEST_REST_MS = 150;

interface Keeper {
  readonly log: EventLog;
  readonly bookkeeper: Bookkeeper;
}

/** Two servers that keep one book in a store that fails all the time, and callers who do not give up. */
export class TroubledOffice {
  /** What each key was answered with: the seq of its first event, or the code of a refusal for good. */
  readonly answers = new Map<string, number | string>();
  /** What callers heard that was no answer yet. */
  readonly heard = new Map<string, number>();
  private isOver = false;

  private constructor(
    readonly server: EventStoreDouble,
    private readonly keepers: [Keeper, Keeper],
    private readonly chance: Chance,
  ) {}

  static async open(chance: Chance): Promise<TroubledOffice> {
    const server = await EventStoreDouble.start();
    const log = await openEventStoreLog(server.url);
    await openAnhe(log, [...sheetsOfO03, ...Array.from({ length: LEVIES }, (_, n) => decidedLevy(`L${n}`, 1_000_000))]);
    await log.close();
    return new TroubledOffice(server, [await keeperOf(server), await keeperOf(server)], chance);
  }

  /** Hands a payment in, at this server or that, until it is answered. */
  async payUntilAnswered(no: number): Promise<void> {
    const key = `payment-on-sheet-${no}`;
    const handedIn = pay(`L${no % LEVIES}`, 1 + (no % 50), no);
    while (!this.answers.has(key)) {
      const { bookkeeper } = this.chance.pick(this.keepers);
      try {
        const command = handedIn.fields as Parameters<Bookkeeper['submit']>[0]['command'];
        const { seq } = await bookkeeper.submit({ name: handedIn.name, command, evidence: [], officerId: O3, commandId: commandIdOf(ANHE, O3, key) });
        this.answers.set(key, seq);
      } catch (error) {
        const said = error instanceof Refusal ? error.code : (error as Error).name;
        if (error instanceof Refusal && !COME_AGAIN.includes(said)) this.answers.set(key, said);
        this.heard.set(said, (this.heard.get(said) ?? 0) + 1);
        await pause(20);
      }
    }
  }

  /** Makes trouble, one after another, until told that it is over. Everything runs at the end. */
  async makeTrouble(): Promise<void> {
    while (!this.isOver) {
      await pause(this.chance.below(LONGEST_REST_MS));
      await this.chance.pick<() => unknown>([
        () => this.failSome(),
        () => this.failSome(),
        () => this.failSome(),
        () => this.server.dropConnections(),
        () => this.restartServer(),
        () => this.restartKeeper(),
      ])();
    }
  }

  endTrouble(): void {
    this.isOver = true;
  }

  async close(): Promise<void> {
    this.server.forgetFaults();
    for (const { log } of this.keepers) await log.close();
    this.server.stop();
  }

  private failSome(): void {
    // More trouble than appends would be a store that is never there.
    if (this.server.faultsAhead > 0) return;
    const faults: [Fault, ...Fault[]] = [...SLOW, ...Object.values(FAULTS)];
    for (let left = 1 + this.chance.below(3); left > 0; left--) this.server.failNext(this.chance.pick(faults));
  }

  private async restartServer(): Promise<void> {
    this.server.stop();
    await pause(this.chance.below(2 * HASTE.patienceMs));
    await this.server.start();
  }

  /** One of our own servers ends, whatever is under way, and starts anew. */
  private async restartKeeper(): Promise<void> {
    const which = this.chance.below(2) === 0 ? 0 : 1;
    await this.keepers[which].log.close();
    this.keepers[which] = await keeperOf(this.server);
  }
}

/** Stored at once, answered after the caller has given up waiting. */
const SLOW: [Fault] = [
  ({ store, answer }) => {
    const outcome = store();
    setTimeout(() => answer(outcome), 1.5 * HASTE.callTimeoutMs);
  },
];

/** What a caller takes for "come again with the same key". */
const COME_AGAIN: readonly string[] = ['OUTCOME_UNKNOWN', 'NOT_STORED', 'BOOK_STOPPED', 'LOG_UNREACHABLE', 'TOO_MANY_REQUESTS'];

/** As an operator starts a server: again, while the store cannot be reached. */
async function keeperOf(server: EventStoreDouble): Promise<Keeper> {
  for (;;) {
    try {
      const log = await openEventStoreLog(server.url, HASTE);
      return { log, bookkeeper: await Bookkeeper.open({ log, code: ANHE, clock: new SetClock('2015-03-02T01:00:00.000Z'), knowsParty: () => true }) };
    } catch (error) {
      if ((error as Error).name !== 'LogUnreachable') throw error;
      await pause(20);
    }
  }
}
