import { DatabaseSync } from 'node:sqlite';
import { allOf } from '../log-under-test.testing.js';
import { LogBroken } from '../port.js';
import { COUNTY, documentsFrom, OTHER_COUNTY, placed, plain } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';
import { temporaryFolder } from './temporary-folder.testing.js';

/** A rule of the file that is looked at only by COMMIT, and then always fails: as near as a test comes to a dying disk. */
const FAIL_COMMITS = `
  CREATE TABLE never (id INTEGER PRIMARY KEY);
  CREATE TABLE owed (id INTEGER REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED);
  CREATE TRIGGER fail_commit AFTER INSERT ON event BEGIN INSERT INTO owed VALUES (1); END;
`;

describe('a commit whose outcome is not known', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('stops all writing until the log is opened again, and none of the reading', async () => {
    const log = await openSqliteLog(folder.file('book.db'));
    await log.append(COUNTY, 0, documentsFrom(0, 2));
    inFile(FAIL_COMMITS);
    const outcomes = await Promise.allSettled([
      // Ends as the log ends: what tells that it is not stored is its place.
      log.append(COUNTY, 2, documentsFrom(0, 2)),
      log.append(OTHER_COUNTY, 0, documentsFrom(0, 1)),
    ]);
    inFile('DROP TRIGGER fail_commit');
    expect(outcomes).toMatchObject([{ reason: { name: 'LogBroken' } }, { reason: { name: 'LogBroken' } }]);
    await expect(log.append(COUNTY, 2, documentsFrom(2, 1))).rejects.toThrow(LogBroken);
    expect(plain(await allOf(log.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 2)));
    await log.close();

    const again = await openSqliteLog(folder.file('book.db'));
    await again.append(COUNTY, await again.head(COUNTY), documentsFrom(2, 1));
    expect(plain(await allOf(again.read(COUNTY, 0)))).toEqual(placed(0, documentsFrom(0, 3)));
    await again.close();
  });

  function inFile(statements: string): void {
    const db = new DatabaseSync(folder.file('book.db'), { timeout: 5_000 });
    db.exec(statements);
    db.close();
  }
});
