import { ANHE } from '#libs/book/office.testing.js';
import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { balances } from './balances.js';
import { Ledger, rowsFor, rowsIn } from './ledger.testing.js';
import type { Views } from './views.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

/** A log that lets others act when it has been read to the end. */
class ReadLog extends FaultyLog {
  constructor(
    behind: FaultyLog['behind'],
    private readonly afterReading: () => Promise<void>,
  ) {
    super(behind);
  }

  override async *read(book: BookCode, from: number): AsyncGenerator<readonly StoredEvent[]> {
    yield* super.read(book, from);
    await this.afterReading();
  }
}

export function describeRebuilding(tested: () => ViewsUnderTest): void {
  describe('rebuilding', () => {
    it('puts in place what the log says, whatever the live rows were', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await views.project(ANHE, await ledger.stored());
      await views.rebuild(log, ANHE);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      expect(await views.projectedThrough(ANHE)).toBe(ledger.nextSeq);
      await views.rebuild(log, ANHE);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });

    it('leaves the live views readable until the swap, and goes on until it has what they have', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.projectInto(views);
      const before = await balances(views, ANHE);
      let readings = 0;
      const beside = new ReadLog(log, async () => {
        readings += 1;
        if (readings > 2) return;
        expect(await balances(views, ANHE)).toHaveLength(before.length + (readings - 1) * 2);
        await ledger.pay({ levy: 'L22', principalFen: 100 });
        await ledger.projectInto(views);
      });
      await views.rebuild(beside, ANHE);
      expect(readings).toBe(3);
      expect(await views.projectedThrough(ANHE)).toBe(ledger.nextSeq);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });

    it('keeps the rows of other books, and lets a follower go on', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.projectInto(views);
      const other = await anotherBook(ledger);
      await views.project(OTHER, other);
      const rowsOfOther = await rowsIn(views, OTHER);
      expect(rowsOfOther.lines.length).toBeGreaterThan(0);

      const leave = new AbortController();
      const following = views.follow(log, ANHE, leave.signal);
      await views.rebuild(log, ANHE);
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await views.waitFor(ANHE, ledger.nextSeq - 1);
      expect(await rowsIn(views, OTHER)).toEqual(rowsOfOther);
      expect(await views.projectedThrough(OTHER)).toBe(other.length);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      leave.abort();
      await following;
    });

    it('may break off at any place, and is begun anew', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.projectInto(views);
      const cut = new ReadLog(log, () => Promise.reject(new Error('the power is off')));
      await expect(views.rebuild(cut, ANHE)).rejects.toThrow('the power is off');
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      await views.rebuild(log, ANHE);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });

    it('of several connections at once fills tables of each of them', async () => {
      const { views, log, openBeside } = tested();
      const ledger = await Ledger.open(log);
      const beside = await openBeside();
      let readings = 0;
      const bothRead = Promise.withResolvers<void>();
      // Each has filled its tables, and neither has put them in place, when both go on.
      const met = new ReadLog(log as FaultyLog['behind'], async () => {
        readings += 1;
        if (readings === 2) bothRead.resolve();
        await bothRead.promise;
      });
      await Promise.all([views.rebuild(met, ANHE), beside.rebuild(met, ANHE)]);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      expect(await rowsIn(beside)).toEqual(await rowsFor(ledger));
      expect(await freshTables(views)).toEqual([]);
      await beside.close();
    });

    it('leaves no tables behind when it breaks off', async () => {
      const { views, log } = tested();
      await Ledger.open(log);
      await expect(views.rebuild(new ReadLog(log, () => Promise.reject(new Error('the power is off'))), ANHE)).rejects.toThrow('the power is off');
      expect(await freshTables(views)).toEqual([]);
    });

    it('of several at once is one after another', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await Promise.all([views.rebuild(log, ANHE), views.rebuild(log, ANHE)]);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    });
  });
}

async function freshTables({ reader }: Views): Promise<readonly string[]> {
  return (await reader.introspection.getTables()).map(({ name }) => name).filter((name) => name.includes('_fresh_'));
}

const OTHER = '990001' as BookCode;

/** The same county's events under another code. */
async function anotherBook(ledger: Ledger): Promise<readonly StoredEvent[]> {
  const stored = await ledger.stored();
  return stored.map((one) => ({ ...one, bytes: Buffer.from(Buffer.from(one.bytes).toString().replaceAll('"book":"990000"', '"book":"990001"')) }));
}
