import { DatabaseSync } from 'node:sqlite';
import { allOf } from '../log-under-test.testing.js';
import { AppendFailed, type EventLog } from '../port.js';
import { COUNTY, documentOfBytes, documentsFrom, placed, plain } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';

const BALLAST_BYTES = 1024 * 1024;
const MAX_PAGES = 400;

describe('a full disk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let log: EventLog;
  beforeEach(async () => {
    folder = temporaryFolder();
    await (await openSqliteLog(folder.file('book.db'))).close();
    inFile('CREATE TABLE ballast (bytes BLOB)', `INSERT INTO ballast VALUES (zeroblob(${BALLAST_BYTES}))`);
    log = await openSqliteLog(folder.file('book.db'), { maxPages: MAX_PAGES });
  });
  afterEach(async () => {
    await log.close();
    folder.remove();
  });

  it('fails the append, keeps what was there, and takes appends again when there is room', async () => {
    const head = await fill();
    expect(head).toBeGreaterThan(0);

    await expect(log.append(COUNTY, head, documentsFrom(head, 500))).rejects.toThrow(AppendFailed);
    await expect(log.append(COUNTY, head, documentsFrom(head, 500))).rejects.toThrow(/is full/);
    expect(await log.head(COUNTY)).toBe(head);
    expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, head)));

    inFile('DELETE FROM ballast');
    await log.append(COUNTY, head, documentsFrom(head, 500));
    expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, head + 500)));
  });

  it("fails a book's first append without a trace of the book", async () => {
    await expect(log.append(COUNTY, 0, Array(17).fill(documentOfBytes(60 * 1024)))).rejects.toThrow(AppendFailed);
    expect(await log.books()).toEqual([]);
    await log.append(COUNTY, 0, documentsFrom(0, 1));
  });

  it('fails an append without those that wait behind it', async () => {
    const head = await fill();
    const outcomes = await Promise.allSettled([log.append(COUNTY, head, documentsFrom(head, 500)), log.append(COUNTY, head + 1, documentsFrom(head, 1))]);
    expect(outcomes).toMatchObject([{ reason: { name: 'AppendFailed' } }, { reason: { name: 'WrongExpectedSeq', actualSeq: head } }]);
  });

  /** Appends until nothing more goes in. Gives the head. */
  async function fill(): Promise<number> {
    for (let head = 0; ; head += 100) {
      try {
        await log.append(COUNTY, head, documentsFrom(head, 100));
      } catch (error) {
        expect(error).toBeInstanceOf(AppendFailed);
        return head;
      }
    }
  }

  function inFile(...statements: string[]): void {
    const db = new DatabaseSync(folder.file('book.db'), { timeout: 5_000 });
    for (const statement of statements) db.exec(statement);
    db.close();
  }
});
