import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { describeViews } from '../contract.testing.js';
import { Ledger, rowsFor, rowsIn } from '../ledger.testing.js';
import type { Place } from '../views-under-test.testing.js';
import { openSqliteViews } from './sqlite-views.js';

function newPlace(): Place & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'views-'));
  const path = join(folder, 'data', 'views.db');
  return { path, open: (options) => openSqliteViews(path, options), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

describeViews('SQLite', newPlace);

describe('views in SQLite', () => {
  it('of another version are thrown away', async () => {
    const place = newPlace();
    const onFault = () => {};
    const ledger = await Ledger.open(new MemoryLog());
    const former = await place.open({ onFault });
    await ledger.projectInto(former);
    await former.close();
    const file = new DatabaseSync(place.path);
    file.exec('UPDATE checkpoint SET schema_version = 0; ALTER TABLE journal_line DROP COLUMN officer_id');
    file.close();

    const views = await place.open({ onFault });
    expect(await views.projectedThrough(ANHE)).toBe(0);
    await ledger.projectInto(views);
    expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    await views.close();
    place.remove();
  });

  it('follow a log in a file', async () => {
    const place = newPlace();
    const views = await place.open({ onFault: (error) => expect(error).toBeUndefined() });
    const log = await openSqliteLog(join(dirname(place.path), 'book.db'));
    const ledger = await Ledger.open(log);
    const following = views.follow(log, ANHE, new AbortController().signal);
    const payments = Array.from({ length: 30 }, () => ledger.payment({ levy: 'L22', principalFen: 100 }));
    for (const payment of payments) await ledger.tell(payment);
    await views.waitFor(ANHE, ledger.nextSeq - 1);
    expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    await log.close();
    await following;
    await views.close();
    place.remove();
  });

  it('take a file that another process writes to for a fault that passes', async () => {
    const place = newPlace();
    const fault = Promise.withResolvers<Error>();
    const views = await place.open({ onFault: fault.resolve });
    const ledger = await Ledger.open(new MemoryLog());
    const other = new DatabaseSync(place.path);
    other.exec('BEGIN EXCLUSIVE');
    void views.follow(ledger.log, ANHE, new AbortController().signal);
    expect((await fault.promise).message).toMatch(/locked/);
    // Reading goes on meanwhile.
    expect(await views.projectedThrough(ANHE)).toBe(0);
    other.close();
    await views.waitFor(ANHE, ledger.nextSeq - 1);
    expect(await rowsIn(views)).toEqual(await rowsFor(ledger));
    await views.close();
    place.remove();
  });
});
