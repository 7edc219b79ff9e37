import type { Role } from '#libs/registry/roles.js';
import { moneyEverywhere } from '../testing/custody.testing.js';
import { decisionLine, decisionsCsv, ledgerCsv, ledgerLine } from '../testing/import-files.testing.js';
import { importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const DECISIONS = '/import-files?kind=LEVY_DECISIONS&unitId=LJ&policyId=SMF';
const LEDGER = '/import-files?kind=FEE_LEDGER&unitId=LJ';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  book = await server.freshBook();
});

const upload = (path: string, file: Buffer, role: Role = 'ACCOUNTANT') => book.as(role).postBytes(path, file);

/** Signs for an uploaded file as its maker. */
const sign = (uploaded: { body: Record<string, unknown> }, role: Role = 'ACCOUNTANT') => {
  const { importId, ...file } = uploaded.body;
  return book.as(role).post('/imports', file);
};

/** Waits until all rows of an import are in the book. */
async function completed(importId: string) {
  await server.house.imports(book.code as never).postAccepted();
  const { body } = await book.as('REVIEWER').get(`/imports/${importId}`).expect(200);
  return body;
}

const owed = async () =>
  (await book.as('REVIEWER').get('/levies')).body.levies.map(({ levyId, payerBalanceFen }: { levyId: string; payerBalanceFen: number }) => [levyId, payerBalanceFen]);

