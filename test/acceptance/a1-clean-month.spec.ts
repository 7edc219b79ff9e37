import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { Api } from '../../apps/server/src/testing/api.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';

/** Worked example A1, clean month 2015-03, up to the remittance: the township's own files, posted through the commands. */
describe('A1: a clean month, from the files of 临江镇', () => {
  const code = '990000' as BookCode;
  let server: TestServer;
  let accountant: Api;

  beforeAll(async () => {
    server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe');
    const { sessionToken } = server.house.identity.issueSession(code, 'O-05' as OfficerId, server.house.now());
    accountant = new Api(server.app.getHttpServer(), sessionToken);
    const { body } = await accountant.get('/book');
    await server.house.views.waitFor(code, body.nextSeq - 1, 10_000);
  });
  afterAll(() => server.stop());

  it.each([
    ['L03', { status: 'SETTLED', payerBalanceFen: 0, payerPaidFen: 27_600_00 }],
    ['L17', { status: 'PARTIALLY_PAID', payerBalanceFen: 10_000_00, payerPaidFen: 10_000_00 }],
    ['L22', { status: 'OVERDUE', payerBalanceFen: 16_000_00, lateFeePaidFen: 48_00 }],
    ['L31', { status: 'OVERDUE', payerBalanceFen: 18_000_00, lateFeeAccruedFen: 36_00 }],
  ])('%s stands where the month left it', async (levyId, expected) => {
    const { body } = await accountant.get(`/levies/${levyId}?onDate=2015-03-31`).expect(200);
    expect(body).toMatchObject(expected);
  });

  it('due days are rolled to working days', async () => {
    const dueOn = async (levyId: string) => (await accountant.get(`/levies/${levyId}`)).body.dueLines.map((line: { dueOn: string }) => line.dueOn);
    expect(await dueOn('L03')).toEqual(['2015-04-01']);
    expect(await dueOn('L17')).toEqual(['2015-03-31', '2015-06-30']);
    expect(await dueOn('L31')).toEqual(['2015-02-25']);
  });

  it('the accounts of the township say so to the fen', async () => {
    const { body } = await accountant.get('/balances?unitId=LJ').expect(200);
    expect(Object.fromEntries(body.balances.map((row: { account: string; balanceFen: number }) => [row.account, row.balanceFen]))).toEqual({
      '1001.01': 8_048_00,
      '1002.01': 37_600_00,
      '1212': 44_000_00,
      '2103.01': -44_000_00,
      '2103.02': -45_600_00,
      '2103.03': -48_00,
    });
    expect((await accountant.get('/trial-balance')).body.balanceFen).toBe(0);
  });

  it('1212 is L17, L22 and L31', async () => {
    const balanceOf = async (levyId: string) => (await accountant.get(`/balances?unitId=LJ&account=1212&levyId=${levyId}`)).body.balances[0]?.balanceFen;
    expect(await Promise.all(['L17', 'L22', 'L31'].map(balanceOf))).toEqual([10_000_00, 16_000_00, 18_000_00]);
  });

  it('three sheets are used and one is void', async () => {
    const { body } = await accountant.get('/receipt-books/PJ-301').expect(200);
    const states = body.sheets.slice(0, 5).map(({ no, state }: { no: number; state: string }) => [no, state]);
    expect(states).toEqual([
      [301, 'USED'],
      [302, 'USED'],
      [303, 'VOID'],
      [304, 'USED'],
      [305, 'ALLOCATED'],
    ]);
  });

  it('F3 has three rows and a void one, 45,648.00 together', async () => {
    const { body } = await accountant.get('/reports/f3?unitId=LJ&period=2015-03').expect(200);
    expect(body.rows.map((row: Record<string, unknown>) => [row.paidOn, row.villageId, row.docNo, row.receiptNo, row.principalFen, row.lateFeeFen, row.sheetState])).toEqual([
      ['2015-03-10', 'LJ-XL', '安社征决字〔2014〕22号', 301, 8_000_00, 48_00, 'USED'],
      ['2015-03-27', 'LJ-DH', '安社征决字〔2014〕17号', 302, 10_000_00, 0, 'USED'],
      ['2015-03-28', undefined, undefined, 303, 0, 0, 'VOID'],
      ['2015-03-30', 'LJ-DH', '安社征决字〔2015〕3号', 304, 27_600_00, 0, 'USED'],
    ]);
    expect(body.total).toEqual({ principalFen: 45_600_00, lateFeeFen: 48_00, totalFen: 45_648_00 });
  });

  it('the book as of an earlier event is the book of then', async () => {
    const before = await accountant.get('/levies/L22?asOfSeq=82&onDate=2015-03-09').expect(200);
    expect(before.body).toMatchObject({ payerBalanceFen: 24_000_00, payerPaidFen: 0 });
  });

  it('a fold from the first event agrees with everything', async () => {
    const { trial, events } = await verifyBook(server.house.log, code);
    expect(events).toBe((await accountant.get('/book')).body.nextSeq);
    expect(trial.balance('LJ', '1212')).toBe(44_000_00);
  });
});
