import { officerOf } from '../testing/county.testing.js';
import { FirstDay } from '../testing/first-day.testing.js';

let day: FirstDay;
beforeAll(async () => {
  day = await FirstDay.told();
});
afterAll(() => day.server.stop());

const ask: FirstDay['ask'] = (...asked) => day.ask(...asked);
const get = (path: string) => day.book.as('COLLECTOR').get(path);
const TERMS = { payWithinDays: 30, lateFeePerMille: '2', lateFeeMethod: 'FULL_MONTHS', recordingLagDays: 1 };

describe('the book', () => {
  it('says where it and its views stand', async () => {
    await day.server.house.views.waitFor(day.book.code, day.seqs.last);
    const { body } = await ask('/book');
    expect(body).toEqual({ code: day.book.code, nameZh: '安和县', demo: true, today: '2015-03-02', nextSeq: day.seqs.last + 1, viewsNextSeq: day.seqs.last + 1 });
  });
});

describe('balances', () => {
  const of = async (query: string) =>
    Object.fromEntries(
      (await ask(`/balances?atLeastSeq=${day.seqs.last}&asOfSeq=${day.seqs.last}${query}`, '/balances')).body.balances.map((row: { account: string; balanceFen: number }) => [
        row.account,
        row.balanceFen,
      ]),
    );

  it('are summed by unit and account', async () => {
    expect(await of('&unitId=LJ')).toEqual({ '1001.01': 100_00, '1212': 55_150_00, '2103.01': -55_150_00, '2103.02': -100_00 });
    expect((await ask('/balances?account=1212', '/balances')).body.balances).toMatchObject([{ unitId: 'LJ', accountZh: '应收社会抚养费' }]);
  });

  it('are those of one levy, of a seq, of a day', async () => {
    expect(await of('&levyId=L1&account=1212')).toEqual({ '1212': 27_500_00 });
    expect((await ask(`/balances?asOfSeq=${day.seqs.taken}&account=1001.01`, '/balances')).body).toMatchObject({ asOfSeq: day.seqs.taken, balances: [{ balanceFen: 150_00 }] });
    expect(await of('&knownOn=2015-03-01')).toEqual({});
    expect(await of('&trueOn=2015-03-02&account=1212')).toEqual({ '1212': 55_150_00 });
    expect(await of('&periodThrough=2015-02')).toEqual({});
  });

  it('come to nothing together', async () => {
    const { body } = await ask(`/trial-balance?asOfSeq=${day.seqs.last}`, '/trial-balance');
    expect([body.balanceFen, body.debitFen]).toEqual([0, body.creditFen]);
    expect(body.debitFen).toBeGreaterThan(0);
  });

  it.each(['account=9999', 'asOfSeq=-1', 'knownOn=today', 'periodThrough=2015-13'])('are not asked for by %s', async (query) =>
    expect((await get(`/balances?${query}`)).status).toBe(400),
  );
});

describe('receipt books', () => {
  it('are listed', async () => {
    const { body } = await ask('/receipt-books');
    expect(body.receiptBooks).toMatchObject([{ bookId: 'PJ-301', unitId: 'LJ', from: 301, to: 325, issuedOn: '2015-03-02' }]);
  });

  it('have sheets with state and holder, page by page', async () => {
    const { body } = await ask('/receipt-books/PJ-301?limit=3', '/receipt-books/{bookId}');
    const holderId = officerOf('COLLECTOR');
    expect([body.next, body.sheets]).toEqual([
      303,
      [
        { no: 301, state: 'USED', holderId },
        { no: 302, state: 'VOID', holderId },
        { no: 303, state: 'VOID', holderId },
      ],
    ]);
    const { body: rest } = await ask('/receipt-books/PJ-301?after=319', '/receipt-books/{bookId}');
    expect(rest.sheets.slice(0, 2)).toEqual([
      { no: 320, state: 'ALLOCATED', holderId },
      { no: 321, state: 'IN_STOCK' },
    ]);
    expect([rest.sheets.length, rest.next]).toEqual([6, undefined]);
    expect((await get('/receipt-books/PJ-9')).body.code).toBe('UNKNOWN');
  });
});

