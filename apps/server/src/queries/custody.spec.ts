import { officerOf } from '../testing/county.testing.js';
import { type MoneyEverywhere, moneyEverywhere } from '../testing/custody.testing.js';
import { FirstDay } from '../testing/first-day.testing.js';

let day: FirstDay;
let money: MoneyEverywhere;
beforeAll(async () => {
  day = await FirstDay.told();
  money = await moneyEverywhere(day.book, 'L1');
});
afterAll(() => day.server.stop());

const ask: FirstDay['ask'] = (...asked) => day.ask(...asked);
const get = (path: string) => day.book.as('COLLECTOR').get(path);

describe('where the money lies', () => {
  it('is told by place and holder, and who answers for what is not remitted', async () => {
    const { body } = await ask('/custody?unitId=LJ');
    expect(body).toEqual({
      holdings: [
        { unitId: 'LJ', place: 'COLLECTOR', holder: officerOf('COLLECTOR'), fen: 200_00 },
        { unitId: 'LJ', place: 'CASHIER', holder: officerOf('CASHIER'), fen: 100_00 },
        { unitId: 'LJ', place: 'TRANSIT', holder: 'ACC-TRANSIT', fen: 200_00 },
        { unitId: 'LJ', place: 'ON_THE_WAY', holder: money.sent, fen: 100_00 },
        { unitId: 'LJ', place: 'COUNTY', holder: 'ACC-SPECIAL', fen: 100_00 },
      ],
      totalFen: 700_00,
      unremitted: [
        { unitId: 'LJ', officerId: officerOf('CASHIER'), fen: 300_00 },
        { unitId: 'LJ', officerId: officerOf('COLLECTOR'), fen: 200_00 },
      ],
      unremittedFen: 500_00,
      specialFen: 100_00,
      treasuryFen: 0,
    });
  });

  it('is the county’s to ask of all its units', async () => expect((await ask(`/custody?unitId=${day.book.code}`)).body.totalFen).toBe(700_00));

  it('is asked of a unit that there is', async () => {
    expect((await get('/custody?unitId=NW')).body).toMatchObject({ status: 404, code: 'UNKNOWN', title: '查无此项：单位 NW' });
    expect((await get('/custody')).status).toBe(400);
  });
});

describe('remittances', () => {
  const ids = async (query: string) =>
    (await ask(`/remittances?unitId=LJ&${query}`, '/remittances')).body.remittances.map(({ remittanceId }: { remittanceId: string }) => remittanceId);

  it('are listed as they stand now', async () => {
    const { body } = await ask('/remittances?unitId=LJ');
    expect(body.remittances).toMatchObject([
      {
        remittanceId: money.drafted,
        kind: 'TRANSFER',
        state: 'DRAFTED',
        totalFen: 100_00,
        creditedFen: 0,
        draftedOn: '2015-03-02',
        lines: [{ principalFen: 100_00, lateFeeFen: 0 }],
      },
      { remittanceId: money.sent, state: 'SENT', sentOn: '2015-03-02', fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: '缴1' },
      { remittanceId: money.credited, state: 'CREDITED', creditedFen: 100_00, creditRefs: ['对账单1'] },
    ]);
    expect(body.next).toBeUndefined();
  });

  it('are found by state, and come page by page', async () => {
    expect(await ids('state=SENT')).toEqual([money.sent]);
    const { body: first } = await ask('/remittances?unitId=LJ&limit=2', '/remittances');
    expect([first.remittances.length, first.next]).toEqual([2, money.sent]);
    expect(await ids(`after=${first.next}`)).toEqual([money.credited]);
    expect(await ids('state=BOUNCED')).toEqual([]);
  });

  it.each(['', 'unitId=LJ&state=GONE', 'unitId=LJ&limit=0', 'unitId=LJ&after=R1', 'unitId=LJ&sort=sentOn'])('are not asked for by %s', async (query) =>
    expect((await get(`/remittances?${query}`)).status).toBe(400),
  );

  it('are those of a unit and after a remittance that there are', async () => {
    expect((await get('/remittances?unitId=NW')).body.code).toBe('UNKNOWN');
    const { body } = await get('/remittances?unitId=LJ&after=00000000-0000-8000-8000-0000000000aa');
    expect([body.code, body.title]).toEqual(['UNKNOWN', '查无此项：解缴单 00000000-0000-8000-8000-0000000000aa']);
  });
});

describe('a step of two hands over HTTP', () => {
  it('is shown with the one officer who may approve it', async () => {
    const lines = [{ paymentId: money.inHand, fen: 50_00 }];
    const { status, body } = await day.book.as('COLLECTOR').post('/cash-handovers', { cashierId: officerOf('CASHIER'), lines, on: '2015-03-02' });
    expect(status).toBe(201);
    const { proposalId } = body.events[0].data;
    expect((await ask(`/proposals/${proposalId}`, '/proposals/{proposalId}')).body).toMatchObject({ approverId: officerOf('CASHIER'), approverRoles: ['CASHIER'] });
    expect((await ask('/proposals')).body.proposals).toMatchObject([{ proposalId, approverId: officerOf('CASHIER') }]);
  });

  it('leaves a trace of what was refused: more than is held', async () => {
    const lines = [{ paymentId: money.inHand, fen: 100_01 }];
    const { status, body } = await day.book.as('COLLECTOR').post('/cash-handovers', { cashierId: officerOf('CASHIER'), lines, on: '2015-03-02' });
    expect([status, body.code, body.title]).toEqual([422, 'CUSTODY_INSUFFICIENT', '该处仅有 100.00 元，不足 100.01 元']);
    const { durableSeq } = day.book.bookkeeper.standing;
    const { body: inspected } = await ask(`/events?after=${durableSeq - 2}&limit=1`, '/events', await day.book.underAccess());
    expect(inspected.events).toMatchObject([{ event: { type: 'CommandRefused', data: { code: 'CUSTODY_INSUFFICIENT', kind: 'payment', id: money.inHand } } }]);
  });
});
