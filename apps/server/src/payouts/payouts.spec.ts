import { freshKey } from '../testing/api.testing.js';
import { OPENED_ON, officerOf } from '../testing/county.testing.js';
import { type PayoutsEverywhere, payoutActs, payoutsEverywhere } from '../testing/payouts.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
let at: PayoutsEverywhere;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  at = await payoutsEverywhere(book);
});
afterAll(() => server.stop());

const get = async (path: string) => (await book.as('ACCOUNTANT').get(path).expect(200)).body;

describe('payouts, asked for over HTTP', () => {
  it('shows what is left of a quota', async () => {
    const quotas = [{ unitId: 'LJ', policyId: 'AWARD', receivedFen: 10_000_00, remainingFen: 10_000_00 - 2 * 240_00 }];
    expect(await get('/quotas?unitId=LJ')).toEqual({ quotas });
    expect(await get('/quotas?unitId=LJ-DH')).toEqual({ quotas: [] });
  });

  it('shows a list with its lines, by masked names and without accounts', async () => {
    const list = await get(`/pay-lists/${at.listId}`);
    expect(list).toMatchObject({ state: 'APPROVED', lineCount: 4, totalFen: 960_00, preparedBy: officerOf('ENROLLER') });
    const [first] = list.lines;
    expect(first).toMatchObject({ no: 1, name: '测*', villageId: 'LJ-DH', from: '2015-01', to: '2015-03', fen: 240_00, state: 'PAID', overpaidFen: 100_00 });
    expect(list.lines.map(({ state }: { state: string }) => state)).toEqual(['PAID', 'RETURNED', 'SENT', 'APPROVED']);
    expect(JSON.stringify(list)).not.toMatch(/accountToken|beneficiaryId|6299/);
  });

  it('goes through a list page by page', async () => {
    const { lines, next } = await get(`/pay-lists/${at.listId}?limit=3`);
    expect([lines.length, next]).toEqual([3, 3]);
    const last = await get(`/pay-lists/${at.listId}?limit=3&after=${next}`);
    expect([last.lines.map(({ no }: { no: number }) => no), last.next]).toEqual([[4], undefined]);
    expect((await get(`/pay-lists/${at.listId}?after=9`)).lines).toEqual([]);
  });

  it('shows the lists and the batches of a unit', async () => {
    const { lists } = await get('/pay-lists?unitId=LJ&policyId=AWARD');
    expect(lists.map(({ listId }: { listId: string }) => listId)).toEqual([at.listId, at.preparedListId]);
    const { batches } = await get('/batches?unitId=LJ');
    expect(batches).toMatchObject([
      { batchId: at.toldBatchId, totalFen: 480_00, paidFen: 240_00, returnedFen: 240_00, inProcessFen: 0 },
      { batchId: at.openBatchId, totalFen: 240_00, inProcessFen: 240_00 },
    ]);
    expect(await get(`/batches/${at.openBatchId}`)).toEqual(batches[1]);
  });

  it('shows which returned lines wait, and until when', async () =>
    expect(await get('/returned-lines?unitId=LJ')).toMatchObject({ lines: [{ no: 2, returnCode: 'CLOSED', returnedOn: OPENED_ON, dueOn: '2015-03-16', overdue: false }] }));

  it('shows what the lists of a policy came to', async () =>
    expect(await get('/payouts?unitId=LJ&policyId=AWARD&from=2015-01&to=2015-06')).toEqual({
      ...{ due: { people: 5, fen: 1_200_00 }, paid: { people: 1, fen: 240_00 }, reissued: { people: 0, fen: 0 }, toHeirs: { people: 0, fen: 0 } },
      ...{ returned: { times: 1, fen: 240_00 }, stoppedPeople: 0, recoveredFen: 50_00 },
    }));

  it('shows what is to be got back', async () =>
    expect(await get('/recoveries?unitId=LJ')).toMatchObject({
      recoveries: [{ name: '测*', fen: 100_00, openFen: 50_00, repaidFen: 50_00, returnedFen: 0, writtenOffFen: 0, sameYear: true }],
    }));

  it.each(['/pay-lists/00000000-0000-8000-8000-000000000000', '/batches/00000000-0000-8000-8000-000000000000', '/quotas?unitId=XX'])('knows no %s', async (path) => {
    const { status, body } = await book.as('ACCOUNTANT').get(path);
    expect([status, body.code]).toEqual([404, 'UNKNOWN']);
  });
});

describe('the file for the bank', () => {
  it('has the accounts, for county finance and the bank', async () => {
    const { text, headers } = await book.as('COUNTY_FINANCE').get(`/batches/${at.openBatchId}/bank-file`).expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(text.replace('\ufeff', '')).toMatch(new RegExp(`^批次号,行号,户名,账号,金额\\r\\n${at.openBatchId},3,测试戊三,6299\\d{12},240\\.00\\r\\n$`));
  });

  it.each(['ACCOUNTANT', 'ENROLLER', 'INSPECTOR', 'ADMIN'] as const)('is not for %s', async (role) => {
    const { status, body } = await book.as(role).get(`/batches/${at.openBatchId}/bank-file`);
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
  });

  it('leaves a trace of every account read', () => {
    const accesses = server.house.vault.payeeAccounts.accessesOf(book.code, book.accountOf('测试戊三') as never);
    expect(accesses.filter(({ reasonCode }) => reasonCode === 'PAYMENT_FILE')).toMatchObject([{ officerId: officerOf('COUNTY_FINANCE') }]);
  });
});

describe('the file of the bank', () => {
  const upload = (rows: string, paidFen: number, returnedFen = 0) =>
    book
      .as('BANK')
      .postBytes(
        `/batches/${at.openBatchId}/result-files?paidFen=${paidFen}&returnedFen=${returnedFen}&on=${OPENED_ON}`,
        Buffer.from(`批次号,行号,金额,结果,退回原因,银行流水号\n${rows}`),
      )
      .set('Idempotency-Key', freshKey());
  const line = (no: number, more = '成功,,流水3') => `${at.openBatchId},${no},240.00,${more}`;

  it('is refused whole with a wrong sum, a wrong line, or for another batch', async () => {
    const codes = [await upload(line(3), 239_00), await upload(line(4), 240_00), await upload(line(3).replace(at.openBatchId, at.toldBatchId), 240_00), await upload('x', 0)];
    expect(codes.map(({ body }) => body.code)).toEqual(['BANK_TOTAL_MISMATCH', 'BANK_RESULT_MISMATCH', 'IMPORT_REJECTED', 'IMPORT_REJECTED']);
    expect(await get(`/batches/${at.openBatchId}`)).toMatchObject({ inProcessFen: 240_00 });
  });

  it('is recorded once, however often it comes', async () => {
    const first = await upload(line(3), 240_00);
    expect([first.status, first.body.events[0].type]).toEqual([201, 'LinesPaid']);
    const again = await upload(line(3), 240_00);
    expect([again.status, again.body.code]).toEqual([409, 'NOTHING_TO_DO']);
    expect(await get(`/batches/${at.openBatchId}`)).toMatchObject({ paidFen: 240_00, inProcessFen: 0 });
  });

  it('is for those who may record what it says', async () => {
    const { body } = await book
      .as('ENROLLER')
      .postBytes(`/batches/${at.openBatchId}/result-files?paidFen=0&returnedFen=0&on=${OPENED_ON}`, Buffer.from('x'))
      .set('Idempotency-Key', freshKey());
    expect(body.code).toBe('IMPORT_REJECTED');
  });
});

it('an act of every command is possible there', () => expect(Object.keys(payoutActs(at))).toHaveLength(11));