describe('the registry', () => {
  it('lists units, officers with their posts, policies, accounts and exemptions', async () => {
    expect((await ask('/units')).body.units.map(({ unitId }: { unitId: string }) => unitId)).toEqual([day.book.code, 'LJ', 'LJ-DH', 'LJ-XL']);
    const { officers } = (await ask('/officers')).body;
    expect(officers.find(({ officerId }: { officerId: string }) => officerId === officerOf('CASHIER'))).toMatchObject({
      displayName: '测试员 O-CASHIER',
      posts: [{ role: 'CASHIER', unitId: 'LJ', from: '2015-03-02' }],
    });
    expect((await ask('/policies')).body.policies).toMatchObject([{ policyId: 'SMF', version: 1, terms: { payWithinDays: 30, lateFeePerMille: '2' } }]);
    expect((await ask('/bank-accounts')).body.accounts).toMatchObject([{ accountId: 'ACC-SPECIAL', last4: '0001' }, { accountId: 'ACC-TRANSIT' }]);
    const exemption = { pair: ['COLLECTOR', 'CASHIER'], unitId: 'LJ', docNo: '安和人〔2015〕9号', until: '2015-12-31' };
    await day.book.as('COUNTY_APPROVER').approve(await day.book.as('REGISTRAR').post('/sod-exemptions', exemption));
    expect((await ask('/sod-exemptions')).body.exemptions).toMatchObject([exemption]);
    const second = { officerId: officerOf('COLLECTOR'), role: 'CASHIER', unitId: 'LJ', from: '2015-03-02', docNo: exemption.docNo };
    await day.book.as('COUNTY_FINANCE').approve(await day.book.as('REGISTRAR').post('/role-assignments', second));
    const combined = { officerId: officerOf('COLLECTOR'), pair: ['COLLECTOR', 'CASHIER'], exemption: { until: '2015-12-31' }, isAllowed: true };
    expect((await ask('/combined-posts?unitId=LJ')).body.combined).toMatchObject([combined]);
  });
});

describe('lists', () => {
  const LISTS = [
    ['/units', 'units', 'unitId'],
    ['/officers', 'officers', 'officerId'],
    ['/bank-accounts', 'accounts', 'accountId'],
    ['/receipt-books', 'receiptBooks', 'bookId'],
    ['/sod-exemptions', 'exemptions', 'exemptionId'],
  ] as const;

  it.each(LISTS)('%s comes page by page', async (path, list, key) => {
    const { body: whole } = await ask(`${path}?limit=500`, path);
    expect(whole.next).toBeUndefined();
    const rows: Record<string, string>[] = [];
    for (let query = '?limit=1'; query !== ''; ) {
      const { body } = await ask(`${path}${query}`, path);
      expect(body[list]).toHaveLength(1);
      rows.push(...body[list]);
      expect([undefined, rows.at(-1)?.[key]]).toContain(body.next);
      query = body.next === undefined ? '' : `?limit=1&after=${body.next}`;
    }
    expect(rows).toEqual(whole[list]);
    expect((await get(`${path}?limit=501`)).status).toBe(400);
    expect((await get(`${path}?after=NOBODY`)).body.code).toBe('UNKNOWN');
  });

  it('/policies comes page by page, version by version', async () => {
    const policy = (policyId: string) => ({ policyId, nameZh: '某费', docNo: '安和价〔2015〕1号', validFrom: '2015-01-01', terms: TERMS });
    for (const policyId of ['P8', 'P9']) await day.book.as('COUNTY_APPROVER').approve(await day.book.as('REGISTRAR').post('/policies', policy(policyId)));
    const { body } = await ask('/policies?limit=2');
    expect([body.policies.map(({ policyId }: { policyId: string }) => policyId), body.next]).toEqual([['SMF', 'P8'], 'P8/1']);
    const { body: rest } = await ask('/policies?limit=2&after=P8/1');
    expect([rest.policies.length, rest.policies[0].policyId, rest.next]).toEqual([1, 'P9', undefined]);
    expect((await get('/policies?after=SMF')).status).toBe(400);
  });

  it('/proposals goes on after what is decided meanwhile', async () => {
    const propose = (unitId: string) => day.book.as('REGISTRAR').post('/units', { unitId, level: 'TOWNSHIP', nameZh: '青石镇', parentId: day.book.code, validFrom: '2015-03-02' });
    const made = [await propose('QA'), await propose('QB'), await propose('QC')].map(({ body }) => body.events[0].data.proposalId);
    const { body: first } = await ask('/proposals?limit=2');
    expect(first.proposals.map(({ proposalId }: { proposalId: string }) => proposalId)).toEqual(made.slice(0, 2));
    expect(first.next).toBe(first.proposals[1].seq);
    for (const proposalId of made.slice(0, 2)) await day.book.as('COUNTY_APPROVER').post(`/proposals/${proposalId}/rejection`, { reasonCode: 'NO_LONGER_NEEDED' });
    const { body: second } = await ask(`/proposals?limit=2&after=${first.next}`);
    expect([second.proposals.map(({ proposalId }: { proposalId: string }) => proposalId), second.next]).toEqual([made.slice(2), undefined]);
    await day.book.as('COUNTY_APPROVER').post(`/proposals/${made[2]}/rejection`, { reasonCode: 'NO_LONGER_NEEDED' });
    expect((await get('/proposals?limit=501')).status).toBe(400);
  });
});

