import { DatabaseSync } from 'node:sqlite';
import { CapturedOutput } from '../testing/captured-output.testing.js';
import { officerOf } from '../testing/county.testing.js';
import { FirstDay } from '../testing/first-day.testing.js';
import { cash } from '../testing/levies.testing.js';

let day: FirstDay;
beforeAll(async () => {
  day = await FirstDay.told();
});
afterAll(() => day.server.stop());

const ask: FirstDay['ask'] = (...asked) => day.ask(...asked);
const get = (path: string) => day.book.as('COLLECTOR').get(path);

describe('levies', () => {
  const ids = async (query: string) => (await ask(`/levies?${query}`)).body.levies.map(({ levyId }: { levyId: string }) => levyId);

  it('are listed as they stand now', async () => {
    const { body } = await ask('/levies');
    expect(body.levies).toMatchObject([
      { levyId: 'L1', payerBalanceFen: 27_500_00, payerPaidFen: 100_00, status: 'PARTIALLY_PAID', dueLines: [{ n: 1, dueOn: '2015-04-01' }] },
      { levyId: 'L2', payerBalanceFen: 27_600_00, payerPaidFen: 0, status: 'ISSUED' },
      { levyId: 'L3', assessedFen: 50_00, villageId: 'LJ-XL', status: 'ISSUED' },
    ]);
    expect(body.next).toBeUndefined();
  });

  it.each([
    ['status=PARTIALLY_PAID', ['L1']],
    ['status=SETTLED', []],
    ['villageId=LJ-XL', ['L3']],
    ['unitId=LJ', ['L1', 'L2', 'L3']],
    ['unitId=LJ-XL', []],
    [`docNo=${encodeURIComponent('安社征决字〔2015〕L2号')}`, ['L2']],
    ['villageId=LJ-DH&status=ISSUED', ['L2']],
  ])('are found by %s', async (query, found) => expect(await ids(query)).toEqual(found));

  it('are found in the whole county by its unit', async () => expect(await ids(`unitId=${day.book.code}`)).toEqual(['L1', 'L2', 'L3']));

  it('come page by page', async () => {
    const { body: first } = await ask('/levies?limit=2');
    expect([first.levies.length, first.next]).toEqual([2, 'L2']);
    const { body: second } = await ask(`/levies?limit=2&after=${first.next}`);
    expect(second.levies.map(({ levyId }: { levyId: string }) => levyId)).toEqual(['L3']);
    expect(second.next).toBeUndefined();
    expect((await get('/levies?after=L9')).body.code).toBe('UNKNOWN');
  });

  it.each(['limit=0', 'limit=501', 'limit=1e2', 'limit=', 'limit=5&limit=6', 'status=PAID', 'unitId=', 'sort=levyId', 'docNo=%3Cscript%3E'])(
    'are not asked for by %s',
    async (query) => {
      const { status, body } = await get(`/levies?${query}`);
      expect([status, body.code, body.facts.fields.length]).toEqual([400, 'MALFORMED', 1]);
    },
  );
});

