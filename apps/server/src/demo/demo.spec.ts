import { type TestBook, TestServer } from '../testing/server.testing.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  book = await server.freshBook();
});

const turn = (date: string, to = book) => to.as('COLLECTOR').post('/demo/day', { date });

describe('a demo day', () => {
  it('is turned by hand: every day between is turned too', async () => {
    const seq = book.bookkeeper.standing.durableSeq;
    const { status, body } = await turn('2015-03-05');
    expect([status, body]).toEqual([201, { today: '2015-03-05' }]);
    const { body: events } = await (await book.underAccess()).get(`/events?after=${seq - 1}&limit=3`);
    expect(events.events.map(({ event }: { event: { type: string; data: { date: string } } }) => [event.type, event.data.date])).toEqual([
      ['DayTurned', '2015-03-03'],
      ['DayTurned', '2015-03-04'],
      ['DayTurned', '2015-03-05'],
    ]);
  });

  it('may be turned to the day that it is', async () => expect((await turn('2015-03-02')).status).toBe(201));

  it.each(['2015-03-01', '2016-03-03', '2115-03-02'])('is not turned to %s', async (date) => {
    const { status, body } = await turn(date);
    expect([status, body.code]).toEqual([422, 'DATE_INVALID']);
    expect((await book.as('COLLECTOR').get('/book')).body.today).toBe('2015-03-02');
  });

  it.each(['tomorrow', '2015-02-29', 20150303, null])('is not turned to %p, which is no date', async (date) => expect((await turn(date as string)).status).toBe(400));

  it('is turned by an officer of the book only', async () => {
    book.account('O-98');
    expect((await book.officer('O-98').post('/demo/day', { date: '2015-03-03' })).status).toBe(403);
  });

  it('is not turned in a real book', async () => {
    const real = await server.freshBook({ bare: true, demo: false });
    const { status, body } = await real.officer('O-00').post('/demo/day', { date: '2030-01-01' });
    expect([status, body.code, body.facts]).toEqual([409, 'STATE_INVALID', { kind: 'book', id: real.code, state: 'REAL', allowed: ['DEMO'] }]);
  });
});
