import type { OpenAPIObject } from '@nestjs/swagger';
import type { Api } from './api.testing.js';
import { undescribedIn } from './described.testing.js';
import { collectCash, importLevy } from './levies.testing.js';
import { type TestBook, TestServer } from './server.testing.js';

/**
 * A township's first day, for those who ask about it: L1 pays 100 yuan on sheet 301; L2 pays 50 on sheet 302, which is taken back;
 * sheet 303 is spoiled; L3, of 50 yuan, lies in the other village.
 */
export class FirstDay {
  private constructor(
    readonly server: TestServer,
    readonly book: TestBook,
    private readonly document: OpenAPIObject,
    /** The seqs of L2's payment and of the last event. */
    readonly seqs: { readonly taken: number; readonly last: number },
  ) {}

  static async told(): Promise<FirstDay> {
    const server = await TestServer.start();
    const { openApiOf } = await import('../openapi.js');
    const book = await server.freshBook();
    const lastSeq = () => book.bookkeeper.standing.durableSeq - 1;
    await importLevy(book, 'L1');
    await importLevy(book, 'L2');
    await importLevy(book, 'L3', { villageId: 'LJ-XL', assessedFen: 50_00, standardFen: 50_00 });
    await collectCash(book, 'L1', 301, 100_00);
    const paymentId = await collectCash(book, 'L2', 302, 50_00);
    const taken = lastSeq();
    const reversal = { reasonCode: 'TYPED_TWICE', copiesKept: true, on: '2015-03-02' };
    await book.as('REVIEWER').approve(await book.as('ACCOUNTANT').post(`/payments/${paymentId}/reversal`, reversal));
    await book.as('COLLECTOR').post('/receipt-books/PJ-301/voids', { no: 303, reasonCode: 'SPOILED', copiesKept: true, on: '2015-03-02' });
    return new FirstDay(server, book, openApiOf(server.app), { taken, last: lastSeq() });
  }

  /** Asks, as the collector unless another is named, and sees to it that the answer is as the API describes it. */
  async ask(path: string, template = path.split('?')[0] as string, api: Api = this.book.as('COLLECTOR')) {
    const { status, body, headers } = await api.get(path);
    expect([status, status === 200 ? undescribedIn(this.document, template, body) : body.code]).toEqual([200, []]);
    return { body, headers };
  }
}
