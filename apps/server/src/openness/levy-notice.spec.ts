import type { IsoDate } from '#libs/kernel/dates.js';
import { prepare, review, sign } from '../testing/filing.testing.js';
import { collectCash, importLevy } from '../testing/levies.testing.js';
import { listHashOf, posted, supervisedTownship } from '../testing/openness.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';

const LEVY = { unitId: 'LJ', kind: 'LEVY_AGGREGATE', month: '2015-03' };

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
  book = await server.freshBook();
  await supervisedTownship(book);
  await importLevy(book, 'L03');
  await collectCash(book, 'L03', 301, 100_00);
  await server.house.turnTo(book.code, '2015-04-01' as IsoDate);
});
afterAll(() => server.stop());

describe('the levy in sums (社会抚养费收缴公开)', () => {
  it('is that of reports for which the head of the unit stands, and shows no payer', async () => {
    const pack = await prepare(book, '2015-03');
    await review(book, pack);
    await expect(listHashOf(book, LEVY)).rejects.toMatchObject({ code: 'STATE_INVALID' });
    await sign(book, pack);
    const noticeId = await posted(book, LEVY, ['FIGURES']);
    const { body, text } = await server.anybody.get(`/api/public/${book.code}/notices/${noticeId}`).expect(200);
    expect(body.table.rows).toEqual([{ cells: ['2015-03', '0.00', '27600.00', '100.00', '0.00', '100.00', '0.00', '0.00', '0.00', '1/0/0'] }]);
    expect(text).not.toMatch(/测试|L03|payer/);
  });
});
