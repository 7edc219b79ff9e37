import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, hledgerJournal } from '#libs/exporting/hledger-journal.js';
import { latestOf, packOf } from '#libs/filing/filing.js';
import { ACCOUNT_CODES } from '#libs/journal/chart.js';
import { addMonths, firstDayOf, type Month, monthOf } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { type Verified, verifyBook } from '#libs/verify/verify-book.js';
import { WHOLE_COUNTY } from '../../apps/server/src/sample/anhe-county.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { Api } from '../../apps/server/src/testing/api.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';
import { describeWithTool } from '../tools.testing.js';

const CODE = '990000' as BookCode;

/** The county that `npm start` opens: three years of three townships, and 临江镇 with its worked month. */
describe('three years of the sample county', () => {
  let server: TestServer;
  let finance: Api;
  let verified: Verified;
  const folder = mkdtempSync(join(tmpdir(), 'sample-journal-'));
  const journal = join(folder, 'anhe.journal');

  beforeAll(async () => {
    server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe', WHOLE_COUNTY);
    const { sessionToken } = server.house.identity.issueSession(CODE, 'O-12' as OfficerId, server.house.now());
    finance = new Api(server.app.getHttpServer(), sessionToken);
    verified = await verifyBook(server.house.log, CODE);
    await server.house.views.waitFor(CODE, verified.events - 1, 20_000);
    for await (const part of hledgerJournal(server.house.log, CODE)) appendFileSync(journal, part);
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('hold every identity when folded from the first event, and the trial balance is zero', () => expect(verified.trial.total()).toBe(0));

  it.each(['QS', 'BH', 'YL'])('%s: the end of each month is the beginning of the next, and all that came in was sent', async (unitId) => {
    let before: { readonly closingFen: number; readonly closingCount: number } | undefined;
    for (let month = monthOf(WHOLE_COUNTY.openedOn); month <= '2015-03'; month = next(month)) {
      const { body } = await finance.get(`/reports/f4?unitId=${unitId}&period=${month}`).expect(200);
      const { openingFen, openingCount, unsentFen } = body.total;
      if (before !== undefined) expect({ month, openingFen, openingCount }).toEqual({ month, openingFen: before.closingFen, openingCount: before.closingCount });
      expect({ month, unsentFen }).toEqual({ month, unsentFen: 0 });
      before = body.total;
    }
  });

  it.each(['QS', 'BH', 'YL'])('%s: every month but the last is verified, its reports filed in time and accepted, and closed', async (unitId) => {
    const { book } = verified;
    for (let month = monthOf(WHOLE_COUNTY.openedOn); month < '2015-03'; month = next(month)) {
      const pack = packOf(book, unitId as UnitId, month);
      const version = pack === undefined ? undefined : latestOf(pack);
      expect([month, book.verifications.of(unitId as UnitId, month).at(-1)?.result, version?.state, book.periods.stateOf(unitId as UnitId, month)]).toEqual([
        month,
        'MATCH',
        'ACCEPTED',
        'CLOSED',
      ]);
    }
  });

  it('the people of the three townships were paid twice, each half-year after a notice of its own, and this spring’s list is on notice', () => {
    const { openness, payouts } = verified.book;
    const lists = [...payouts.lists.values()].map(({ from, state }) => `${from} ${state}`);
    expect(Object.groupBy(lists, (list) => list)).toMatchObject({ '2014-01 APPROVED': { length: 3 }, '2014-07 APPROVED': { length: 3 }, '2015-01 PREPARED': { length: 3 } });
    expect([...openness.notices.values()].filter(({ source }) => source.kind === 'BENEFIT_LIST')).toHaveLength(9);
    expect(verified.trial.balance('QS' as UnitId, '5001')).toBe(8 * 12 * 80_00);
  });

  it('临江镇 stands beside them with the figures of worked example A1', async () => {
    const { body } = await finance.get('/reports/f4?unitId=LJ&period=2015-03').expect(200);
    expect(body.total).toMatchObject({
      ...{ openingCount: 3, openingFen: 62_000_00, addedCount: 1, addedFen: 27_600_00, collectedFen: 45_600_00, lateFeeFen: 48_00, totalFen: 45_648_00 },
      ...{ closingCount: 3, closingFen: 44_000_00, remittedFen: 45_648_00, unsentFen: 0, usedSheets: 3, voidSheets: 1 },
    });
  });

  describeWithTool('hledger', 'their journal', () => {
    const hledger = (...args: readonly string[]) => execFileSync('hledger', ['-f', journal, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });

    it('is accepted by hledger', () => expect(hledger('check')).toBe(''));

    it('comes to the same balances, account by account', () => {
      const rows = hledger('balance', '--flat', '--no-total', '--output-format=csv', '--depth=2').trim().split('\n').slice(1);
      const theirs = rows.map((row) => row.split(',').map((cell) => JSON.parse(cell) as string));
      const ours = [...verified.trial.units()].flatMap((unitId) =>
        ACCOUNT_CODES.map((account) => [accountOf({ unitId: unitId as UnitId, account }), verified.trial.balance(unitId, account)] as const),
      );
      const notZero = ours.filter(([, fen]) => fen !== 0).map(([account, fen]) => [account, `${yuanText(fen)} 元`]);
      expect(new Map(theirs as [string, string][])).toEqual(new Map(notZero as [string, string][]));
    });
  });
});

function next(month: Month): Month {
  return monthOf(addMonths(firstDayOf(month), 1));
}
