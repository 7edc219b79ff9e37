import type { Instant, IsoDate } from '#libs/kernel/dates.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { BookClock, momentFor, systemClock } from './clock.js';
import { Office, oneLevy, pay, spoil } from './office.testing.js';

const day = (text: string) => text as IsoDate;
const showing = (instant: string) => ({ now: () => instant as Instant });
const LAST = { recordedAt: '2015-03-02T01:00:00.000Z' as Instant, day: day('2015-03-02') };

describe('the moment of recording', () => {
  it.each([
    ['later', '2015-03-02T01:00:00.001Z', '2015-03-02T01:00:00.001Z', '2015-03-02'],
    ['the same', '2015-03-02T01:00:00.000Z', '2015-03-02T01:00:00.000Z', '2015-03-02'],
    ['a little behind', '2015-03-02T00:59:59.999Z', '2015-03-02T01:00:00.000Z', '2015-03-02'],
    ['5 seconds behind', '2015-03-02T00:59:55.000Z', '2015-03-02T01:00:00.000Z', '2015-03-02'],
    ['past midnight in Shanghai', '2015-03-02T16:00:00.000Z', '2015-03-02T16:00:00.000Z', '2015-03-03'],
    ['40 days ahead', '2015-04-11T01:00:00.000Z', '2015-04-11T01:00:00.000Z', '2015-04-11'],
  ])('is never before the last event: a clock that shows %s', (_, shown, now, today) => expect(momentFor(showing(shown), LAST)).toEqual({ now, today }));

  it.each([
    ['more than 5 seconds behind', '2015-03-02T00:59:54.999Z'],
    ['years behind', '1970-01-01T00:00:00.000Z'],
    ['41 days ahead', '2015-04-12T01:00:00.000Z'],
    ['years ahead', '2035-01-01T00:00:00.000Z'],
  ])('is CLOCK_SUSPECT with a clock %s', (_, shown) => expect(() => momentFor(showing(shown), LAST)).toThrow(refusal('CLOCK_SUSPECT')));

  it('is what the clock shows when an operator has confirmed that day, and no other', () => {
    const farAhead = '2015-06-01T01:00:00.000Z';
    expect(momentFor(showing(farAhead), LAST, day('2015-06-01'))).toEqual({ now: farAhead, today: '2015-06-01' });
    expect(() => momentFor(showing(farAhead), LAST, day('2015-06-02'))).toThrow(refusal('CLOCK_SUSPECT'));
  });

  it('stays that of the last event while a confirmed clock is behind it', () => {
    const behind = '2015-02-20T01:00:00.000Z';
    expect(momentFor(showing(behind), LAST, day('2015-02-20'))).toEqual({ now: LAST.recordedAt, today: '2015-03-02' });
    expect(() => momentFor(showing(behind), LAST, day('2015-02-19'))).toThrow(refusal('CLOCK_SUSPECT'));
  });

  it('of the system is now', () => {
    const before = new Date().toISOString();
    expect(systemClock.now() >= before).toBe(true);
    expect(systemClock.now() <= new Date().toISOString()).toBe(true);
  });
});

