import { officerOf } from '../../apps/server/src/testing/county.testing.js';
import { cash, importLevy } from '../../apps/server/src/testing/levies.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

interface Told {
  readonly status: number;
  readonly body: { readonly seq: number; readonly events: readonly { readonly seq: number; readonly type: string; readonly data: Record<string, unknown> }[] };
}

/** Worked example A3: 5,000 of June's cash stay in a collector's hands; 3,000 are handed in late, 2,000 are short, and in the end all is there. */
describe('A3: late remittance and shortage, 2015-06', () => {
  let server: TestServer;
  let book: TestBook;
  let held: string;
  let obligationId: string;
  let verificationId: string;
  let lastSeq = 0;
  const on = (date: string) => book.as('REGISTRAR').post('/demo/day', { date });

  /** The last event of a type that an act recorded; the proposal's, where it waits for an approval. */
  async function recorded(answer: PromiseLike<Told>, type: string): Promise<Record<string, unknown>> {
    const { status, body } = await answer;
    expect([status, status === 201 ? '' : body]).toEqual([201, '']);
    lastSeq = body.seq + body.events.length - 1;
    const found = body.events.find((event) => event.type === type);
    expect(found?.type).toBe(type);
    return found?.data ?? {};
  }

  async function approved(maker: PromiseLike<Told>, checker: 'CASHIER' | 'REVIEWER' | 'COUNTY_VERIFIER', type: string) {
    return recorded(book.as(checker).approve((await maker) as never), type);
  }

  /** From the transit account to the county, credited the same day. */
  async function toTheCounty(sourceId: string, yuan: number, day: string): Promise<void> {
    const lines = [{ sourceId, principalFen: yuan * 100, lateFeeFen: 0 }];
    const { remittanceId } = await recorded(book.as('CASHIER').post('/remittances', { lines, on: day }), 'RemittanceDrafted');
    const sending = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: `缴${day}`, sentOn: day };
    await approved(book.as('CASHIER').post(`/remittances/${remittanceId}/sending`, sending), 'REVIEWER', 'RemittanceSent');
    await recorded(book.as('COUNTY_FINANCE').post(`/remittances/${remittanceId}/credits`, { fen: yuan * 100, creditedOn: day, stmtRef: `对账单${day}` }), 'CountyCreditConfirmed');
  }

  const verify = (remittedYuan: number, result: string, day: string) =>
    book.as('COUNTY_VERIFIER').post('/units/LJ/verifications', {
      ...{ periodId: '2015-06', receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 302 }], receiptsFen: 14_000_00 },
      ...{ remittedFen: remittedYuan * 100, result, on: day },
    });
  const f4 = async (period: string) => (await book.as('ACCOUNTANT').get(`/reports/f4?unitId=LJ&period=${period}&atLeastSeq=${lastSeq}`).expect(200)).body.total;
  const entries = async () => {
    const { body } = await (await book.underAccess()).get('/events?limit=500').expect(200);
    const raised = body.events.filter(({ event }: { event: { type: string } }) => event.type === 'AccountabilityEntryRaised');
    return raised.map(({ event }: { event: { data: { violationCode: string; fen: number; officerIds: string[] } } }) => [
      event.data.violationCode,
      event.data.fen,
      event.data.officerIds,
    ]);
  };

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L1');
  });
  afterAll(() => server.stop());

  it('collects 5,000 in cash on 06-08 and 9,000 by transfer on 06-25, and sends only the 9,000 by 06-30', async () => {
    await on('2015-06-08');
    held = (await recorded(book.as('COLLECTOR').post('/levies/L1/payments', cash(301, 5_000_00, { collectedOn: '2015-06-08' })), 'LevyPaymentCollected')).paymentId as string;
    await on('2015-06-25');
    const transfer = cash(302, 9_000_00, { collectedOn: '2015-06-25', channel: 'TRANSIT_TRANSFER', accountId: 'ACC-TRANSIT' });
    const sent = (await recorded(book.as('COLLECTOR').post('/levies/L1/payments', transfer), 'LevyPaymentCollected')).paymentId as string;
    await on('2015-06-30');
    await toTheCounty(sent, 9_000, '2015-06-30');
  });

  it('misses D1 with the turn to 07-01: 5,000, held by the collector, DELAYED', async () => {
    await on('2015-07-01');
    expect(await entries()).toContainEqual(['DELAYED', 5_000_00, [officerOf('COLLECTOR')]]);
  });

  it('is DISCREPANT by −5,000 on 07-06, and no new receipts are issued', async () => {
    await on('2015-07-06');
    const verified = await recorded(verify(9_000, 'DISCREPANT', '2015-07-06'), 'TicketsVerified');
    expect(verified).toMatchObject({ receiptsFen: 14_000_00, remittedFen: 9_000_00, differenceFen: -5_000_00, onTime: true });
    verificationId = verified.verificationId as string;
    const newBook = { bookId: 'PJ-401', unitId: 'LJ', type: 'GF', from: 401, to: 425, keeperId: officerOf('TICKET_KEEPER'), on: '2015-07-06' };
    const { body } = await book.as('COUNTY_FINANCE').post('/receipt-books', newBook);
    expect(body.code).toBe('RECEIPT_SUPPLY_BLOCKED');
  });

  it('sees 3,000 handed in, banked and remitted on 07-09', async () => {
    await on('2015-07-09');
    const lines = [{ paymentId: held, fen: 3_000_00 }];
    await approved(book.as('COLLECTOR').post('/cash-handovers', { cashierId: officerOf('CASHIER'), lines, on: '2015-07-09' }), 'CASHIER', 'CashHandedToCashier');
    await recorded(book.as('CASHIER').post('/cash-deposits', { lines, accountId: 'ACC-TRANSIT', slipNo: '存0709', on: '2015-07-09' }), 'CashBanked');
    await toTheCounty(held, 3_000, '2015-07-09');
  });

  it('has the other 2,000 confirmed as a shortage on 07-10: 1218.02, an entry, and a claim that the collector cannot confirm away', async () => {
    await on('2015-07-10');
    const short = { officerId: officerOf('COLLECTOR'), place: 'COLLECTOR', lines: [{ paymentId: held, fen: 2_000_00 }], on: '2015-07-10' };
    obligationId = (await recorded(book.as('REVIEWER').post('/shortages', short), 'CustodyShortageConfirmed')).obligationId as string;
    expect(await entries()).toContainEqual(['WITHHELD_DIVERTED_NETTED', 2_000_00, [officerOf('COLLECTOR')]]);
    const { body } = await book.as('COUNTY_FINANCE').get(`/balances?unitId=LJ&atLeastSeq=${lastSeq}`).expect(200);
    expect(body.balances).toContainEqual(expect.objectContaining({ account: '1218.02', balanceFen: 2_000_00 }));
    const custody = (await book.as('COUNTY_FINANCE').get('/custody?unitId=LJ').expect(200)).body;
    expect(custody.holdings).toContainEqual({ unitId: 'LJ', place: 'SHORTAGE_CLAIM', holder: obligationId, fen: 2_000_00 });
    expect(custody.unremittedFen).toBe(0);
  });

  it('has it paid in and remitted on 07-15; not more than is owed', async () => {
    await on('2015-07-15');
    const recovery = { fen: 2_000_00, accountId: 'ACC-TRANSIT', slipNo: '存0715', on: '2015-07-15' };
    const claims = async () =>
      (
        await book
          .as('REVIEWER')
          .get(`/shortage-claims?unitId=LJ&officerId=${officerOf('COLLECTOR')}`)
          .expect(200)
      ).body;
    expect(await claims()).toMatchObject({ claims: [{ obligationId, kind: 'SHORTAGE', openFen: 2_000_00, ageDays: 5 }], openFen: 2_000_00 });
    expect((await book.as('CASHIER').post(`/obligations/${obligationId}/recoveries`, { ...recovery, fen: 2_000_01 })).body.code).toBe('MAKEUP_EXCESS');
    await recorded(book.as('CASHIER').post(`/obligations/${obligationId}/recoveries`, recovery), 'ShortageRecovered');
    await toTheCounty(held, 2_000, '2015-07-15');
    expect(await claims()).toMatchObject({ claims: [{ openFen: 0, recoveredFen: 2_000_00 }], openFen: 0 });
  });

  it('matches on 07-16: 14,000 = 9,000 + 3,000 + 2,000', async () => {
    await on('2015-07-16');
    const resolution = { kind: 'SHORT', eventSeqs: [lastSeq], on: '2015-07-16' };
    await approved(book.as('REVIEWER').post(`/verifications/${verificationId}/resolution`, resolution), 'COUNTY_VERIFIER', 'DiscrepancyResolved');
    expect(await recorded(verify(14_000, 'MATCH', '2015-07-16'), 'TicketsVerified')).toMatchObject({ differenceFen: 0, onTime: false });
  });

  it('is, in F4, June 14,000 collected, 9,000 sent, 5,000 not sent; July 5,000 carried over and sent, 0 left', async () => {
    expect(await f4('2015-06')).toMatchObject({ totalFen: 14_000_00, remittedFen: 9_000_00, unsentFen: 5_000_00 });
    expect(await f4('2015-07')).toMatchObject({ unsentBeforeFen: 5_000_00, totalFen: 0, remittedFen: 5_000_00, unsentFen: 0 });
  });

  it('has a delay index of 57,000 yuan-days: 3,000 × 9 + 2,000 × 15', async () => {
    const { body } = await book.as('COUNTY_VERIFIER').get('/delay-index?unitId=LJ&periodId=2015-06').expect(200);
    expect(body).toEqual({ periodId: '2015-06', fenDays: 57_000_00, sentLateFen: 5_000_00, unsentLateFen: 0 });
  });
});
