import { EventStoreDouble, FAULTS } from '#libs/event-log/eventstoredb/eventstore-double.testing.js';
import { openEventStoreLog } from '#libs/event-log/eventstoredb/eventstoredb-log.js';
import { FaultyLog } from '#libs/event-log/faulty-log.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { EventLog } from '#libs/event-log/port.js';
import { COUNTY, documentOf, documentOfBytes, documentsFrom } from '#libs/event-log/sample-documents.testing.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { copyBook, rootOf } from './copy-book.js';

const COUNT = 1_203;

async function filled(): Promise<MemoryLog> {
  const log = new MemoryLog();
  for (let seq = 0; seq < COUNT; seq += 401) await log.append(COUNTY, seq, documentsFrom(seq, 401));
  return log;
}

describe('copying a book', () => {
  it('brings every event, and proves that both logs are the same', async () => {
    const from = await filled();
    const to = new MemoryLog();
    const copied = await copyBook(from, to, COUNTY);
    expect(copied).toEqual({ ...(await rootOf(from, COUNTY)), brought: COUNT });
    expect(to.file).toEqual(from.file);
    expect(await copyBook(from, to, COUNTY)).toEqual({ ...copied, brought: 0 });
  });

  it('goes into EventStoreDB over every fault, and back', async () => {
    const from = await filled();
    const server = await EventStoreDouble.start();
    const store = await openEventStoreLog(server.url, { patienceMs: 200, callTimeoutMs: 1_000 });
    server.failNext(...Object.values(FAULTS));
    const { rootHex } = await copyBook(from, store, COUNTY);
    const back = new MemoryLog();
    expect(await copyBook(store, back, COUNTY)).toEqual({ events: COUNT, brought: COUNT, rootHex });
    expect(back.file).toEqual(from.file);
    await store.close();
    server.stop();
  });

  it('goes on where it was cut off, and brings what has come since', async () => {
    const from = await filled();
    const to = new FaultyLog(new MemoryLog());
    to.holdNext().release();
    to.failNext();
    await expect(copyBook(from, to, COUNTY)).rejects.toThrow('the disk is full');
    expect(await to.head(COUNTY)).toBe(500);
    await from.append(COUNTY, COUNT, documentsFrom(COUNT, 1));
    expect(await copyBook(from, to, COUNTY)).toMatchObject({ events: COUNT + 1, brought: COUNT + 1 - 500 });
  });

  it('waits where it is not known whether a part is stored', async () => {
    const from = await filled();
    for (const isStored of [true, false]) {
      const to = new FaultyLog(new MemoryLog());
      const settle = to.blurNext(isStored);
      const copying = copyBook(from, to, COUNTY);
      settle();
      expect(await copying).toMatchObject({ events: COUNT, brought: COUNT });
    }
  });

  it('keeps each append within its limits', async () => {
    const from = new MemoryLog();
    for (let seq = 0; seq < 40; seq++) await from.append(COUNTY, seq, [documentOfBytes(60 * 1024 - seq)]);
    expect((await copyBook(from, new MemoryLog(), COUNTY)).events).toBe(40);
  });

  it.each<[string, (to: EventLog) => Promise<void>]>([
    ['has another event', (to) => to.append(COUNTY, 0, [...documentsFrom(0, 7), documentOf({ place: 'another' })])],
    [
      'is longer',
      async (to) => {
        await copyBook(await filled(), to, COUNTY);
        await to.append(COUNTY, COUNT, documentsFrom(COUNT, 1));
      },
    ],
  ])('stops with LOG_BROKEN where the other log %s', async (_, spoil) => {
    const to = new MemoryLog();
    await spoil(to);
    const before = await to.head(COUNTY);
    await expect(copyBook(await filled(), to, COUNTY)).rejects.toThrow(broken('LOG_BROKEN'));
    expect(await to.head(COUNTY)).toBe(before);
  });
});