describe('the clock of a demo book', () => {
  it('shows nine in the morning of its day', () => expect(new BookClock(day('2015-03-02')).now()).toBe('2015-03-02T01:00:00.000Z'));

  it('moves forward by hand, at most 366 days at once', () => {
    const clock = new BookClock(day('2015-03-02'));
    clock.moveTo(day('2015-03-02'));
    clock.moveTo(day('2016-03-02'));
    expect([clock.today, clock.now()]).toEqual(['2016-03-02', '2016-03-02T01:00:00.000Z']);
    expect(() => clock.moveTo(day('2016-03-01'))).toThrow(refusal('DATE_INVALID'));
    expect(() => clock.moveTo(day('2017-03-04'))).toThrow(refusal('DATE_INVALID'));
    expect(clock.today).toBe('2016-03-02');
  });

  it('is never suspect: a book that was opened in the afternoon, or is moved by a year, goes on', () => {
    const afternoon = { recordedAt: '2015-03-02T07:30:00.000Z' as Instant, day: day('2015-03-02') };
    const clock = new BookClock(day('2015-03-02'));
    expect(momentFor(clock, afternoon)).toEqual({ now: afternoon.recordedAt, today: '2015-03-02' });
    clock.moveTo(day('2016-03-01'));
    expect(momentFor(clock, afternoon)).toEqual({ now: '2016-03-01T01:00:00.000Z', today: '2016-03-01' });
  });

  it('turns every day of a year that it is moved by', async () => {
    const office = await Office.open(oneLevy);
    const clock = new BookClock(day('2015-03-02'));
    await office.reopen({ clock });
    clock.moveTo(day('2016-03-01'));
    await office.keeper.turnDays();
    expect((await office.typesFrom(0)).filter((type) => type === 'DayTurned')).toHaveLength(366);
  });
});

describe('a suspect clock', () => {
  it.each([
    ['behind', '2015-03-01T20:00:00.000Z'],
    ['far ahead', '2015-09-01T01:00:00.000Z'],
  ])('that is %s stops writing, and reading goes on', async (_, shows) => {
    const office = await Office.open(oneLevy);
    await office.submit(pay('L1', 400, 1));
    const { length } = await office.events();
    office.clock.shows = shows;
    expect(await office.hear(spoil(2))).toMatchObject({ refused: 'CLOCK_SUSPECT', facts: { shown: shows } });
    await expect(office.keeper.turnDays()).rejects.toMatchObject({ code: 'CLOCK_SUSPECT' });
    const read = await office.keeper.ask((book, { now, today }) => [book.levies.levies.known('L1' as never).payerBalanceFen, now, today]);
    expect(read).toEqual([600_00, '2015-03-02T01:00:00.000Z', '2015-03-02']);
    expect(await office.keeper.preview(office.request(spoil(2)))).toHaveProperty('events');
    expect((await office.events()).length).toBe(length);
    expect(office.keeper.standing.stopped).toBeUndefined();
  });

  it('does not use a key up, and writing goes on when it is right again', async () => {
    const office = await Office.open(oneLevy);
    office.clock.setDay('2015-09-01');
    expect(await office.hear({ ...spoil(1), key: 'a-key-too-early' })).toMatchObject({ refused: 'CLOCK_SUSPECT' });
    office.clock.setDay('2015-03-02');
    expect(await office.hear({ ...spoil(1), key: 'a-key-too-early' })).toHaveProperty('seq');
  });

  it('is trusted on the day that an operator confirms, and every day until then is turned', async () => {
    const office = await Office.open(oneLevy);
    office.clock.setDay('2015-09-01');
    await office.reopen({ confirmedDay: day('2015-09-01') });
    await office.submit(spoil(1, '2015-09-01'));
    expect((await office.typesFrom(0)).filter((type) => type === 'DayTurned')).toHaveLength(184);
    await office.reopen();
    office.clock.setDay('2015-09-02');
    await office.submit(spoil(2, '2015-09-01'));
  });
});

it('recordedAt never goes back', async () => {
  const office = await Office.open(oneLevy);
  const shown = ['2015-03-02T02:00:00.000Z', '2015-03-02T01:59:57.000Z', '2015-03-02T02:00:01.000Z', '2015-03-02T01:59:56.500Z', '2015-03-02T02:00:02.000Z'];
  for (const [n, shows] of shown.entries()) {
    office.clock.shows = shows;
    await office.submit(spoil(n + 1));
  }
  const times = (await office.events()).map(({ recordedAt }) => recordedAt);
  expect(times).toEqual(times.toSorted());
  expect(times.slice(-5)).toEqual([shown[0], shown[0], shown[2], shown[2], shown[4]]);
});