describe('proposals', () => {
  it('are as they are described, open and ended', async () => {
    const { body } = await day.book.as('REGISTRAR').post('/units', { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: day.book.code, validFrom: '2015-03-02' });
    const { proposalId } = body.events[0].data;
    await ask('/proposals');
    await ask(`/proposals/${proposalId}`, '/proposals/{proposalId}');
    const rejected = await day.book.as('COUNTY_APPROVER').post(`/proposals/${proposalId}/rejection`, { reasonCode: 'NO_LONGER_NEEDED' });
    await day.server.house.views.waitFor(day.book.code, rejected.body.seq);
    expect((await ask(`/proposals/${proposalId}`, '/proposals/{proposalId}')).body).toMatchObject({ state: 'REJECTED', request: { unitId: 'QS' } });
  });
});

describe('the events of the book', () => {
  it('are for inspectors and auditors, whole, in order, page by page', async () => {
    for (const api of [await day.book.underAccess(), await day.book.underAccess('AUDITOR')]) {
      const { body } = await ask('/events?limit=2', '/events', api);
      expect(body.events).toMatchObject([{ seq: 0, event: { type: 'BookOpened', salt: expect.stringMatching(/^[0-9a-f]{32}$/) } }, { seq: 1 }]);
      expect(body.next).toBe(1);
      const { body: end } = await ask('/events?after=1&limit=500', '/events', api);
      expect(end.events[0].seq).toBe(2);
      expect(end.next).toBeUndefined();
      expect((await ask(`/events?after=${10 ** 9}`, '/events', api)).body.events).toEqual([]);
      expect((await ask(`/events/${day.seqs.taken}`, '/events/{seq}', api)).body.event).toMatchObject({ type: 'LevyPaymentCollected', data: { levyId: 'L2' } });
    }
  });

  it('are not for those who act in it', async () => {
    for (const role of ['COLLECTOR', 'COUNTY_APPROVER', 'ADMIN', 'REGISTRAR'] as const) {
      for (const path of ['/events', '/events/0']) expect((await day.book.as(role).get(path)).status).toBe(403);
    }
  });

  it('have a place: none before the first, none after the last', async () => {
    const inspector = await day.book.underAccess();
    expect((await inspector.get('/events/99999999')).body).toMatchObject({ status: 404, code: 'UNKNOWN', facts: { kind: 'event' } });
    expect((await inspector.get('/events/-1')).status).toBe(400);
    expect((await inspector.get('/events/first')).status).toBe(400);
  });
});
