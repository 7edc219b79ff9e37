import { allOf } from '../log-under-test.testing.js';
import { type EventLog, LogUnreachable } from '../port.js';
import { COUNTY, documentsFrom, placed, plain } from '../sample-documents.testing.js';
import { EventStoreDouble } from './eventstore-double.testing.js';
import { openEventStoreLog } from './eventstoredb-log.js';

const FAST = { patienceMs: 300, callTimeoutMs: 200 };

let server: EventStoreDouble;
let log: EventLog;
beforeEach(async () => {
  server = await EventStoreDouble.start();
  log = await openEventStoreLog(server.url, FAST);
  await log.append(COUNTY, 0, documentsFrom(0, 3));
});
afterEach(async () => {
  await log.close();
  server.stop();
});

describe('while the server is away', () => {
  it('a reading waits for it, and then says that it cannot be reached', async () => {
    server.stop();
    await expect(log.head(COUNTY)).rejects.toThrow(LogUnreachable);
    await expect(allOf(log.read(COUNTY, 0))).rejects.toThrow(/^EventStoreDB at esdb:\/\/127\.0\.0\.1:\d+ cannot be reached/);
    await expect(log.checkWritable(COUNTY)).rejects.toThrow(LogUnreachable);
    await server.start();
    expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 3)));
    await log.checkWritable(COUNTY);
  });

  it('a reading that meets a short break goes on', async () => {
    server.dropConnections();
    expect(await log.head(COUNTY)).toBe(3);
  });

  it('a subscription resumes by itself from its own place (fault 3)', async () => {
    const leaving = new AbortController();
    const events = [];
    for await (const chunk of log.subscribe(COUNTY, 0, leaving.signal)) {
      events.push(...chunk);
      if (events.length === 3) {
        server.stop();
        await server.start();
        await log.append(COUNTY, 3, documentsFrom(3, 1));
      }
      if (events.length === 4) {
        server.dropConnections();
        await log.append(COUNTY, 4, documentsFrom(4, 500));
      }
      if (events.length === 504) leaving.abort();
    }
    expect(plain(events)).toEqual(placed(0, documentsFrom(0, 504)));
  });

  it('a subscription may be left', async () => {
    const leaving = new AbortController();
    const subscribed = allOf(log.subscribe(COUNTY, 3, leaving.signal));
    server.stop();
    setTimeout(() => leaving.abort(), 50);
    expect(await subscribed).toEqual([]);
  });
});

describe.each([0, 1])('a cluster, by address %i', (which) => {
  it('is found again by its leader after an outage, by appends, readings and subscriptions', async () => {
    const cluster = await openEventStoreLog(server.clusterUrls[which] ?? '', FAST);
    const leaving = new AbortController();
    const followed = allOf(cluster.subscribe(COUNTY, 0, leaving.signal));
    server.stop();
    const outcomes = await Promise.allSettled([cluster.append(COUNTY, 3, documentsFrom(3, 2)), cluster.head(COUNTY), cluster.head(COUNTY)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await server.start();
    while ((await cluster.head(COUNTY).catch(() => 0)) < 5) await cluster.append(COUNTY, 3, documentsFrom(3, 2)).catch(() => {});
    for await (const heads of cluster.subscribe(COUNTY, 4, leaving.signal)) if (heads.length > 0) leaving.abort();
    await followed;
    expect(plain(await allOf(cluster.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 5)));
    await cluster.close();
  });
});

describe('opening', () => {
  const opening = () => openEventStoreLog(server.url, FAST);

  it('says that nobody is there', async () => {
    server.stop();
    await expect(opening()).rejects.toThrow(/cannot be reached/);
  });

  it('says that the user or the password is wrong', async () => {
    server.refusesAll = true;
    await expect(opening()).rejects.toThrow(/refuses this user or password/);
  });

  it.each(['21.10.9', '5.0.11'])('says that version %s of the server is too old', async (version) => {
    server.version = version;
    await expect(opening()).rejects.toThrow(`is of version ${version}; Mingzhang needs 22.10 or later`);
  });

  it('says that a server expects TLS', async () => {
    const secure = server.url.replace('esdb://', 'esdb://admin:changeit@').replace('?tls=false', '');
    await expect(openEventStoreLog(secure, FAST)).rejects.toThrow(LogUnreachable);
  });

  it('never shows the password', async () => {
    server.stop();
    const error: Error = await openEventStoreLog(server.url.replace('esdb://', 'esdb://admin:open-sesame@'), FAST).catch((e) => e);
    expect(error.message).not.toContain('open-sesame');
  });
});
