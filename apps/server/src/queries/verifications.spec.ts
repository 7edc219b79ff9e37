import type { OpenAPIObject } from '@nestjs/swagger';
import { undescribedIn } from '../testing/described.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';
import { verifyingActs } from '../testing/verification.testing.js';

let server: TestServer;
let book: TestBook;
let document: OpenAPIObject;
beforeAll(async () => {
  server = await TestServer.start();
  const { openApiOf } = await import('../openapi.js');
  document = openApiOf(server.app);
  ({ book } = await verifyingActs(server));
});
afterAll(() => server.stop());

const get = (path: string) => book.as('COLLECTOR').get(path);

describe('the verifications of a month', () => {
  it('are told with what each side counted, and what the ledger says now', async () => {
    const { body } = await get('/verifications?unitId=LJ&period=2015-03').expect(200);
    expect(undescribedIn(document, '/verifications', body)).toEqual([]);
    expect(body).toMatchObject({
      ...{ unitId: 'LJ', periodId: '2015-03', dueOn: '2015-04-07', dueProvisional: false, receiptsFen: 0, remittedFen: 0, supplyBlocked: true },
      verifications: [{ result: 'DISCREPANT', receiptsFen: 1, remittedFen: 0, ledgerReceiptsFen: 0, ledgerRemittedFen: 0 }],
    });
  });

  it('are none of another month', async () => expect((await get('/verifications?unitId=LJ&period=2015-04').expect(200)).body.verifications).toEqual([]));

  it('are asked of a unit that there is, and of a month', async () => {
    expect((await get('/verifications?unitId=NW&period=2015-03')).body.code).toBe('UNKNOWN');
    expect((await get('/verifications?unitId=LJ')).status).toBe(400);
    expect((await get('/verifications?unitId=LJ&period=2015-13')).status).toBe(400);
  });
});

describe('the gaps of a receipt book', () => {
  it('are asked of a book that there is', async () => {
    const { body } = await get('/receipt-books/PJ-301/gaps').expect(200);
    expect(undescribedIn(document, '/receipt-books/{bookId}/gaps', body)).toEqual([]);
    expect(body).toEqual({ bookId: 'PJ-301', gaps: [] });
    expect((await get('/receipt-books/PJ-9/gaps')).body.code).toBe('UNKNOWN');
  });
});
