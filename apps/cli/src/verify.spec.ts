import { DatabaseSync } from 'node:sqlite';
import { DataFolder } from './county.testing.js';

describe('mingzhang verify', () => {
  let pristine: DataFolder;
  let data: DataFolder;
  beforeAll(async () => {
    pristine = await DataFolder.ofAnhe();
  });
  beforeEach(() => {
    data = pristine.copy();
  });
  afterEach(() => data.remove());
  afterAll(() => pristine.remove());

  /** Does what no program of ours does. */
  function tamper(...statements: readonly string[]): void {
    const db = new DatabaseSync(data.file('book.db'));
    for (const statement of ['DROP TRIGGER event_never_changed', 'DROP TRIGGER event_never_removed', ...statements]) db.exec(statement);
    db.close();
  }

  /** How many events it saw, and their root. */
  const seen = async () => /: (\d+) events, Merkle root ([0-9a-f]{64})/.exec((await data.run('verify')).said)?.slice(1) ?? [];

  it('adds up what is there', async () => {
    const { code, said } = await data.run('verify', '990000');
    expect(code).toBe(0);
    expect(said).toMatch(/990000 安和县（演示）: \d+ events, Merkle root [0-9a-f]{64}/);
    expect(said).toMatch(/LJ {2}1212 +44000\.00 {2}应收社会抚养费/);
    expect(said).toContain('trial balance 0.00, identities hold');
  });

  it.each([
    ['a changed byte', "UPDATE event SET data = CAST(replace(data, '800000', '900000') AS BLOB) WHERE type = 'LevyPaymentCollected'"],
    ['a changed id', "UPDATE event SET id = '00000000-0000-8000-8000-000000000000' WHERE seq = 20"],
    ['two events swapped', 'UPDATE event SET seq = -1 WHERE seq = 20; UPDATE event SET seq = 20 WHERE seq = 21; UPDATE event SET seq = 21 WHERE seq = -1'],
    ['an event taken out', 'DELETE FROM event WHERE seq = 20'],
    ['its first event taken out', 'DELETE FROM event WHERE seq = 0; UPDATE event SET seq = seq - 1'],
  ])('finds %s', async (_, statement) => {
    tamper('PRAGMA ignore_check_constraints = 1', statement);
    const { code, said } = await data.run('verify');
    expect([code, said]).toEqual([2, expect.stringMatching(/^BROKEN LOG_BROKEN /)]);
  });

  it('shows by count and root that the last event is missing', async () => {
    const [events, root] = await seen();
    tamper('DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)');
    const [fewer, another] = await seen();
    expect([Number(fewer), another === root]).toEqual([Number(events) - 1, false]);
  });

  it('finds no book that is not there', async () => expect(await data.run('verify', '990009')).toMatchObject({ code: 2, said: expect.stringContaining('LOG_BROKEN') }));
});
