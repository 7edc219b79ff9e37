import { officerOf } from '../../apps/server/src/testing/county.testing.js';
import { importLevy } from '../../apps/server/src/testing/levies.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

interface Told {
  readonly status: number;
  readonly body: { readonly code?: string; readonly seq: number; readonly events: readonly { readonly type: string; readonly data: Record<string, unknown> }[] };
}

const LEAVING = officerOf('COLLECTOR');
const COMING = 'O-33';
const RANGE = { bookId: 'PJ-351', from: 351, to: 375 };

/** Worked example A9: sheet 360 is missing; in November a payer shows its copy for money that nobody booked, and the collector leaves. */
describe('A9: lost receipt and handover, 2015-08 to 2015-12', () => {
  let server: TestServer;
  let book: TestBook;
  let lastSeq = 0;
  let obligationId: string;
  const on = (date: string) => book.as('REGISTRAR').post('/demo/day', { date });

  async function recorded(answer: PromiseLike<Told>, type: string): Promise<Record<string, unknown>> {
    const { status, body } = await answer;
    expect([status, status === 201 ? '' : body]).toEqual([201, '']);
    lastSeq = body.seq + body.events.length - 1;
    const found = body.events.find((event) => event.type === type);
    expect(found?.type).toBe(type);
    return found?.data ?? {};
  }
  const codeOf = async (answer: PromiseLike<Told>) => (await answer).body.code;
  const approved = async (maker: PromiseLike<Told>, checker: Parameters<TestBook['as']>[0], type: string) => recorded(book.as(checker).approve((await maker) as never), type);

  async function toTheCounty(lines: readonly object[], yuan: number, day: string): Promise<void> {
    const { remittanceId } = await recorded(book.as('CASHIER').post('/remittances', { lines, on: day }), 'RemittanceDrafted');
    const sending = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: `缴${day}`, sentOn: day };
    await approved(book.as('CASHIER').post(`/remittances/${remittanceId}/sending`, sending), 'REVIEWER', 'RemittanceSent');
    await recorded(book.as('COUNTY_FINANCE').post(`/remittances/${remittanceId}/credits`, { fen: yuan * 100, creditedOn: day, stmtRef: `对账单${day}` }), 'CountyCreditConfirmed');
  }

  const sourceLine = (sourceId: string, yuan: number) => ({ sourceId, principalFen: yuan * 100, lateFeeFen: 0 });
  const paying = (no: number, yuan: number, day: string) => ({
    ...{ principalFen: yuan * 100, lateFeeFen: 0, channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' },
    ...{ receipt: { bookId: 'PJ-351', no, fen: yuan * 100 }, collectedOn: day, afterCutoff: false },
  });
  const writingOff = (day: string) => ({ from: 351, to: 375, usedSheets: 20, voidSheets: 1, lostSheets: 1, returnedSheets: 3, totalFen: 2_000_00, on: day });
  const balancesOf = async (...accounts: readonly string[]) => {
    const { body } = await book.as('COUNTY_FINANCE').get(`/balances?unitId=LJ&atLeastSeq=${lastSeq}`).expect(200);
    const yuanOf = (account: string) => (body.balances.find((row: { account: string }) => row.account === account)?.balanceFen ?? 0) / 100;
    return accounts.map(yuanOf);
  };

  /** The registrar proposes to end the collector's post. */
  async function dismissing(day: string): Promise<Told> {
    const { body } = await book.as('REGISTRAR').get('/officers').expect(200);
    const [post] = body.officers.find(({ officerId }: { officerId: string }) => officerId === LEAVING).posts;
    return (await book.as('REGISTRAR').post(`/role-assignments/${post.assignmentId}/revocation`, { on: day })) as never;
  }

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L1');
    await importLevy(book, 'L9', { assessedFen: 9_000_00, standardFen: 9_000_00 });
    for (const range of [
      { from: 301, to: 320 },
      { from: 321, to: 325 },
    ])
      await recorded(book.as('TICKET_KEEPER').post('/receipt-books/PJ-301/returns', { ...range, on: '2015-03-02' }), 'ReceiptRangeReturned');
  });
  afterAll(() => server.stop());

  it('gives 351 to 375 to the collector on 08-03; 20 are used, 1 is void, 3 are returned', async () => {
    await on('2015-08-03');
    const issued = { ...RANGE, unitId: 'LJ', type: 'GF', keeperId: officerOf('TICKET_KEEPER'), on: '2015-08-03' };
    await recorded(book.as('COUNTY_FINANCE').post('/receipt-books', issued), 'ReceiptBookIssued');
    await recorded(book.as('TICKET_KEEPER').post('/receipt-books/PJ-351/allocations', { from: 351, to: 375, toOfficerId: LEAVING, on: '2015-08-03' }), 'ReceiptRangeAllocated');
    const lines: object[] = [];
    for (const no of [351, 352, 353, 354, 355, 356, 357, 358, 359, 361, 362, 363, 364, 365, 366, 367, 368, 369, 370, 371]) {
      const { paymentId } = await recorded(book.as('COLLECTOR').post('/levies/L1/payments', paying(no, 100, '2015-08-03')), 'LevyPaymentCollected');
      lines.push(sourceLine(paymentId as string, 100));
    }
    await recorded(book.as('COLLECTOR').post('/receipt-books/PJ-351/voids', { no: 372, reasonCode: 'SPOILED', copiesKept: true, on: '2015-08-03' }), 'ReceiptVoided');
    await recorded(book.as('COLLECTOR').post('/receipt-books/PJ-351/returns', { from: 373, to: 375, on: '2015-08-03' }), 'ReceiptRangeReturned');
    await toTheCounty(lines, 2_000, '2015-08-03');
  });

  it('misses 360 on 08-19: no write-off, and nobody is let go', async () => {
    await on('2015-08-19');
    await recorded(book.as('COLLECTOR').post('/receipt-books/PJ-351/losses', { nos: [360], discoveredOn: '2015-08-19' }), 'ReceiptLossReported');
    expect(await codeOf(book.as('TICKET_KEEPER').post('/receipt-books/PJ-351/write-offs', writingOff('2015-08-19')))).toBe('LOSS_NOT_DECLARED');
    expect((await dismissing('2015-08-19')).body).toMatchObject({ code: 'HANDOVER_REQUIRED', facts: { cashFen: 0, unusedSheets: 1 } });
  });

  it('declares it void on 08-28 and writes off 20 + 1 + 1 + 3 = 25', async () => {
    await on('2015-08-28');
    const declared = { nos: [360], media: '安和日报', declaredOn: '2015-08-28' };
    await approved(book.as('TICKET_KEEPER').post('/receipt-books/PJ-351/loss-declarations', declared), 'UNIT_HEAD', 'ReceiptLossDeclared');
    const written = await approved(book.as('TICKET_KEEPER').post('/receipt-books/PJ-351/write-offs', writingOff('2015-08-28')), 'COUNTY_VERIFIER', 'ReceiptRangeWrittenOff');
    expect(written).toMatchObject({ usedSheets: 20, voidSheets: 1, lostSheets: 1, returnedSheets: 3, totalFen: 2_000_00 });
  });

  it('protects the payer who shows copy 360 in November: he has paid 4,000, and the officer owes it', async () => {
    await on('2015-11-10');
    expect(await codeOf(book.as('COLLECTOR').post('/levies/L9/payments', paying(360, 4_000, '2015-11-10')))).toBe('RECEIPT_UNUSABLE');
    const before = await balancesOf('1212', '1218.02', '2103.02');
    const taken = { officerId: LEAVING, unitId: 'LJ', levyId: 'L9', fen: 4_000_00, takenOn: '2015-08-18', claimedReceiptNo: '360', basis: 'PAYER_EVIDENCE' };
    const answer = await book.as('INSPECTOR').post('/off-book-collections', { ...taken, docNo: '安和纪〔2015〕9号', on: '2015-11-10' });
    obligationId = (await recorded(Promise.resolve(answer as never), 'OffBookCollectionEstablished')).obligationId as string;
    const raised = answer.body.events.filter(({ type }: { type: string }) => type === 'AccountabilityEntryRaised');
    expect(raised.map(({ data }: { data: { violationCode: string; fen: number } }) => [data.violationCode, data.fen])).toEqual([
      ['NOT_BOOKED', 4_000_00],
      ['TICKET_RULE', 4_000_00],
    ]);
    const after = await balancesOf('1212', '1218.02', '2103.02');
    expect(after.map((yuan, at) => yuan - (before[at] ?? 0))).toEqual([-4_000, 4_000, -4_000]);
    expect((await book.as('ACCOUNTANT').get(`/levies/L9?atLeastSeq=${lastSeq}`).expect(200)).body).toMatchObject({ payerBalanceFen: 5_000_00 });
  });

  it('lets the collector go only once three have signed a handover that lists his debt', async () => {
    expect((await dismissing('2015-11-10')).body).toMatchObject({ code: 'HANDOVER_REQUIRED', facts: { cashFen: 0, unusedSheets: 0, unlisted: 1 } });
    const post = { officerId: COMING, role: 'COLLECTOR', unitId: 'LJ', from: '2015-11-10', docNo: '安和人〔2015〕11号' };
    await approved(book.as('REGISTRAR').post('/role-assignments', post), 'COUNTY_FINANCE', 'RoleAssigned');
    book.account(COMING);

    const { body: held } = await book.as('UNIT_HEAD').get(`/officers/${LEAVING}/holdings?unitId=LJ`).expect(200);
    expect(held).toMatchObject({ cash: [], receiptRanges: [], openObligationIds: [obligationId], openCaseIds: [] });
    const figures = { unitId: 'LJ', toOfficerId: COMING, supervisorId: officerOf('UNIT_HEAD'), collectorCashFen: 0, cashierCashFen: 0, receiptRanges: [], openCaseIds: [] };
    expect(await codeOf(book.as('COLLECTOR').post('/officer-handovers', { ...figures, openObligationIds: [] }))).toBe('HANDOVER_MISMATCH');
    const made = await book.as('COLLECTOR').post('/officer-handovers', { ...figures, openObligationIds: [obligationId] });
    await recorded(book.officer(COMING).approve(made), 'ProposalSeconded');
    await recorded(book.as('UNIT_HEAD').approve(made), 'OfficerHandoverSigned');
    await recorded(book.as('COUNTY_FINANCE').approve((await dismissing('2015-11-10')) as never), 'RoleRevoked');
  });

  it('follows the person: he pays 4,000 in, it is remitted, and the inspector’s document stands in for the stub', async () => {
    await on('2015-11-20');
    const recovery = { fen: 4_000_00, accountId: 'ACC-TRANSIT', slipNo: '存1120', on: '2015-11-20' };
    await recorded(book.as('CASHIER').post(`/obligations/${obligationId}/recoveries`, recovery), 'ShortageRecovered');
    expect(await balancesOf('1002.01', '1218.02')).toEqual([4_000, 0]);
    await toTheCounty([sourceLine(obligationId, 4_000)], 4_000, '2015-11-20');
    await on('2015-12-01');
    const verified = { periodId: '2015-11', receiptRanges: [], receiptsFen: 4_000_00, remittedFen: 4_000_00, result: 'MATCH', on: '2015-12-01' };
    const evidence = [{ kind: 'COUNTY_DOCUMENT', docNo: '安和纪〔2015〕9号' }];
    expect(await recorded(book.as('COUNTY_VERIFIER').post('/units/LJ/verifications', { ...verified, evidence }), 'TicketsVerified')).toMatchObject({
      differenceFen: 0,
      onTime: true,
    });
  });
});
