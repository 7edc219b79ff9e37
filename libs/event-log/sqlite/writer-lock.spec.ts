import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { allOf } from '../log-under-test.testing.js';
import { LogBroken, LogLocked } from '../port.js';
import { COUNTY, documentsFrom, placed, plain } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';
import { startWritingProcess } from './writing-process.testing.js';

describe('the right to write', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('book.db');
  });
  afterEach(() => folder.remove());

  it('is held by one log of a process', async () => {
    const log = await openSqliteLog(path);
    await expect(openSqliteLog(path)).rejects.toThrow(LogLocked);
    await log.append(COUNTY, 0, documentsFrom(0, 1));
    await log.close();
    const next = await openSqliteLog(path);
    await next.append(COUNTY, 1, documentsFrom(1, 1));
    await next.close();
  });

  it('is one for all links to the file', async () => {
    const log = await openSqliteLog(path);
    symlinkSync(path, folder.file('link.db'));
    await expect(openSqliteLog(folder.file('link.db'))).rejects.toThrow(LogLocked);
    await log.close();
  });

  it('keeps another process out, which says so', async () => {
    const log = await openSqliteLog(path);
    const other = startWritingProcess(path, COUNTY);
    await other.ended;
    expect(other.lines).toEqual([`LogLocked: another process is writing to ${path} and holds ${path}.lock; it can be opened for reading`]);
    await log.close();
  });

  it('is free at once when the process that held it was killed', async () => {
    const other = startWritingProcess(path, COUNTY);
    await other.printed(3);
    await expect(openSqliteLog(path)).rejects.toThrow(LogLocked);
    await other.kill();
    expect(existsSync(`${path}.lock-journal`)).toBe(false);
    const log = await openSqliteLog(path);
    await log.append(COUNTY, await log.head(COUNTY), documentsFrom(0, 1));
    await log.close();
  });

  it('lets no two appends share a place even if the lock file was deleted', async () => {
    const log = await openSqliteLog(path);
    rmSync(`${path}.lock`);
    const second = await openSqliteLog(path);
    const outcomes = await Promise.allSettled([log, second].map((each) => each.append(COUNTY, 0, documentsFrom(0, 2))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await second.head(COUNTY)).toBe(2);
    await Promise.all([log.close(), second.close()]);
  });

  it('is given back when the file turns out to be no log', async () => {
    mkdirSync(path);
    await expect(openSqliteLog(path)).rejects.toThrow(LogBroken);
    rmSync(path, { recursive: true });
    await (await openSqliteLog(path)).close();
  });
});

describe('a log that is opened for reading', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('book.db');
  });
  afterEach(() => folder.remove());

  it('follows what another process writes', async () => {
    const writing = startWritingProcess(path, COUNTY);
    await writing.printed(1);
    const log = await openSqliteLog(path, { readOnly: true });
    const leaving = new AbortController();
    const events = [];
    for await (const chunk of log.subscribe(COUNTY, 0, leaving.signal)) {
      events.push(...chunk);
      if (events.length > 1000) leaving.abort();
    }
    await writing.kill();
    expect(plain(events)).toEqual(placed(0, documentsFrom(0, events.length)));
    expect(await log.head(COUNTY)).toBeGreaterThanOrEqual(Number(writing.lines.at(-1)));
    await log.close();
  });

  it('may not append', async () => {
    await (await openSqliteLog(path)).close();
    const log = await openSqliteLog(path, { readOnly: true });
    await expect(log.append(COUNTY, 0, documentsFrom(0, 1))).rejects.toThrow(LogLocked);
    expect(await allOf(log.read(COUNTY, 0))).toEqual([]);
    await log.close();
  });

  it('must be there', async () => {
    await expect(openSqliteLog(path, { readOnly: true })).rejects.toThrow(LogBroken);
    expect(existsSync(path)).toBe(false);
  });
});
