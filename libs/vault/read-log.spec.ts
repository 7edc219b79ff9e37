import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openReadLog, type ReadLog } from './read-log.js';

const BOOK = '990000' as never;
const read = (what: string) => ({ officerId: 'O-14', accessId: 'A1', what, at: '2015-03-02T01:00:00.000Z' }) as never;

let folder: string;
let log: ReadLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reads-'));
  log = openReadLog(join(folder, 'reads.db'));
  for (const what of ['/api/events', '/api/levies', '/walk']) log.note(BOOK, read(what));
});
afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true });
});

describe('the log of what inspectors read', () => {
  it('is a chain of its own for each book', () => {
    log.note('990001' as never, read('/api/book'));
    expect(log.headOf(BOOK).reads).toBe(3);
    expect(log.headOf('990001' as never).reads).toBe(1);
    expect(log.after(BOOK, 1, 10).map(({ n, what }) => [n, what])).toEqual([
      [2, '/api/levies'],
      [3, '/walk'],
    ]);
  });

  it('bears the head that a book has vouched for, also when it goes on', () => {
    const head = log.headOf(BOOK);
    log.note(BOOK, read('/api/balances'));
    expect(log.bears(BOOK, head)).toBe(true);
    expect(log.bears(BOOK, log.headOf(BOOK))).toBe(true);
    expect(log.bears(BOOK, { ...head, digest: 'ab'.repeat(32) as never })).toBe(false);
    expect(log.bears(BOOK, { ...head, reads: 9 })).toBe(false);
  });

  it.each(["UPDATE inspected_read SET what = '/api/book' WHERE n = 2", 'DELETE FROM inspected_read WHERE n = 2'])('does not bear it after %s', (tampering) => {
    const head = log.headOf(BOOK);
    const file = new DatabaseSync(join(folder, 'reads.db'));
    file.exec(tampering);
    file.close();
    expect(log.bears(BOOK, head)).toBe(false);
  });
});
