import { ANHE } from '#libs/book/office.testing.js';
import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { type EventLog, LogBroken, type StoredEvent } from '#libs/event-log/port.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { ViewsOfAnotherLog } from './follow.js';
import { Ledger, rowsFor, rowsIn } from './ledger.testing.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

/** A log whose subscription breaks off, once for each error, after its first chunk. */
class CutLog extends FaultyLog {
  constructor(
    behind: EventLog,
    private readonly cuts: Error[],
  ) {
    super(behind);
  }

  override async *subscribe(book: typeof ANHE, from: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    for await (const chunk of super.subscribe(book, from, signal)) {
      yield chunk;
      const cut = this.cuts.shift();
      if (cut !== undefined) throw cut;
    }
  }
}

/** A log that remembers from where it was subscribed to. */
class WatchedLog extends FaultyLog {
  readonly subscribedFrom: number[] = [];

  override subscribe(book: typeof ANHE, from: number, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    this.subscribedFrom.push(from);
    return super.subscribe(book, from, signal);
  }
}

export function describeFollowing(tested: () => ViewsUnderTest): void {
  const leaving = () => new AbortController();
  const last = (ledger: Ledger) => tested().views.waitFor(ANHE, ledger.nextSeq - 1);

  describe('following', () => {
    it('projects what is there, then what comes, until the signal', async () => {
      const { views, log, faults } = tested();
      const ledger = await Ledger.open(log);
      const leave = leaving();
      const following = views.follow(log, ANHE, leave.signal);
      await last(ledger);
      await ledger.pay({ levy: 'L22', principalFen: 8_000_00 });
      await last(ledger);
      expect(await views.projectedThrough(ANHE)).toBe(ledger.nextSeq);
      leave.abort();
      await following;
      expect(faults).toEqual([]);
    });

    it('ends when the log closes', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const following = views.follow(log, ANHE, leaving().signal);
      await last(ledger);
      await log.close();
      await following;
    });

    it('ends when the views close, and goes on from its checkpoint when they are opened again', async () => {
      const { views, log, reopen } = tested();
      const ledger = await Ledger.open(log);
      const following = views.follow(log, ANHE, leaving().signal);
      await last(ledger);
      const again = await reopen();
      await following;
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      expect(await again.projectedThrough(ANHE)).toBe(ledger.nextSeq - 1);
      void again.follow(log, ANHE, leaving().signal);
      await last(ledger);
      expect((await rowsIn(again)).lines).toHaveLength(2 * 3 + 4);
    });

    it('tells a fault, takes up again by itself, and doubles nothing', async () => {
      const { views, log, faults } = tested();
      const ledger = await Ledger.open(log);
      const cuts = [new Error('the connection was cut'), new Error('and again')];
      void views.follow(new CutLog(log, [...cuts]), ANHE, leaving().signal);
      await last(ledger);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await last(ledger);
      await ledger.pay({ levy: 'L22', principalFen: 200 });
      await last(ledger);
      expect(faults).toEqual(cuts);
      expect((await rowsIn(views)).lines).toHaveLength(2 * 3 + 4 + 4);
    });

    it('doubles nothing where two follow the same book', async () => {
      const { views, log, faults } = tested();
      const ledger = await Ledger.open(log);
      void views.follow(log, ANHE, leaving().signal);
      void views.follow(log, ANHE, leaving().signal);
      for (let sheet = 0; sheet < 20; sheet++) {
        await ledger.pay({ levy: 'L22', principalFen: 100 });
        await last(ledger);
      }
      expect((await rowsIn(views)).lines).toHaveLength(2 * 3 + 20 * 4);
      expect(faults).toEqual([]);
    });

    it.each([
      ['a broken log', new LogBroken('a gap'), new LogBroken('a gap')],
      ['a broken invariant', undefined, broken('LOG_BROKEN')],
    ])('tells %s and gives up', async (_, cut, expected) => {
      const { views, log, faults } = tested();
      const ledger = await Ledger.open(log);
      const [genesis] = await ledger.stored();
      if (cut === undefined) await log.append(ANHE, ledger.nextSeq, [genesis as StoredEvent]);
      await expect(views.follow(new CutLog(log, cut === undefined ? [] : [cut]), ANHE, leaving().signal)).rejects.toThrow(expected);
      expect(faults).toHaveLength(1);
    });

    it('builds a long log at once and follows from its end', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.letDaysPass(20_000);
      const built = ledger.nextSeq;
      const watched = new WatchedLog(log);
      void views.follow(watched, ANHE, leaving().signal);
      await views.waitFor(ANHE, built - 1, 60_000);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await last(ledger);
      expect(watched.subscribedFrom).toEqual([built]);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });

    it('throws away the views of another log and follows this one', async () => {
      const { views, log, faults } = tested();
      const former = await Ledger.open(new MemoryLog());
      await former.pay({ levy: 'L31', principalFen: 500 });
      await former.projectInto(views);
      const ledger = await Ledger.open(log);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await ledger.pay({ levy: 'L22', principalFen: 200 });
      void views.follow(log, ANHE, leaving().signal);
      await last(ledger);
      expect(faults).toEqual([expect.any(ViewsOfAnotherLog)]);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });

    it('throws away views that have more than the log', async () => {
      const { views, log, faulted } = tested();
      const former = await Ledger.open(new MemoryLog());
      await former.pay({ levy: 'L31', principalFen: 500 });
      await former.projectInto(views);
      const ledger = await Ledger.open(log);
      void views.follow(log, ANHE, leaving().signal);
      await faulted;
      await ledger.spoil();
      await ledger.spoil();
      await last(ledger);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });
  });
}
