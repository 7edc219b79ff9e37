import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { allOf } from '../log-under-test.testing.js';
import { LogBroken, type StoredEvent } from '../port.js';
import { COUNTY, documentsFrom, OTHER_COUNTY } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';

const COUNT = 1_400;

describe('the file of a log', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    path = folder.file('book.db');
    const log = await openSqliteLog(path);
    for (let seq = 0; seq < COUNT; seq += 200) await log.append(COUNTY, seq, documentsFrom(seq, 200));
    await log.append(OTHER_COUNTY, 0, documentsFrom(0, 3));
    await log.close();
  });
  afterEach(() => folder.remove());

  it.each([
    ['in the middle', `book = 1 AND seq = ${COUNT / 2}`],
    ['at the start', 'book = 1 AND seq = 0'],
    ['in a later book', 'book = 2 AND seq = 1'],
  ])('is not opened with a gap %s', async (_, where) => {
    tamper(`DELETE FROM event WHERE ${where}`);
    await expect(openSqliteLog(path)).rejects.toThrow(LogBroken);
    // Broken again, not locked: the attempt gave back what it had taken.
    await expect(openSqliteLog(path)).rejects.toThrow(LogBroken);
    await expect(openSqliteLog(path, { readOnly: true })).rejects.toThrow(LogBroken);
  });

  it.each([
    ['in the middle', `seq = ${COUNT - 100}`],
    ['at the end', `seq >= ${COUNT - 100}`],
  ])('is not read past a gap %s, and no further ahead than was asked', async (_, where) => {
    const log = await openSqliteLog(path, { readOnly: true });
    const reading = log.read(COUNTY, 0)[Symbol.asyncIterator]();
    await reading.next();
    tamper(`DELETE FROM event WHERE book = 1 AND ${where}`);
    expect((await reading.next()).done).toBe(false);
    await expect(reading.next()).rejects.toThrow(LogBroken);
    await log.close();
  });

  it('is not followed past a gap', async () => {
    const log = await openSqliteLog(path, { readOnly: true });
    tamper(`DELETE FROM event WHERE book = 1 AND seq = ${COUNT - 2}`);
    const events: StoredEvent[] = [];
    const following = async () => {
      for await (const chunk of log.subscribe(COUNTY, COUNT - 3, new AbortController().signal)) events.push(...chunk);
    };
    await expect(following()).rejects.toThrow(LogBroken);
    expect(events).toEqual([]);
    await log.close();
  });

  it('lets nobody change or remove an event by mistake', () => {
    const db = new DatabaseSync(path);
    expect(() => db.exec("UPDATE event SET type = 'x' WHERE seq = 0")).toThrow('stored events never change');
    expect(() => db.exec('DELETE FROM event')).toThrow('stored events never change');
    db.close();
  });

  it('gives other work its turn between two chunks', async () => {
    const log = await openSqliteLog(path, { readOnly: true });
    let turns = 0;
    const count = () => {
      turns++;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    let chunks = 0;
    for await (const _ of log.read(COUNTY, 0)) chunks++;
    clearImmediate(counting);
    expect(turns).toBeGreaterThanOrEqual(chunks);
    await log.close();
  });

  it('is left as it was if it is something else', async () => {
    const text = folder.file('notes.txt');
    writeFileSync(text, 'not a database, but long enough to be looked at as if it were one. '.repeat(20));
    const before = readFileSync(text);
    await expect(openSqliteLog(text)).rejects.toThrow(LogBroken);
    expect(readFileSync(text).equals(before)).toBe(true);

    const foreign = folder.file('foreign.db');
    const db = new DatabaseSync(foreign);
    db.exec('CREATE TABLE visitors (name TEXT)');
    db.close();
    const foreignBefore = readFileSync(foreign);
    await expect(openSqliteLog(foreign)).rejects.toThrow('not an event log');
    expect(readFileSync(foreign).equals(foreignBefore)).toBe(true);
  });

  it('is not opened if a later program wrote it', async () => {
    tamper('PRAGMA user_version = 2');
    await expect(openSqliteLog(path)).rejects.toThrow('format 2');
    await expect(openSqliteLog(path, { readOnly: true })).rejects.toThrow('format 2');
  });

  it('is made anew where a crash left an empty one', async () => {
    const half = folder.file('half.db');
    const db = new DatabaseSync(half);
    db.exec('PRAGMA journal_mode = WAL');
    db.close();
    const log = await openSqliteLog(half);
    await log.append(COUNTY, 0, documentsFrom(0, 1));
    expect(await allOf(log.read(COUNTY, 0))).toHaveLength(1);
    await log.close();
  });

  it('is whole in one file once it is closed', async () => {
    const log = await openSqliteLog(path);
    await log.append(COUNTY, COUNT, documentsFrom(COUNT, 1));
    expect(existsSync(`${path}-wal`)).toBe(true);
    await log.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('is made with its folder', async () => {
    await (await openSqliteLog(folder.file('data/books/book.db'))).close();
  });

  /** Does what no program of ours does. */
  function tamper(statement: string): void {
    const db = new DatabaseSync(path, { timeout: 5_000 });
    db.exec(`DROP TRIGGER event_never_removed; ${statement}`);
    db.close();
  }
});