describe('a file of rows', () => {
  it('is checked, signed for, approved once, and posted in both names', async () => {
    const uploaded = await upload(DECISIONS, decisionsCsv(decisionLine(1), decisionLine(2), decisionLine(3, { villageZh: '西岭村' })));
    expect([uploaded.status, uploaded.body]).toEqual([201, expect.objectContaining({ kind: 'LEVY_DECISIONS', unitId: 'LJ', policyId: 'SMF', rows: 3, totalFen: 300_00 })]);
    expect(await owed()).toEqual([]);

    const made = await sign(uploaded);
    expect([made.status, made.body.events[0]]).toMatchObject([201, { type: 'ProposalMade', data: { command: 'ImportFile', approverRoles: ['REVIEWER'] } }]);
    expect(await owed()).toEqual([]);

    const approved = await book.as('REVIEWER').approve(made);
    expect(approved.body.events.map(({ type }: { type: string }) => type)).toEqual(['ProposalApproved', 'ImportAccepted']);
    expect(await completed(uploaded.body.importId)).toMatchObject({ state: 'COMPLETED', posted: 3, refused: 0, refusedRows: [] });
    expect(await owed()).toEqual([
      ['L1', 100_00],
      ['L2', 100_00],
      ['L3', 100_00],
    ]);

    const { body } = await book.as('REVIEWER').get(`/levies/L3/history?atLeastSeq=${book.bookkeeper.standing.durableSeq - 1}`);
    expect(body.events[0]).toMatchObject({ actor: { officerId: 'O-ACCOUNTANT' }, approvals: [{ officerId: 'O-REVIEWER', role: 'REVIEWER' }] });
  });

  it('with any fault is told row by row, and nothing of it is held or posted', async () => {
    await importLevy(book, 'L9', { docNo: '安社征决字〔2014〕9号' });
    const { status, body } = await upload(
      DECISIONS,
      decisionsCsv(
        decisionLine(1),
        decisionLine(2, { villageZh: '南坡村' }),
        decisionLine(3, { docNo: '安社征决字〔2015〕1号' }),
        decisionLine(4, { docNo: '安社征决字〔2014〕9号' }),
        decisionLine(1, { name: '另一人', docNo: '安社征决字〔2015〕5号' }),
      ),
    );
    expect([status, body.code, body.title]).toEqual([422, 'IMPORT_REJECTED', '文件有 5 处错误，未导入任何一行']);
    expect(body.facts.faults).toEqual([
      { line: 3, column: '村(居)', code: 'UNKNOWN', zh: '查无此项：单位 南坡村' },
      { line: 4, column: '决定书文号', code: 'DUPLICATE_CHARGE', zh: expect.any(String) },
      { line: 5, column: '决定书文号', code: 'DUPLICATE_CHARGE', zh: expect.any(String) },
      { line: 6, column: '公民身份号码', code: 'PARTY_MISMATCH', zh: expect.any(String) },
      { line: 6, column: '决定书文号', code: 'ALREADY_EXISTS', zh: '已存在：征收决定 L1' },
    ]);
    expect((await owed()).map(([levyId]: [string]) => levyId)).toEqual(['L9']);
    expect((await book.as('REVIEWER').get('/imports')).body.imports).toEqual([]);
  });

  it('is checked row by row on what the rows before it would leave', async () => {
    await importLevy(book, 'L1', { docNo: '安社征决字〔2015〕1号', assessedFen: 25_00, standardFen: 25_00 });
    const { body } = await upload(LEDGER, ledgerCsv(ledgerLine(1, 301), ledgerLine(1, 301), ledgerLine(1, 302), ledgerLine(1, 303), ledgerLine(1, 330)), 'COLLECTOR');
    expect(body.facts.faults.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
      [3, '票据号码', 'RECEIPT_REUSED'],
      [5, '本金', 'OVER_COLLECTION'],
      [6, '票据号码', 'UNKNOWN'],
    ]);
    expect(body.facts.faults[1].zh).toContain('5.00 元');
  });

  it('is let in once', async () => {
    const file = decisionsCsv(decisionLine(1));
    const uploaded = await upload(DECISIONS, file);
    await book.as('REVIEWER').approve(await sign(uploaded));
    await completed(uploaded.body.importId);
    const again = await upload(DECISIONS, file);
    expect([again.status, again.body.code, again.body.facts.kind]).toEqual([409, 'ALREADY_EXISTS', 'import']);
    const signedAgain = await sign(uploaded);
    expect([404, 409]).toContain(signedAgain.status);
  });

  it('is not the one that somebody else signs for', async () => {
    const uploaded = await upload(DECISIONS, decisionsCsv(decisionLine(1)));
    const { importId, ...file } = uploaded.body;
    const more = await book.as('ACCOUNTANT').post('/imports', { ...file, totalFen: 1 });
    expect([more.status, more.body.code]).toEqual([409, 'IMPORT_MISMATCH']);
    const other = await book.as('ACCOUNTANT').post('/imports', { ...file, fileSha256: '0'.repeat(64) });
    expect([other.status, other.body.code, other.body.facts.kind]).toEqual([404, 'UNKNOWN', 'import file']);
    expect((await book.as('COLLECTOR').post('/imports', file)).body.code).toBe('NOT_AUTHORISED');
  });

  it('that the reviewer rejects posts nothing', async () => {
    const made = await sign(await upload(DECISIONS, decisionsCsv(decisionLine(1))));
    await book.as('REVIEWER').post(`/proposals/${made.body.events[0].data.proposalId}/rejection`, { reasonCode: 'FIGURES_WRONG' }).expect(201);
    await server.house.imports(book.code as never).postAccepted();
    expect(await owed()).toEqual([]);
  });

  it('ends each row: what has become impossible since is told, the rest is posted', async () => {
    const uploaded = await upload(DECISIONS, decisionsCsv(decisionLine(1), decisionLine(2), decisionLine(3)));
    const made = await sign(uploaded);
    await importLevy(book, 'L8', { docNo: '安社征决字〔2015〕2号' });
    await book.as('REVIEWER').approve(made);
    const { posted, refused, state } = await completed(uploaded.body.importId);
    expect([state, posted, refused]).toEqual(['COMPLETED', 2, 1]);
    await server.house.views.waitFor(book.code as never, book.bookkeeper.standing.durableSeq - 1);
    expect((await completed(uploaded.body.importId)).refusedRows).toEqual([{ line: 3, code: 'DUPLICATE_CHARGE' }]);
  });

  it('needs nobody’s approval where its rows need none', async () => {
    const books = Buffer.from('册号,票据种类,起号,止号,保管人,发放日期\nPJ-400,GF,400,425,O-TICKET_KEEPER,2015-03-02\nPJ-426,GF,426,450,O-TICKET_KEEPER,2015-03-02\n');
    const uploaded = await upload('/import-files?kind=RECEIPT_BOOKS&unitId=LJ', books, 'COUNTY_FINANCE');
    const made = await sign(uploaded, 'COUNTY_FINANCE');
    expect(made.body.events.map(({ type }: { type: string }) => type)).toEqual(['ImportAccepted']);
    expect(await completed(uploaded.body.importId)).toMatchObject({ state: 'COMPLETED', posted: 2 });
    expect((await book.as('REVIEWER').get('/receipt-books/PJ-426')).status).toBe(200);
  });
});

