import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { openSample } from '../../apps/server/src/sample/open-sample.js';
import { Api } from '../../apps/server/src/testing/api.testing.js';
import { TestServer } from '../../apps/server/src/testing/server.testing.js';

const ON = '2015-03-31';

interface Told {
  readonly body: { readonly seq: number; readonly events: readonly { readonly type: string; readonly data: { readonly [field: string]: string } }[] };
}

/** Worked example A1, the last day of the month: the cash goes to the bank, and all of it to the county, credited the same day. */
describe('A1: the money of a clean month goes to the county', () => {
  const code = '990000' as BookCode;
  let server: TestServer;
  const as = (officerId: string) => {
    const { sessionToken } = server.house.identity.issueSession(code, officerId as OfficerId, server.house.now());
    return new Api(server.app.getHttpServer(), sessionToken);
  };
  const paymentOf = async (levyId: string) => {
    const { body } = await as('O-05').get(`/levies/${levyId}/history`).expect(200);
    return body.events.find(({ type }: { type: string }) => type === 'LevyPaymentCollected').data.paymentId as string;
  };
  const balancesOf = async (unitId: string) => {
    const { body } = await as('O-12').get(`/balances?unitId=${unitId}`).expect(200);
    const rows = body.balances.filter(({ balanceFen }: { balanceFen: number }) => balanceFen !== 0);
    return Object.fromEntries(rows.map((row: { account: string; balanceFen: number }) => [row.account, row.balanceFen]));
  };

  beforeAll(async () => {
    server = await TestServer.start();
    await openSample(server.house, 'scripts/sample/anhe');
    const [l17, l22, l03] = await Promise.all(['L17', 'L22', 'L03'].map(paymentOf));

    const cash = [{ paymentId: l22, fen: 8_048_00 }];
    const handedOver = await as('O-03').post('/cash-handovers', { cashierId: 'O-04', lines: cash, on: ON }).expect(201);
    await as('O-04').approve(handedOver).expect(201);
    await as('O-04').post('/cash-deposits', { lines: cash, accountId: 'ACC-TRANSIT', slipNo: '现缴〔2015〕1号', on: ON }).expect(201);

    const lines = [
      { sourceId: l17, principalFen: 10_000_00, lateFeeFen: 0 },
      { sourceId: l22, principalFen: 8_000_00, lateFeeFen: 48_00 },
      { sourceId: l03, principalFen: 27_600_00, lateFeeFen: 0 },
    ];
    const drafted: Told = await as('O-04').post('/remittances', { lines, on: ON }).expect(201);
    const { remittanceId } = drafted.body.events[0]?.data ?? {};
    const sending = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: '汇〔2015〕31号', sentOn: ON };
    await as('O-06')
      .approve(await as('O-04').post(`/remittances/${remittanceId}/sending`, sending).expect(201))
      .expect(201);
    const credit = { fen: 45_648_00, creditedOn: ON, stmtRef: '对账单〔2015〕3号' };
    const credited: Told = await as('O-12').post(`/remittances/${remittanceId}/credits`, credit).expect(201);
    await server.house.views.waitFor(code, credited.body.seq, 10_000);
  });
  afterAll(() => server.stop());

  it('leaves the township with what is still owed, and nothing else', async () => expect(await balancesOf('LJ')).toEqual({ '1212': 44_000_00, '2103.01': -44_000_00 }));

  it('puts all of it into the county special account, to be paid over', async () => expect(await balancesOf(code)).toEqual({ '1004': 45_648_00, '2101': -45_648_00 }));

  it('is F4: collected 45,648.00, sent 45,648.00, not sent 0.00', async () => {
    const { body } = await as('O-05').get('/reports/f4?unitId=LJ&period=2015-03').expect(200);
    expect(body.rows).toMatchObject([
      {
        villageZh: '东湖村',
        openingCount: 1,
        openingFen: 20_000_00,
        addedCount: 1,
        addedFen: 27_600_00,
        collectedFen: 37_600_00,
        closingCount: 1,
        closingFen: 10_000_00,
        unsentFen: 0,
      },
      {
        villageZh: '西岭村',
        openingCount: 2,
        openingFen: 42_000_00,
        addedCount: 0,
        collectedFen: 8_000_00,
        lateFeeFen: 48_00,
        closingCount: 2,
        closingFen: 34_000_00,
        unsentFen: 0,
      },
    ]);
    expect(body.total).toMatchObject({
      ...{ openingCount: 3, openingFen: 62_000_00, addedCount: 1, addedFen: 27_600_00, collectedFen: 45_600_00, lateFeeFen: 48_00, totalFen: 45_648_00 },
      ...{ closingCount: 3, closingFen: 44_000_00, remittedFen: 45_648_00, unsentFen: 0, usedSheets: 3 },
    });
  });

  it('is F1 and F2: 26,000.00 and 18,000.00 are account 1212', async () => {
    const [f1, f2] = await Promise.all(['f1', 'f2'].map((form) => as('O-05').get(`/reports/${form}?unitId=LJ&period=2015-03`).expect(200)));
    expect(f1?.body.rows.map(({ levyId, closingFen }: { levyId: string; closingFen: number }) => [levyId, closingFen])).toEqual([
      ['L17', 10_000_00],
      ['L22', 16_000_00],
      ['L03', 0],
    ]);
    expect(f2?.body.rows).toMatchObject([{ levyId: 'L31', closingFen: 18_000_00, overdueMonths: 1, lateFeeUnpaidFen: 36_00 }]);
  });

  it('holds when everything is folded from the first event', async () => expect((await verifyBook(server.house.log, code)).trial.total()).toBe(0));

  describe('on 2015-04-03 the county verifies its tickets', () => {
    const seen = { periodId: '2015-03', receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 304 }], receiptsFen: 45_648_00, remittedFen: 45_648_00 };
    beforeAll(async () => {
      await as('O-13').post('/demo/day', { date: '2015-04-03' }).expect(201);
      await as('O-13')
        .post('/units/LJ/verifications', { ...seen, receiptsFen: 45_600_00, result: 'MATCH', on: '2015-04-03' })
        .expect(422);
      const verified: Told = await as('O-13')
        .post('/units/LJ/verifications', { ...seen, result: 'MATCH', on: '2015-04-03' })
        .expect(201);
      await server.house.views.waitFor(code, verified.body.seq, 10_000);
    });

    it('and finds 3 used and 1 void, 45,648.00 = 45,648.00, in time for 2015-04-07', async () => {
      const { body } = await as('O-12').get('/verifications?unitId=LJ&period=2015-03').expect(200);
      expect(body).toMatchObject({
        ...{ unitId: 'LJ', periodId: '2015-03', dueOn: '2015-04-07', receiptsFen: 45_648_00, remittedFen: 45_648_00, supplyBlocked: false },
        verifications: [{ ...seen, verifiedOn: '2015-04-03', result: 'MATCH', differenceFen: 0, usedSheets: 3, voidSheets: 1, onTime: true, holders: [] }],
      });
    });

    it('which F3 says of every sheet', async () => {
      const { body } = await as('O-05').get('/reports/f3?unitId=LJ&period=2015-03').expect(200);
      expect(body.rows.map((row: { receiptNo: number; verifiedOn: string }) => [row.receiptNo, row.verifiedOn])).toEqual([301, 302, 303, 304].map((no) => [no, '2015-04-03']));
    });

    it('which reconciles the remittance', async () => {
      const { body } = await as('O-04').get('/remittances?unitId=LJ').expect(200);
      expect(body.remittances).toMatchObject([{ state: 'RECONCILED', totalFen: 45_648_00 }]);
    });
  });
});
