import { BookClock } from '#libs/book/clock.js';
import { Desk } from '#libs/importing/desk.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { APPOINTER, officerOf, setUpCounty } from '../../apps/server/src/testing/county.testing.js';
import { TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

const code = '990921' as BookCode;
const OPENED_ON = '2021-07-01' as IsoDate;
const CLOSED_ON = '2021-08-02';
const COLLECTOR = officerOf('COLLECTOR');

type Answer = { readonly body: { readonly seq: number; readonly events: readonly { readonly type: string; readonly data: Record<string, string> }[] } };
const idOf = (answer: Answer, type: string, field: string) => answer.body.events.find((event) => event.type === type)?.data[field] as string;

/** Worked example A5: the scheme is closed from 2021-07-20 on; what was paid stays paid, what is owed ends, what officers owe stays. */
describe('A5: a scheme is closed', () => {
  let server: TestServer;
  let book: TestBook;
  let paid: string;
  let overpaid: string;
  const on = (day: string) => server.house.turnTo(code, day as IsoDate);

  const collecting = (no: number, principalFen: number, collectedOn: string, excessFen = 0) => ({
    ...{ principalFen, lateFeeFen: 0, excessFen, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT', afterCutoff: false },
    ...{ receipt: { bookId: 'PJ-301', no, fen: principalFen + excessFen }, collectedOn },
  });
  const collect = async (levyId: string, ...of: Parameters<typeof collecting>) =>
    idOf(
      await book
        .as('COLLECTOR')
        .post(`/levies/${levyId}/payments`, collecting(...of))
        .expect(201),
      'LevyPaymentCollected',
      'paymentId',
    );
  const takeOver = async (levyId: string, yuan: number, dueOn: string) => {
    const [assessedFen, levyOn] = [yuan * 100, '2021-01-05'];
    const levy = {
      ...{ levyId, policyId: 'SMF', docNo: `安社征决字${levyId}号`, decidedOn: levyOn, servedOn: levyOn, assessedFen, standardFen: assessedFen },
      ...{ paidBeforeFen: 0, lateFeePaidBeforeFen: 0, reducedBeforeFen: 0, balanceFen: assessedFen, dueLines: [{ n: 1, dueOn, principalFen: assessedFen }] },
      ...{ unitId: 'LJ', villageId: 'LJ-DH', payerId: book.payer(`测试甲${levyId}`) },
    };
    await book
      .as('REVIEWER')
      .approve(await book.as('ACCOUNTANT').post('/opening/levies', levy).expect(201))
      .expect(201);
  };
  const refunding = (sourceId: string, more: object) => book.as('REVIEWER').post(`/payments/${sourceId}/refunds`, { route: 'TRANSIT', ...more });
  const balance = async (account: string, atLeastSeq: number) => {
    const { body } = await book.as('COUNTY_FINANCE').get(`/balances?unitId=LJ&account=${account}&atLeastSeq=${atLeastSeq}`).expect(200);
    return body.balances.reduce((all: number, row: { balanceFen: number }) => all + row.balanceFen, 0);
  };

  beforeAll(async () => {
    server = await TestServer.start();
    const opening = { code, nameZh: '安和县', demo: true, openedPeriod: '2021-07', appointer: { officerId: APPOINTER, docNo: '安和人〔2015〕1号' } };
    const desk = new Desk(await server.house.openBook(opening as never, new BookClock(OPENED_ON).now()), code);
    await setUpCounty(desk, code);
    const calendar = { name: 'PublishCalendarYear', fields: calendarYear(2021) as never, key: 'calendar of 2021' } as const;
    await desk.fileWithApproval(officerOf('REGISTRAR'), officerOf('COUNTY_APPROVER'), calendar);
    book = new TestBook(server, code, desk);
    for (const officerId of [APPOINTER, ...ROLE_NAMES.map(officerOf)]) book.account(officerId);
    await takeOver('L-2019-004', 40_000, '2021-12-31');
    await takeOver('L-2020-002', 12_000, '2021-12-31');
    await takeOver('L31', 18_000, '2021-02-04');
    paid = await collect('L-2019-004', 301, 15_000_00, OPENED_ON);
    overpaid = await collect('L-2020-002', 302, 12_000_00, OPENED_ON, 500_00);
    const lowered = { kind: 'LOWER', source: 'BALANCE', principalFen: 800_00, lateFeeFen: 10_80, basis: 'AUDIT', docNo: '安和审〔2021〕1号', tookEffectOn: OPENED_ON };
    await book
      .as('INSPECTOR')
      .post('/levies/L31/reduction-findings', { ...lowered, deciders: [{ officerId: COLLECTOR, shareBp: 10_000 }] })
      .expect(201);
  });
  afterAll(() => server.stop());

  it('08-02: two county hands close it from 07-20 on, and 25,000 of L-2019-004 end', async () => {
    await on(CLOSED_ON);
    const closing = { stopCollectFrom: '2021-07-20', basisDocNo: '安和政〔2021〕8号' };
    const asked = await book.as('COUNTY_APPROVER').post('/policies/SMF/closure', closing).expect(201);
    await book.as('COUNTY_FINANCE').approve(asked).expect(201);
    await server.house.bookkeeper(code).ask(() => undefined);
    await server.house.views.waitFor(code, server.house.bookkeeper(code).standing.durableSeq - 1, 10_000);
    const { body: levy } = await book.as('ACCOUNTANT').get('/levies/L-2019-004').expect(200);
    const settledBy = [
      { way: 'MONEY', fen: 15_000_00 },
      { way: 'EXTINGUISHMENT', fen: 25_000_00 },
    ];
    expect(levy).toMatchObject({
      status: 'EXTINGUISHED',
      assessedFen: 40_000_00,
      payerBalanceFen: 0,
      settledBy,
      extinguishment: { basisDocNo: closing.basisDocNo, on: CLOSED_ON },
    });
    const { body } = await book.as('ACCOUNTANT').get('/policies').expect(200);
    expect(body.policies[0].closure).toEqual({ ...closing, closedOn: CLOSED_ON, count: 2, fen: 25_000_00 + 17_200_00 });
    expect(await balance('1212', levy.seq)).toBe(0);
  });

  it('what was paid before is not refunded', async () => {
    const { body } = await refunding(paid, { fen: 15_000_00, ground: 'CHARGE_AFTER_CLOSURE', ticket: 'ORIGINAL', on: CLOSED_ON }).expect(422);
    expect(body).toMatchObject({ code: 'REFUND_INVALID', facts: { refundableFen: 0 } });
  });

  it('what L-2020-002 paid too much, 500 of 12,500, is', async () => {
    const asked = await refunding(overpaid, { fen: 500_00, ground: 'OVERPAYMENT', ticket: 'COPY', on: CLOSED_ON }).expect(201);
    const refundId = idOf(await book.as('COUNTY_FINANCE').approve(asked).expect(201), 'RefundApproved', 'refundId');
    const refunded = await book.as('COUNTY_FINANCE').post(`/refunds/${refundId}/payment`, { bankRef: '退0802', on: CLOSED_ON }).expect(201);
    expect(await balance('2307.01', refunded.body.seq)).toBe(0);
  });

  it('08-03: nothing more is collected', async () => {
    await on('2021-08-03');
    const { body } = await book
      .as('COLLECTOR')
      .post('/levies/L-2019-004/payments', collecting(303, 1_000_00, '2021-08-03'))
      .expect(422);
    expect(body).toMatchObject({ code: 'LEVY_SCHEME_CLOSED', facts: { closedFrom: '2021-07-20' } });
  });

  it('what was taken all the same is the officer’s to pay in, and goes back to the payer', async () => {
    const taken = { officerId: COLLECTOR, unitId: 'LJ', policyId: 'SMF', fen: 1_000_00, takenOn: '2021-08-03', basis: 'AUDIT', docNo: '安和审〔2021〕2号', on: '2021-08-03' };
    const found = await book.as('INSPECTOR').post('/off-book-collections', taken).expect(201);
    expect(found.body.events.map(({ data }: { data: { violationCode?: string } }) => data.violationCode)).toContain('CHARGE_AFTER_CANCEL');
    const obligationId = idOf(found, 'OffBookCollectionEstablished', 'obligationId');
    expect([await balance('1218.02', found.body.seq), await balance('2307.01', found.body.seq)]).toEqual([1_000_00, -1_000_00]);
    const payingIn = { fen: 1_000_00, accountId: 'ACC-TRANSIT', slipNo: '存0803', on: '2021-08-03' };
    await book.as('CASHIER').post(`/obligations/${obligationId}/recoveries`, payingIn).expect(201);
    const asked = await refunding(obligationId, { fen: 1_000_00, ground: 'CHARGE_AFTER_CLOSURE', on: '2021-08-03' }).expect(201);
    const refundId = idOf(await book.as('COUNTY_FINANCE').approve(asked).expect(201), 'RefundApproved', 'refundId');
    const refunded = await book.as('COUNTY_FINANCE').post(`/refunds/${refundId}/payment`, { bankRef: '退0803', on: '2021-08-03' }).expect(201);
    expect([await balance('1218.02', refunded.body.seq), await balance('2307.01', refunded.body.seq)]).toEqual([0, 0]);
  });

  it('the officer’s 810.80 remain open, and the fold agrees', async () => {
    const { body } = await book.as('COUNTY_VERIFIER').get(`/officers/${COLLECTOR}/obligations`).expect(200);
    expect(body).toMatchObject({ openPrincipalFen: 800_00, openLateFeeFen: 10_80, openFen: 810_80 });
    await verifyBook(server.house.log, code);
  });
});
