import { officerOf } from '../testing/county.testing.js';
import { FirstDay } from '../testing/first-day.testing.js';

let day: FirstDay;
beforeAll(async () => {
  day = await FirstDay.told();
});
afterAll(() => day.server.stop());

const turnTo = (date: string) => day.book.as('REVIEWER').post('/demo/day', { date });

describe('the desk over HTTP', () => {
  it('tells what is due, and by the morning after what was missed', async () => {
    const { body: inMarch } = await day.ask('/desk?unitId=LJ');
    expect(inMarch).toMatchObject({ on: '2015-03-02', months: [{ unitId: 'LJ', periodId: '2015-03', state: 'OPEN', unremittedFen: 100_00, fenDays: 0 }] });
    expect(inMarch.months[0].duties[0]).toEqual({ deadline: 'D1', dueOn: '2015-03-31', state: 'DUE' });

    await turnTo('2015-04-01');
    const { body: missed } = await day.ask(`/events?after=${day.seqs.last}&limit=500`, '/events', await day.book.underAccess());
    const raised = missed.events
      .map(({ event }: { event: { type: string; data: object } }) => event)
      .filter(({ type }: { type: string }) => !['DayTurned', 'AuditAccessLogged'].includes(type));
    expect(raised).toMatchObject([
      {
        type: 'RemittanceDeadlineMissed',
        occurredOn: '2015-04-01',
        data: { periodId: '2015-03', dueOn: '2015-03-31', holders: [{ officerId: officerOf('COLLECTOR'), fen: 100_00 }] },
      },
      { type: 'AccountabilityEntryRaised', data: { violationCode: 'DELAYED', fen: 100_00, officerIds: [officerOf('COLLECTOR')] } },
    ]);
    const { body } = await day.ask('/desk?unitId=LJ&on=2015-04-03');
    expect(body.months[0]).toMatchObject({ periodId: '2015-03', fenDays: 300_00, holders: [{ officerId: officerOf('COLLECTOR'), fen: 100_00 }] });
    expect((await day.ask('/delay-index?unitId=LJ&periodId=2015-03&on=2015-04-03')).body).toEqual({ periodId: '2015-03', fenDays: 300_00, sentLateFen: 0, unsentLateFen: 100_00 });
  });

  it('is not for those whose post lies elsewhere', async () => {
    const { status, body } = await day.book.as('COLLECTOR').get(`/desk?unitId=${day.book.code}`);
    expect([status, body.code]).toEqual([403, 'NOT_AUTHORISED']);
    expect((await day.book.as('COUNTY_FINANCE').get(`/desk?unitId=${day.book.code}`)).status).toBe(200);
    expect((await day.book.as('COLLECTOR').get('/desk?unitId=NW')).body.code).toBe('UNKNOWN');
    expect((await day.book.as('COLLECTOR').get('/desk')).status).toBe(400);
  });
});

describe('a month over HTTP', () => {
  const typed = (postingPeriod: string) => day.book.as('ACCOUNTANT').post('/levies/L1/demands', { docNo: '安社征催字〔2015〕5号', on: '2015-04-08', postingPeriod });

  it('is soft closed on D5, and closed when its reports are filed', async () => {
    await turnTo('2015-04-08');
    expect((await day.ask('/desk?unitId=LJ')).body.months[0]).toMatchObject({ periodId: '2015-03', state: 'SOFT_CLOSED' });
    const soft = await day.book.as('REVIEWER').post('/units/LJ/periods/2015-03/soft-closing', {});
    expect([soft.status, soft.body.code]).toEqual([409, 'STATE_INVALID']);
    const closing = await day.book.as('REVIEWER').post('/units/LJ/periods/2015-03/closing', {});
    expect(closing.body.code).toBe('FILING_INCOMPLETE');
  });

  it('is not chosen: another than the day’s is refused', async () => {
    expect((await typed('2015-03')).body.code).toBe('DATE_INVALID');
    expect((await typed('April')).body.code).toBe('MALFORMED');
  });
});
