import { freshKey } from '../testing/api.testing.js';
import { officerOf } from '../testing/county.testing.js';
import { cash, collectCash, decision, importLevy } from '../testing/levies.testing.js';
import { type TestBook, TestServer } from '../testing/server.testing.js';
import { COMMAND_ROUTES } from './command-routes.js';

let server: TestServer;
let book: TestBook;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  book = await server.freshBook();
});

const seqOf = () => book.bookkeeper.standing.durableSeq;

describe('a command', () => {
  beforeEach(() => importLevy(book, 'L03'));

  it('answers with the events that it brought, and with their place', async () => {
    const seq = seqOf();
    const { status, body, headers } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00));
    expect(status).toBe(201);
    expect(body).toMatchObject({ seq, events: [{ seq, type: 'LevyPaymentCollected', unitId: 'LJ', occurredOn: '2015-03-02', periodId: '2015-03', approvals: [] }] });
    expect(body.events[0]).toMatchObject({ actor: { officerId: 'O-COLLECTOR', role: 'COLLECTOR' }, data: { levyId: 'L03', principalFen: 100_00 } });
    // The seq of a command's last event is not the version of its subject.
    expect(headers.etag).toBeUndefined();
  });

  it('keeps secrets of the log to itself', async () => {
    const { body } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00));
    expect(Object.keys(body.events[0]).toSorted()).toEqual(['actor', 'approvals', 'data', 'occurredOn', 'periodId', 'recordedAt', 'seq', 'type', 'unitId']);
  });

  it('takes the documents behind it along', async () => {
    const evidence = [{ kind: 'RECEIPT_STUB', docNo: '票据301', sha256: 'a'.repeat(64) }];
    const { body } = await book.as('COLLECTOR').post('/levies/L03/payments', { ...cash(301, 100_00), evidence });
    const { body: whole } = await (await book.underAccess()).get(`/events/${body.seq}`);
    expect(whole.event.evidence).toEqual(evidence);
  });

  it('is refused to an officer of another post, and the book keeps the trace', async () => {
    const seq = seqOf();
    const { status, body } = await book.as('ACCOUNTANT').post('/levies/L03/payments', cash(301, 100_00));
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
    const { body: trace } = await (await book.underAccess()).get(`/events/${seq}`);
    expect(trace.event).toMatchObject({
      type: 'CommandRefused',
      actor: { officerId: 'O-ACCOUNTANT' },
      data: { command: 'CollectLevyPayment', code: 'NOT_AUTHORISED', kind: 'levy', id: 'L03' },
    });
  });

  it('is refused to the same post of another township', async () => {
    const other = { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: book.code, validFrom: '2015-03-02' };
    await book.as('COUNTY_APPROVER').approve(await book.as('REGISTRAR').post('/units', other));
    const post = { officerId: 'O-77', role: 'COLLECTOR', unitId: 'QS', from: '2015-03-02', docNo: '安和人〔2015〕3号' };
    await book.as('COUNTY_APPROVER').approve(await book.as('REGISTRAR').post('/role-assignments', post));
    book.account('O-77');
    const { body } = await book.officer('O-77').post('/levies/L03/payments', cash(301, 100_00));
    expect(body.code).toBe('NOT_AUTHORISED');
  });

  it('is refused for want of a receipt by the book, not by its form', async () => {
    const { receipt: _none, ...unticketed } = cash(301, 100_00) as { receipt: object };
    const { status, body } = await book.as('COLLECTOR').post('/levies/L03/payments', unticketed);
    expect([status, body.code]).toEqual([422, 'NO_TICKET']);
  });
});

describe('the idempotency key', () => {
  beforeEach(() => importLevy(book, 'L03'));

  it('gets the first answer again, and records nothing twice', async () => {
    const key = freshKey();
    const first = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key);
    const seq = seqOf();
    const again = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(seqOf()).toBe(seq);
  });

  it('may not be used for another content, nor for other evidence', async () => {
    const key = freshKey();
    await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key);
    const evidence = [{ kind: 'OTHER', docNo: '附件1' }];
    for (const changed of [cash(301, 200_00), { ...cash(301, 100_00), evidence }]) {
      const { status, body } = await book.as('COLLECTOR').post('/levies/L03/payments', changed, key);
      expect([status, body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
    }
  });

  it('is an officer’s own: another’s key of the same letters is another key', async () => {
    const key = freshKey();
    await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key);
    const { status } = await book.as('BANK').post('/receipt-books/PJ-301/returns', { from: 302, to: 302, on: '2015-03-02' }, key);
    expect(status).toBe(422);
  });

  it('is not used up by what the book does not record', async () => {
    const key = freshKey();
    const tooMuch = cash(301, 30_000_00);
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', tooMuch, key)).body.code).toBe('OVER_COLLECTION');
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key)).status).toBe(201);
  });

  it('answers a recorded refusal for good, even where the act has become possible since', async () => {
    const key = freshKey();
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(321, 100_00), key)).body.code).toBe('RECEIPT_NOT_ALLOCATED');
    await book.as('TICKET_KEEPER').post('/receipt-books/PJ-301/allocations', { from: 321, to: 325, toOfficerId: officerOf('COLLECTOR'), on: '2015-03-02' });
    const again = await book.as('COLLECTOR').post('/levies/L03/payments', cash(321, 100_00), key);
    expect([again.status, again.body.code, again.body.facts]).toEqual([
      422,
      'RECEIPT_NOT_ALLOCATED',
      { bookId: 'PJ-301', no: 321, officerId: officerOf('COLLECTOR'), unitId: 'LJ' },
    ]);
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(321, 100_00))).status).toBe(201);
  });

  it.each([
    ['missing', undefined, 'required'],
    ['too short', 'a'.repeat(15), 'isIdempotencyKey'],
    ['too long', 'a'.repeat(65), 'isIdempotencyKey'],
    ['not printable', `${'a'.repeat(16)}\u00e9`, 'isIdempotencyKey'],
    ['of two words', `${'a'.repeat(8)} ${'a'.repeat(8)}`, 'isIdempotencyKey'],
  ])('is refused where it is %s', async (_, key, rule) => {
    const request = book.as('COLLECTOR').postWithoutKey('/levies/L03/payments', cash(301, 100_00));
    const { status, body } = await (key === undefined ? request : request.set('Idempotency-Key', key));
    expect([status, body.code, body.facts.fields]).toEqual([400, 'MALFORMED', [{ path: 'Idempotency-Key', rule }]]);
  });

  it.each(['a'.repeat(16), '~'.repeat(64), '!"#$%&()*+,-./:;<=>'])('may be %s', async (key) => {
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00), key)).status).toBe(201);
  });
});

