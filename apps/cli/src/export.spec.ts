import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { accountOf } from '#libs/exporting/hledger-journal.js';
import { ACCOUNT_CODES } from '#libs/journal/chart.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { type Verified, verifyBook } from '#libs/verify/verify-book.js';
import { describeWithTool } from '../../../test/tools.testing.js';
import { DataFolder } from './county.testing.js';

let data: DataFolder;
let journal: string;
let verified: Verified;
beforeAll(async () => {
  data = await DataFolder.ofAnhe();
  journal = data.file('anhe.journal');
  expect(await data.run('export', 'hledger', '990000', '--out', journal)).toEqual({ code: 0, said: '' });
  const log = await openSqliteLog(data.file('book.db'), { readOnly: true });
  verified = await verifyBook(log, '990000' as BookCode);
  await log.close();
});
afterAll(() => data.remove());

describe('mingzhang export hledger', () => {
  it('exports the only book where none is named, to standard output', async () => expect((await data.run('export', 'hledger')).said).toBe(readFileSync(journal, 'utf8')));

  it('exports no book that is not there', async () => {
    const { code, said } = await data.run('export', 'hledger', '990009');
    expect([code, said]).toEqual([1, expect.stringMatching(/^UNKNOWN: 查无此项：账册 990009/)]);
  });
});

describeWithTool('hledger', 'the exported journal', () => {
  const hledger = (...args: readonly string[]) => execFileSync('hledger', ['-f', journal, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });

  /** Balances by account name, as hledger adds them up. */
  function balances(...args: readonly string[]): ReadonlyMap<string, string> {
    const [, ...rows] = hledger('balance', '--flat', '--no-total', '--output-format=csv', ...args)
      .trim()
      .split('\n')
      .map((row) => row.split(',').map((cell) => JSON.parse(cell) as string));
    return new Map(rows.map(([account, balance]) => [account as string, (balance as string).replace(' 元', '')]));
  }

  it('is accepted', () => expect(hledger('check')).toBe(''));

  it('comes to the balances of the book, account by account', () => {
    const ours = [...verified.trial.units()].flatMap((unitId) =>
      ACCOUNT_CODES.map((account) => [accountOf({ unitId: unitId as UnitId, account }), verified.trial.balance(unitId, account)] as const),
    );
    const notZero = ours.filter(([, fen]) => fen !== 0).map(([account, fen]) => [account, yuanText(fen)] as const);
    expect(notZero.length).toBeGreaterThan(5);
    expect(balances('--depth=2')).toEqual(new Map(notZero));
  });

  it('owes on every levy what the book says', () => {
    const owed = [...verified.book.levies.levies.values()].filter(({ payerBalanceFen }) => payerBalanceFen > 0);
    const ours = owed.map(({ unitId, levyId, payerBalanceFen }) => [accountOf({ unitId, account: '1212', levyId }), yuanText(payerBalanceFen)] as const);
    expect(balances('1212')).toEqual(new Map(ours));
  });

  it('is found by its seq, its month and what happened', () =>
    expect(hledger('register', 'desc:收款', 'tag:period=2015-03', 'acct:2103.03', '--output-format=csv')).toContain('-48.00'));
});
