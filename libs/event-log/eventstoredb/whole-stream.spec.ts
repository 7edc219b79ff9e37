import { allOf } from '../log-under-test.testing.js';
import { type EventLog, LogBroken, LogLocked, LogTruncated } from '../port.js';
import { COUNTY, documentOf, documentsFrom, placed, plain } from '../sample-documents.testing.js';
import { EventStoreDouble } from './eventstore-double.testing.js';
import { openEventStoreLog } from './eventstoredb-log.js';

const STREAM = `mingzhang-${COUNTY}`;

let server: EventStoreDouble;
let log: EventLog;
beforeEach(async () => {
  server = await EventStoreDouble.start();
  log = await openEventStoreLog(server.url);
  await log.append(COUNTY, 0, documentsFrom(0, 3));
});
afterEach(async () => {
  await log.close();
  server.stop();
});

const reopen = async () => {
  await log.close();
  log = await openEventStoreLog(server.url);
};

describe('a stream', () => {
  it('is set so that only administrators delete or cut it', () => {
    expect(server.streams.metadata(STREAM)).toEqual({ $acl: { $d: ['$admins'], $mw: ['$admins'] } });
  });

  it.each([
    ['$maxCount', { $maxCount: 1_000 }],
    ['$maxAge', { $maxAge: 86_400 }],
    ['$tb', { $tb: 0 }],
  ])('that is set to %s is read, and not written to until it is set right', async (name, metadata) => {
    await reopen();
    server.streams.setMetadata(STREAM, metadata);
    await expect(log.append(COUNTY, 3, documentsFrom(3, 1))).rejects.toThrow(LogTruncated);
    await expect(log.checkWritable(COUNTY)).rejects.toThrow(`LOG_TRUNCATED: the stream ${STREAM} is set to ${name}`);
    expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 3)));
    server.streams.setMetadata(STREAM, {});
    await log.append(COUNTY, 3, documentsFrom(3, 1));
    await log.checkWritable(COUNTY);
  });

  it.each([
    ['has lost its first event', { $tb: 1 }, /begins at 1/],
    ['was deleted', { $tb: Number.MAX_SAFE_INTEGER }, /was deleted/],
  ])('that %s is not opened', async (_, metadata, message) => {
    server.streams.setMetadata(STREAM, metadata);
    await expect(reopen()).rejects.toThrow(LogTruncated);
    await expect(openEventStoreLog(server.url)).rejects.toThrow(message);
  });

  it('that was deleted for good is not opened', async () => {
    server.streams.tombstones.add(STREAM);
    await expect(reopen()).rejects.toThrow(LogTruncated);
  });

  it.each([
    ['malformed JSON', Buffer.from('{"place":'), 'application/json'],
    ['no JSON', Buffer.from('{}'), 'application/octet-stream'],
    ['other bytes than those of its id', Buffer.from('{"place":4}'), 'application/json'],
    ['a number that is not whole', Buffer.from('{"place":4.5}'), 'application/json'],
  ])('into which somebody wrote %s is broken there (fault 7)', async (_, data, contentType) => {
    server.streams.append(STREAM, 'any', [{ id: documentOf({ place: 3 }).id, type: 'UnitRegistered', contentType, data }]);
    await expect(allOf(log.read(COUNTY, 0))).rejects.toThrow(LogBroken);
    await expect(allOf(log.subscribe(COUNTY, 3, new AbortController().signal))).rejects.toThrow(LogBroken);
    expect(plain(await log.readAt(COUNTY, [2]))).toEqual(placed(2, documentsFrom(2, 1)));
  });

  it('gets nothing that the client would send in other bytes', async () => {
    const bytes = Buffer.from('{"10":1,"9":2}');
    await expect(log.append(COUNTY, 3, [{ ...documentOf({ 9: 2, 10: 1 }), bytes }])).rejects.toThrow(RangeError);
    expect(await log.head(COUNTY)).toBe(3);
  });
});

describe('a log that is opened for reading', () => {
  it('follows what others write, and may not append', async () => {
    const reader = await openEventStoreLog(server.url, { readOnly: true });
    try {
      await log.append(COUNTY, 3, documentsFrom(3, 1));
      expect(await reader.head(COUNTY)).toBe(4);
      await expect(reader.append(COUNTY, 4, documentsFrom(4, 1))).rejects.toThrow(LogLocked);
      await expect(reader.checkWritable(COUNTY)).rejects.toThrow(LogLocked);
    } finally {
      await reader.close();
    }
  });
});
