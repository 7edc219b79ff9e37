import { officerOf } from '../../apps/server/src/testing/county.testing.js';
import { collectCash, importLevy } from '../../apps/server/src/testing/levies.testing.js';
import { type TestBook, TestServer } from '../../apps/server/src/testing/server.testing.js';

const VERIFIED_ON = '2015-04-07';
const NEW_BOOK = { bookId: 'PJ-401', unitId: 'LJ', type: 'GF', from: 401, to: 425, keeperId: officerOf('TICKET_KEEPER'), on: VERIFIED_ON };

/** A month of which 9,000 of 14,000 reach the county in time, with the figures of worked example A3 and a sheet lost as in A9. */
describe('a month whose money comes late', () => {
  let server: TestServer;
  let book: TestBook;
  let held: string;
  let verificationId: string;

  const eventsOf = async (
    answer: Promise<{ readonly status: number; readonly body: { readonly events: readonly { readonly seq: number; readonly data: Record<string, string> }[] } }>,
  ) => {
    const { status, body } = await answer;
    expect([status, status === 201 ? '' : body]).toEqual([201, '']);
    return body.events;
  };

  /** Cash of a payment goes to the county and is credited, all on one day; the seq of the credit. */
  async function toTheCounty(paymentId: string, fen: number, on: string): Promise<number> {
    const lines = [{ paymentId, fen }];
    const [cashier, collector, reviewer] = [book.as('CASHIER'), book.as('COLLECTOR'), book.as('REVIEWER')];
    await cashier.approve(await collector.post('/cash-handovers', { cashierId: officerOf('CASHIER'), lines, on }).expect(201)).expect(201);
    await cashier.post('/cash-deposits', { lines, accountId: 'ACC-TRANSIT', slipNo: `存${on}`, on }).expect(201);
    const [drafted] = await eventsOf(cashier.post('/remittances', { lines: [{ sourceId: paymentId, principalFen: fen, lateFeeFen: 0 }], on }));
    const remittanceId = drafted?.data.remittanceId;
    const sending = { fromAccountId: 'ACC-TRANSIT', toAccountId: 'ACC-SPECIAL', slipNo: `缴${on}`, sentOn: on };
    await reviewer.approve(await cashier.post(`/remittances/${remittanceId}/sending`, sending).expect(201)).expect(201);
    const [credited] = await eventsOf(book.as('COUNTY_FINANCE').post(`/remittances/${remittanceId}/credits`, { fen, creditedOn: on, stmtRef: `对账单${on}` }));
    return credited?.seq ?? -1;
  }

  const verify = (remittedFen: number, result: string, on: string) =>
    book.as('COUNTY_VERIFIER').post('/units/LJ/verifications', {
      ...{ periodId: '2015-03', receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 303 }], receiptsFen: 14_000_00 },
      ...{ remittedFen, result, on },
    });
  const issueNewBook = (on: string) => book.as('COUNTY_FINANCE').post('/receipt-books', { ...NEW_BOOK, on });

  beforeAll(async () => {
    server = await TestServer.start();
    book = await server.freshBook();
    await importLevy(book, 'L1');
    held = await collectCash(book, 'L1', 301, 5_000_00);
    const sent = await collectCash(book, 'L1', 303, 9_000_00);
    await toTheCounty(sent, 9_000_00, '2015-03-02');
  });
  afterAll(() => server.stop());

  it('shows the sheet that was passed over, until its loss is reported and declared', async () => {
    const gaps = async () => (await book.as('COUNTY_VERIFIER').get('/receipt-books/PJ-301/gaps').expect(200)).body.gaps;
    const collector = officerOf('COLLECTOR');
    expect(await gaps()).toEqual([{ from: 302, to: 302, state: 'ALLOCATED', holderId: collector }]);
    await book
      .as('COLLECTOR')
      .post('/receipt-books/PJ-301/losses', { nos: [302], discoveredOn: '2015-03-02' })
      .expect(201);
    expect(await gaps()).toEqual([{ from: 302, to: 302, state: 'LOST_REPORTED', holderId: collector }]);
    const declaration = { nos: [302], media: '安和日报', declaredOn: '2015-03-02' };
    await book
      .as('UNIT_HEAD')
      .approve(await book.as('TICKET_KEEPER').post('/receipt-books/PJ-301/loss-declarations', declaration).expect(201))
      .expect(201);
    expect(await gaps()).toEqual([]);
    const { body } = await book.as('COLLECTOR').get('/receipt-books/PJ-301?limit=3').expect(200);
    expect(body.sheets.map(({ state }: { state: string }) => state)).toEqual(['USED', 'LOST_DECLARED', 'USED']);
    expect(body.losses).toEqual([{ no: 302, discoveredOn: '2015-03-02', media: '安和日报', declaredOn: '2015-03-02' }]);
  });

  it('is found discrepant, with the entry against who holds the money', async () => {
    await book.as('COLLECTOR').post('/demo/day', { date: VERIFIED_ON }).expect(201);
    const [verified, entry] = await eventsOf(verify(9_000_00, 'DISCREPANT', VERIFIED_ON));
    verificationId = verified?.data.verificationId ?? '';
    expect(verified?.data).toMatchObject({ differenceFen: -5_000_00, dueOn: '2015-04-07', onTime: true, holders: [{ officerId: officerOf('COLLECTOR'), fen: 5_000_00 }] });
    expect(entry?.data).toMatchObject({ violationCode: 'NOT_REMITTED', fen: 5_000_00, officerIds: [officerOf('COLLECTOR')], source: { verificationId } });
    const { body } = await book.as('CASHIER').get('/remittances?unitId=LJ&state=DISCREPANT').expect(200);
    expect(body.remittances).toMatchObject([{ totalFen: 9_000_00, state: 'DISCREPANT' }]);
  });

  it('gets no new receipts, and the attempt stays in the book', async () => {
    const { status, body } = await issueNewBook(VERIFIED_ON);
    expect([status, body.code]).toEqual([422, 'RECEIPT_SUPPLY_BLOCKED']);
    const { durableSeq } = book.bookkeeper.standing;
    const inspector = await book.underAccess();
    const { body: inspected } = await inspector.get(`/events?after=${durableSeq - 2}&limit=1`).expect(200);
    expect(inspected.events).toMatchObject([{ event: { type: 'CommandRefused', data: { code: 'RECEIPT_SUPPLY_BLOCKED' } } }]);
  });

  it('matches once the rest has come and the difference is explained by it', async () => {
    await book.as('COLLECTOR').post('/demo/day', { date: '2015-04-09' }).expect(201);
    const creditSeq = await toTheCounty(held, 5_000_00, '2015-04-09');
    await eventsOf(verify(14_000_00, 'MATCH', '2015-04-09'));
    const { body: before } = await book.as('CASHIER').get('/verifications?unitId=LJ&period=2015-03').expect(200);
    expect(before).toMatchObject({ receiptsFen: 14_000_00, remittedFen: 14_000_00, supplyBlocked: true });

    const resolution = { kind: 'TIMING', eventSeqs: [creditSeq], on: '2015-04-09' };
    const proposed = await book.as('REVIEWER').post(`/verifications/${verificationId}/resolution`, resolution).expect(201);
    await book.as('COUNTY_VERIFIER').approve(proposed).expect(201);
    const { body } = await book.as('CASHIER').get('/verifications?unitId=LJ&period=2015-03').expect(200);
    expect(body).toMatchObject({
      supplyBlocked: false,
      verifications: [
        { result: 'DISCREPANT', onTime: true, resolution: { kind: 'TIMING', eventSeqs: [creditSeq], on: '2015-04-09' } },
        { result: 'MATCH', onTime: false, differenceFen: 0 },
      ],
    });
    const { body: reconciled } = await book.as('CASHIER').get('/remittances?unitId=LJ').expect(200);
    expect(reconciled.remittances.map(({ state }: { state: string }) => state)).toEqual(['RECONCILED', 'RECONCILED']);
  });

  it('gets new receipts when its old ones are written off or returned', async () => {
    const blocked = await issueNewBook('2015-04-09');
    expect([blocked.status, blocked.body.code, blocked.body.facts]).toMatchObject([422, 'RECEIPT_SUPPLY_BLOCKED', { openBooks: 1, overlapBooks: 0 }]);
    const counted = { from: 301, to: 303, usedSheets: 2, voidSheets: 0, lostSheets: 1, returnedSheets: 0, totalFen: 14_000_00, on: '2015-04-09' };
    await book
      .as('COUNTY_VERIFIER')
      .approve(await book.as('TICKET_KEEPER').post('/receipt-books/PJ-301/write-offs', counted).expect(201))
      .expect(201);
    await book.as('TICKET_KEEPER').post('/receipt-books/PJ-301/returns', { from: 304, to: 325, on: '2015-04-09' }).expect(201);
    await issueNewBook('2015-04-09').expect(201);
  });
});
