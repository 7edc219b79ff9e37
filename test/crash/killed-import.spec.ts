import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openAnhe } from '#libs/book/office.testing.js';
import { fromStored } from '#libs/book/stored-document.js';
import { allOf } from '#libs/event-log/log-under-test.testing.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { temporaryFolder } from '#libs/event-log/sqlite/temporary-folder.testing.js';
import { Desk } from '#libs/importing/desk.js';
import { DECISION_COLUMNS } from '#libs/importing/levy-lists.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { checkCharacter } from '#libs/vault/resident-id.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { type Build, build } from './build.testing.js';
import { AcceptedFileRoom } from './import-room.js';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
/** As many as a file may have, at full depth. */
const ROWS = Math.min(10_000, 1_000 * SCALE);
const KILLS = 3;
const TIME_LIMIT_MS = 60_000 + ROWS * 20;
const CODE = '990000' as BookCode;

describe(`an import of ${ROWS} rows that is killed while they are posted`, () => {
  let built: Build;
  const folder = temporaryFolder();

  beforeAll(async () => {
    built = build();
    const log = await openSqliteLog(folder.file('book.db'));
    await openAnhe(log, []);
    await log.close();
    await letIn(decisions());
  }, TIME_LIMIT_MS);
  afterAll(() => {
    built.remove();
    folder.remove();
  });

  /** O-05 signs for the file, O-06 approves it, and nothing is posted yet. */
  async function letIn(file: Buffer): Promise<void> {
    const room = await AcceptedFileRoom.open(folder.file('.'));
    const target = { kind: 'LEVY_DECISIONS', unitId: 'LJ', policyId: 'SMF' } as never;
    const { importId, ...signed } = await room.clerk.take(file, target, 'O-05' as OfficerId);
    await new Desk(room.keeper, CODE).fileWithApproval('O-05', 'O-06', { name: 'ImportFile', fields: signed, key: 'the file' });
    await room.close();
  }

  /** Lets the process post until it ends, or kills it once it has told of so many steps; its exit code. */
  async function run(killAfter = Number.POSITIVE_INFINITY): Promise<number | null> {
    const child = spawn(process.execPath, [built.script('test/crash/importing-process.ts'), folder.file('.')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    let steps = 0;
    for await (const _ of createInterface(child.stdout)) {
      steps += 1;
      if (steps === killAfter) child.kill('SIGKILL');
    }
    return (await exit)[0];
  }

  const posted = async () => {
    const log = await openSqliteLog(folder.file('book.db'), { readOnly: true });
    const events = (await allOf(log.read(CODE, 0))).map(fromStored);
    const { book } = await verifyBook(log, CODE);
    await log.close();
    return { events, book };
  };

  it(
    'has every row once when it is run again',
    async () => {
      for (let kill = 0; kill < KILLS; kill++) await run(2 + kill);
      const { book: halfway } = await posted();
      const [cut] = [...halfway.imports.files.values()];
      expect([cut?.completed, (cut?.posted ?? 0) < ROWS]).toEqual([false, true]);

      expect(await run()).toBe(0);
      const { events, book } = await posted();
      const levies = events.flatMap((event) => (event.type === 'LevyDecisionImported' ? event.data.levyId : []));
      expect([levies.length, new Set(levies).size, book.levies.levies.size]).toEqual([ROWS, ROWS, ROWS]);
      expect(events.filter(({ type }) => type === 'ImportCompleted').map(({ data }) => data)).toMatchObject([{ posted: ROWS, refused: 0 }]);
      expect(new Set([...book.levies.levies.values()].map(({ payerId }) => payerId)).size).toBe(ROWS);
    },
    TIME_LIMIT_MS,
  );
});

/** ROWS decisions against ROWS people whom nobody is. */
function decisions(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const digits = `990000${1950 + Math.floor(n / 1_000)}0101${String(n % 1_000).padStart(3, '0')}`;
    return [
      `N${n}`,
      `安社征决字〔2015〕${n + 1}号`,
      '东湖村',
      `测试${n}`,
      digits + checkCharacter(digits),
      '2015-03-01',
      '2015-03-02',
      '100.00',
      '100.00',
      '安和价〔2014〕8号',
    ].join();
  });
  return Buffer.from([DECISION_COLUMNS.join(), ...rows].join('\n'));
}