describe('the credits of the county’s account', () => {
  it('are booked upon the remittances that were sent', async () => {
    await importLevy(book, 'L1', { docNo: '安社征决字〔2015〕1号' });
    await moneyEverywhere(book, 'L1');
    const titles = '解缴凭单号,代收日期,到账金额,到账日期,银行流水号';
    const uploaded = await upload(
      '/import-files?kind=COUNTY_CREDITS&unitId=LJ',
      Buffer.from(`${titles}\n缴1,,60.00,2015-03-02,对账单8\n缴1,,40.00,2015-03-02,对账单9\n`),
      'COUNTY_FINANCE',
    );
    await sign(uploaded, 'COUNTY_FINANCE');
    expect(await completed(uploaded.body.importId)).toMatchObject({ state: 'COMPLETED', posted: 2, refused: 0 });
    const beyond = await upload('/import-files?kind=COUNTY_CREDITS&unitId=LJ', Buffer.from(`${titles}\n缴1,,1.00,2015-03-02,对账单10\n`), 'COUNTY_FINANCE');
    expect([beyond.status, JSON.stringify(beyond.body)]).toEqual([422, expect.stringContaining('CREDIT_MISMATCH')]);
  });
});

describe('a fee ledger', () => {
  it('typed in late is posted under the approval of the file, and answered for', async () => {
    await importLevy(book, 'L1', { docNo: '安社征决字〔2015〕1号' });
    await book.as('ACCOUNTANT').post('/demo/day', { date: '2015-03-20' });
    const uploaded = await upload(LEDGER, ledgerCsv(ledgerLine(1, 301), '2015-03-03,,,302,,,,,作废', ledgerLine(1, 303, '20.00', '2015-03-04')), 'COLLECTOR');
    expect([uploaded.status, uploaded.body.totalFen]).toEqual([201, 30_00]);
    await book.as('REVIEWER').approve(await sign(uploaded, 'COLLECTOR'));
    expect(await completed(uploaded.body.importId)).toMatchObject({ state: 'COMPLETED', posted: 3 });
    const { body } = await book.as('REVIEWER').get('/receipt-books/PJ-301');
    expect(body.sheets.slice(0, 3).map(({ state }: { state: string }) => state)).toEqual(['USED', 'VOID', 'USED']);
    const history = await book.as('REVIEWER').get(`/levies/L1/history?atLeastSeq=${book.bookkeeper.standing.durableSeq - 1}`);
    const late = history.body.events.filter(({ type }: { type: string }) => type === 'AccountabilityEntryRaised');
    expect(late.map(({ data }: { data: { fen: number } }) => data.fen)).toEqual([10_00, 20_00]);
  });
});

describe('an upload', () => {
  it.each([
    ['of no kind that there is', '/import-files?kind=NAMES&unitId=LJ', 400, 'MALFORMED'],
    ['of levies without a policy', '/import-files?kind=LEVY_DECISIONS&unitId=LJ', 400, 'MALFORMED'],
    ['of a ledger with one', `${LEDGER}&policyId=SMF`, 400, 'MALFORMED'],
    ['with other titles', LEDGER, 422, 'IMPORT_REJECTED'],
  ])('%s is refused', async (_, path, status, code) => {
    const answer = await upload(path, decisionsCsv(decisionLine(1)));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is for those who could file the rows', async () => {
    expect((await upload(DECISIONS, decisionsCsv(decisionLine(1)), 'NOTICE_OFFICER')).body.code).toBe('NOT_AUTHORISED');
    const { body } = await upload(DECISIONS, decisionsCsv(decisionLine(1)), 'COLLECTOR');
    expect(body.facts.faults).toMatchObject([{ line: 2, code: 'NOT_AUTHORISED' }]);
  });

  it('is bytes, and the only path that takes bytes', async () => {
    const asJson = await book.as('ACCOUNTANT').post(DECISIONS, { file: 'a,b' });
    expect([asJson.status, asJson.body.code]).toEqual([400, 'MALFORMED']);
    const elsewhere = await upload('/levies', Buffer.from('a,b'));
    expect([elsewhere.status, elsewhere.body.code]).toEqual([400, 'MALFORMED']);
  });

  it('of more than 20 MiB, or 10,000 rows, is refused', async () => {
    const large = await upload(DECISIONS, Buffer.alloc(20 * 1024 * 1024 + 1, 'a'));
    expect([large.status, large.body.code, large.body.facts.limit]).toEqual([413, 'TOO_LARGE', '20971520 bytes']);
    const long = await upload(DECISIONS, decisionsCsv(...Array.from({ length: 10_001 }, (_, n) => `L${n}`)));
    expect([long.status, long.body.code, long.body.facts.limit]).toEqual([413, 'TOO_LARGE', '10000 rows']);
  });

  it('says nothing over HTTP of the row that it would be', async () => {
    const smuggled = await book.as('ACCOUNTANT').post('/levies', { importRow: { importId: '00000000-0000-8000-8000-000000000000', line: 2 } });
    expect(smuggled.body.facts.fields).toContainEqual({ path: 'importRow', rule: 'unknownField' });
  });
});