describe('If-Match', () => {
  let version: string;
  beforeEach(async () => {
    await importLevy(book, 'L03');
    version = (await book.as('COLLECTOR').get(`/levies/L03?atLeastSeq=${seqOf() - 1}`)).headers.etag as string;
  });

  it('lets through who saw the last change', async () => {
    const { status } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00)).set('If-Match', version);
    expect(status).toBe(201);
  });

  it('stops who saw an earlier one', async () => {
    await collectCash(book, 'L03', 301, 100_00);
    const { status, body } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(302, 100_00)).set('If-Match', version);
    expect([status, body.code, body.facts]).toEqual([409, 'CONCURRENCY_CONFLICT', { kind: 'levy', id: 'L03', expected: Number(version.replaceAll('"', '')), got: seqOf() - 1 }]);
  });

  it.each(['*', 'W/"3"', '3', '"three"', '"1", "2"'])('of the form %s is refused', async (tag) => {
    const { status, body } = await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 100_00)).set('If-Match', tag);
    expect([status, body.facts]).toEqual([400, { fields: [{ path: 'If-Match', rule: 'isSeqTag' }] }]);
  });
});

describe('If-Match where there is no version', () => {
  const version = (path: string, role: 'REGISTRAR' | 'UNIT_HEAD' | 'ACCOUNTANT', body: object) => book.as(role).post(path, body).set('If-Match', '"3"');

  it('is malformed, not a conflict', async () => {
    const unit = { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: book.code, validFrom: '2015-03-02' };
    const answers = [
      await version('/units', 'REGISTRAR', unit),
      await version('/opening/closure', 'UNIT_HEAD', { unitId: 'LJ', levyCount: 0, balanceFen: 0 }),
      await version('/levies', 'ACCOUNTANT', decision(book.payer(), 'L03')),
    ];
    for (const { status, body } of answers) expect([status, body.code, body.facts]).toEqual([400, 'MALFORMED', { fields: [{ path: 'If-Match', rule: 'hasNoVersion' }] }]);
  });

  it('is what no row claims whose subject nobody can name beforehand', () => {
    const claiming = COMMAND_ROUTES.filter(({ versioned }) => versioned);
    expect(claiming.length).toBeGreaterThan(0);
    expect(claiming.filter(({ pathFields }) => pathFields.length === 0)).toEqual([]);
  });
});

describe('a dry run', () => {
  it('tells what would happen and records nothing', async () => {
    await importLevy(book, 'L03');
    const seq = seqOf();
    const key = freshKey();
    const { status, body, headers } = await book.as('COLLECTOR').post('/levies/L03/payments?dryRun=true', cash(301, 100_00), key);
    expect(status).toBe(200);
    expect(body).toMatchObject({ dryRun: true, actor: { role: 'COLLECTOR' }, approverRoles: [], events: [{ type: 'LevyPaymentCollected', data: { principalFen: 100_00 } }] });
    expect(headers.etag).toBeUndefined();
    expect(seqOf()).toBe(seq);
    // Nor is the key used up, for another content even.
    expect((await book.as('COLLECTOR').post('/levies/L03/payments', cash(301, 200_00), key)).status).toBe(201);
  });

  it('names who would have to approve', async () => {
    const { body } = await book.as('ACCOUNTANT').post('/levies?dryRun=true', decision(book.payer(), 'L03'));
    expect(body).toMatchObject({ approverRoles: ['REVIEWER'], events: [{ type: 'LevyDecisionImported', data: { dueOn: '2015-04-01' } }] });
  });

  it('is refused as the act would be, without a trace', async () => {
    await importLevy(book, 'L03');
    const seq = seqOf();
    const { status, body } = await book.as('CASHIER').post('/levies/L03/payments?dryRun=true', cash(301, 100_00));
    expect([status, body.code, seqOf()]).toEqual([403, 'NOT_AUTHORISED', seq]);
  });

  it.each(['dryRun=yes', 'dryRun=', 'dryRun=true&dryRun=false', 'dry=true'])('is not guessed from %s', async (query) => {
    await importLevy(book, 'L03');
    const seq = seqOf();
    const { status } = await book.as('COLLECTOR').post(`/levies/L03/payments?${query}`, cash(301, 100_00));
    expect([status, seqOf()]).toEqual([400, seq]);
  });
});