describe('one levy', () => {
  const levy = (query = '') => ask(`/levies/L2?atLeastSeq=${day.seqs.last}${query}`, '/levies/{levyId}');

  it('is shown as of now, with its version', async () => {
    const { body, headers } = await levy();
    expect(body).toMatchObject({ levyId: 'L2', payerBalanceFen: 27_600_00, status: 'ISSUED', onDate: '2015-03-02', lateFeeUnpaidFen: 0, unpaidLines: [{ unpaidFen: 27_600_00 }] });
    expect(headers.etag).toBe(`"${body.seq}"`);
    expect(body.history).toBeUndefined();
  });

  it('is shown as of a seq', async () => {
    const { body, headers } = await levy(`&asOfSeq=${day.seqs.taken}`);
    expect(body).toMatchObject({ payerBalanceFen: 27_550_00, asOfSeq: day.seqs.taken, status: 'PARTIALLY_PAID' });
    expect(headers.etag).toBe(`"${day.seqs.taken}"`);
  });

  it('is shown a year ahead, and not beyond', async () => {
    expect((await levy('&onDate=2016-03-02')).body.onDate).toBe('2016-03-02');
    const { status, body } = await get('/levies/L2?onDate=2016-03-03');
    expect([status, body.code, body.facts]).toEqual([422, 'DATE_INVALID', { on: '2016-03-03', latest: '2016-03-02' }]);
  });

  it('is shown on a day to come, with the late fee that it will have run up', async () => {
    const { body } = await levy('&onDate=2015-05-02');
    expect(body).toMatchObject({ status: 'OVERDUE', lateFeeUnpaidFen: 55_20 });
  });

  it('has its history, page by page, from the proposal on', async () => {
    const { body } = await ask(`/levies/L2/history?atLeastSeq=${day.seqs.last}`, '/levies/{levyId}/history');
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['LevyDecisionImported', 'LevyPaymentCollected', 'PaymentReversed']);
    expect(body.events[2]).toMatchObject({ approvals: [{ officerId: officerOf('REVIEWER') }], data: { principalFen: 50_00 } });
    const { body: page } = await ask('/levies/L2/history?limit=2', '/levies/{levyId}/history');
    expect([page.events.length, page.next]).toEqual([2, day.seqs.taken]);
    const { body: rest } = await ask(`/levies/L2/history?after=${page.next}`, '/levies/{levyId}/history');
    expect(rest.events).toMatchObject([{ type: 'PaymentReversed' }]);
  });

  it('that is not in the book is unknown', async () => {
    for (const path of ['/levies/L9', '/levies/L9/history']) {
      const { status, body } = await get(path);
      expect([status, body.code, body.title]).toEqual([404, 'UNKNOWN', '查无此项：征收决定 L9']);
    }
  });
});

describe('a query of the views', () => {
  const PATHS = ['/levies/L2?', '/levies/L2/history?', '/balances?', '/trial-balance?', '/reports/f3?unitId=LJ&period=2015-03&'];

  it('knows no seq that the book does not have, and does not wait for it', async () => {
    const beyond = day.seqs.last + 1;
    const asked = [...PATHS.map((path) => `${path}atLeastSeq=${beyond}`), `/levies/L2?asOfSeq=${beyond}`, `/balances?asOfSeq=${beyond}`];
    const answers = await Promise.all(asked.map(get));
    expect(answers.map(({ status, body }) => [status, body.code, body.facts])).toEqual(asked.map(() => [404, 'UNKNOWN', { kind: 'event', id: String(beyond) }]));
  });

  it('says when the views stay behind', async () => {
    const { settings, views } = day.server.house;
    await views.waitFor(day.book.code, day.seqs.last);
    const other = new DatabaseSync(settings.views.replace('sqlite:', ''));
    other.exec('BEGIN IMMEDIATE');
    const output = CapturedOutput.begin();
    try {
      const { body } = await day.book.as('COLLECTOR').post('/levies/L3/payments', cash(305, 1_00));
      const answers = await Promise.all(PATHS.map((path) => get(`${path}atLeastSeq=${body.seq}`)));
      const seen = answers.map(({ status, body: problem, headers }) => [status, problem.code, problem.facts?.wanted, headers['retry-after']]);
      expect(seen).toEqual(PATHS.map(() => [503, 'VIEW_BEHIND', body.seq, '2']));
    } finally {
      output.end();
      other.close();
    }
  });

  it('sees what its caller has just done', async () => {
    const paid = await day.book.as('COLLECTOR').post('/levies/L3/payments', cash(304, 10_00));
    const { body } = await ask(`/levies/L3?atLeastSeq=${paid.body.seq}`, '/levies/{levyId}');
    expect([body.payerPaidFen, body.seq]).toEqual([11_00, paid.body.seq]);
  });
});
