import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { describeWithTool } from '../../../test/tools.testing.js';
import { balances } from '../balances.js';
import { describeViews } from '../contract.testing.js';
import { Ledger, rowsFor, rowsIn } from '../ledger.testing.js';
import { openViews } from '../open-views.js';
import type { Place } from '../views-under-test.testing.js';
import { ViewsUnreachable } from '../views-unreachable.js';
import { POSTGRES, PostgresServer } from './postgres-server.testing.js';

const quiet = { onFault: () => {} };

describeWithTool(POSTGRES, 'views in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  function newPlace(): Place {
    const database = server.database();
    return { open: async (options) => openViews(await database, options), remove: async () => server.drop(await database) };
  }

  describeViews('a PostgreSQL database', newPlace);

  describe('a PostgreSQL database', () => {
    let address: string;
    beforeEach(async () => {
      address = await server.database();
    });

    it('of another version of the views is emptied', async () => {
      const ledger = await Ledger.open(new MemoryLog());
      const former = await openViews(address, quiet);
      await ledger.projectInto(former);
      await former.close();
      await server.query(nameOf(address), 'update checkpoint set schema_version = 0; alter table journal_line drop column officer_id');
      const views = await openViews(address, quiet);
      expect(await views.projectedThrough(ANHE)).toBe(0);
      await ledger.projectInto(views);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      await views.close();
    });

    it('is prepared once, by however many processes at a time', async () => {
      const all = await Promise.all(Array.from({ length: 4 }, () => openViews(address, quiet)));
      expect(await Promise.all(all.map((views) => views.projectedThrough(ANHE)))).toEqual([0, 0, 0, 0]);
      await Promise.all(all.map((views) => views.close()));
    });

    it('loses nothing and doubles nothing when four processes follow one log', async () => {
      const log = new MemoryLog();
      const ledger = await Ledger.open(log);
      const all = await Promise.all(Array.from({ length: 4 }, () => openViews(address, quiet)));
      const following = all.map((views) => views.follow(log, ANHE, new AbortController().signal));
      for (let n = 0; n < 60; n++) await ledger.pay({ levy: 'L22', principalFen: 1 });
      await Promise.all(all.map((views) => views.waitFor(ANHE, ledger.nextSeq - 1, 20_000)));
      expect(await rowsIn(all[0] as never)).toEqual(await rowsFor(ledger));
      await log.close();
      await Promise.all(following);
      await Promise.all(all.map((views) => views.close()));
    });

    it('orders codes byte by byte, whatever the country of the server', async () => {
      const views = await openViews(address, quiet);
      const ledger = await Ledger.open(new MemoryLog());
      await ledger.projectInto(views);
      const units = (await balances(views, ANHE)).map(({ unitId, account }) => `${unitId} ${account}`);
      expect(units).toEqual(units.toSorted());
      await views.close();
    });
  });

  describe('a server', () => {
    it('that goes away is a fault that passes: reading tells so, following goes on when it is back', async () => {
      const own = await PostgresServer.start();
      const faults: Error[] = [];
      const views = await openViews(await own.database(), { onFault: (fault) => faults.push(fault) });
      const log = new MemoryLog();
      const ledger = await Ledger.open(log);
      void views.follow(log, ANHE, new AbortController().signal);
      await views.waitFor(ANHE, ledger.nextSeq - 1, 20_000);
      await own.stop('immediate');
      await ledger.pay({ levy: 'L22', principalFen: 100 });
      await expect(views.projectedThrough(ANHE)).rejects.toThrow(ViewsUnreachable);
      await own.run();
      await views.waitFor(ANHE, ledger.nextSeq - 1, 20_000);
      expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
      expect(faults.length).toBeGreaterThan(0);
      await views.close();
      await own.remove();
    });

    it('that nobody is at, or that knows no such database, is told in a line without the password', async () => {
      const there = await server.database();
      const cases = ['postgres://mingzhang:secret@127.0.0.1:1/views', there.replace('mingzhang@', 'mingzhang:secret@').replace(/views_\d+$/, 'no_such')];
      for (const address of cases) {
        const fault = await openViews(address, quiet).catch((error: Error) => error);
        expect(fault).toBeInstanceOf(ViewsUnreachable);
        expect((fault as Error).message).toMatch(/^postgres:\/\/mingzhang@127\.0\.0\.1:\d+\/(views: .*ECONNREFUSED|no_such: .*does not exist)/);
        expect((fault as Error).message).not.toContain('secret');
      }
    });
  });
});

function nameOf(address: string): string {
  return new URL(address).pathname.slice(1);
}
