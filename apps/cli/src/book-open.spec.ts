import { readdirSync, rmSync } from 'node:fs';
import { fromStored } from '#libs/book/stored-document.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { openIdentity } from '#libs/identity/identity.js';
import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { loadOrCreateLogKey } from '#libs/trust/log-key.js';
import { DataFolder } from './county.testing.js';

const OPENING = ['book', 'open', '--code', '990100', '--name', '永宁县', '--period', '2015-03', '--officer', 'O-00', '--doc', '永宁人〔2015〕1号', '--login', 'appointer'];

/** What its first event says. */
async function openedIn(data: DataFolder): Promise<unknown> {
  const log = await openSqliteLog(data.file('book.db'), { readOnly: true });
  const [opened] = (await log.readAt('990100' as BookCode, [0])).map(fromStored);
  await log.close();
  return opened?.data;
}

describe('mingzhang book open', () => {
  let data: DataFolder;
  beforeEach(() => {
    data = new DataFolder();
  });
  afterEach(() => data.remove());

  const tokenIn = (said: string) => said.trim().split('\n').at(-1) as string;

  it('opens a book that verifies, and gives its appointer a password once', async () => {
    const { code, said } = await data.run(...OPENING);
    expect([code, said]).toEqual([0, expect.stringContaining('已开立 990100 永宁县，首月 2015-03')]);
    expect(await data.run('verify', '990100')).toMatchObject({ code: 0, said: expect.stringContaining('990100 永宁县: 1 events') });

    const identity = openIdentity(data.file('identity.db'));
    const now = new Date().toISOString() as Instant;
    await identity.enrol(tokenIn(said), 'a long enough password', now);
    await expect(identity.enrol(tokenIn(said), 'another long password', now)).rejects.toThrow(refusal('ENROLMENT_INVALID'));
    expect(await identity.logIn({ login: 'appointer', password: 'a long enough password' }, now)).toMatchObject({ book: '990100', officerId: 'O-00' });
    identity.close();
  });

  it('marks a demo book', async () => {
    await data.run(...OPENING, '--demo');
    expect((await data.run('verify')).said).toContain('永宁县（演示）');
  });

  it('opens a book once', async () => {
    await data.run(...OPENING);
    const { code, said } = await data.run(...OPENING);
    expect([code, said.split('\n')[0]]).toEqual([1, 'ALREADY_EXISTS: 已存在：账册 990100 / This book exists already: 990100']);
    expect((await data.run('verify')).said).toContain('1 events');
  });

  it.each([
    ['--period', '2015-13'],
    ['--code', '../990100'],
    ['--doc', '？'],
    ['--officer', '赵示丁'],
    ['--login', '任命人'],
    ['--login', 'ab'],
  ])('does not take %s %s', async (option, value) => {
    const at = OPENING.indexOf(option) + 1;
    const { code, said } = await data.run(...OPENING.with(at, value));
    expect([code, said]).toEqual([1, expect.stringContaining(option)]);
    expect(readdirSync(data.path)).toEqual([]);
  });

  it('is not for a month to come, and leaves no book', async () => {
    const { code, said } = await data.run(...OPENING.with(OPENING.indexOf('--period') + 1, '2999-12'));
    expect([code, said]).toEqual([1, expect.stringContaining('DATE_INVALID')]);
    expect(await data.run('verify')).toEqual({ code: 0, said: '' });
    expect((await data.run(...OPENING)).code).toBe(0);
  });

  it('goes on where an earlier opening was cut off after the key was made', async () => {
    const logKey = loadOrCreateLogKey(data.file('keys'), '990100' as BookCode);
    expect((await data.run(...OPENING)).code).toBe(0);
    expect(await openedIn(data)).toMatchObject({ logKey });
  });

  it('gives the appointer his account where an earlier opening was cut off before that, and says so', async () => {
    await data.run(...OPENING);
    rmSync(data.file('identity.db'));
    const { code, said } = await data.run(...OPENING);
    expect([code, said]).toEqual([0, expect.stringContaining('账册 990100 先前已开立，现补开任命人账号')]);
    const identity = openIdentity(data.file('identity.db'));
    const now = new Date().toISOString() as Instant;
    await identity.enrol(tokenIn(said), 'a long enough password', now);
    identity.close();
    expect(await data.run(...OPENING)).toMatchObject({ code: 1, said: expect.stringContaining('ALREADY_EXISTS') });
  });

  it('gives an account to nobody else than the appointer of the book', async () => {
    await data.run(...OPENING);
    rmSync(data.file('identity.db'));
    const { code, said } = await data.run(...OPENING.with(OPENING.indexOf('O-00'), 'O-66'));
    expect([code, said]).toEqual([1, expect.stringContaining('ALREADY_EXISTS')]);
  });
});
