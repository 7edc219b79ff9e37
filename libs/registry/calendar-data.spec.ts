import { isWorkday as workedByChineseDays } from 'chinese-days';
import { addDays, firstDayOf, type IsoDate, isoDate, lastDayOf, month, shiftMonth, weekday } from '#libs/kernel/dates.js';
import { isDocNo } from '#libs/kernel/ids.js';
import { isWorkday, type Roll, rollDate } from '#libs/kernel/working-days.js';
import { calendarYear, type PublishedYear, publishedYears } from './calendar-data.js';

const years = publishedYears.map((year) => [year, calendarYear(year) as PublishedYear] as const);

function* daysOf(year: number): Generator<IsoDate> {
  for (let day = isoDate(`${year}-01-01`); day.startsWith(`${year}`); day = addDays(day, 1)) yield day;
}

describe('the published calendar', () => {
  it('has every year from 2010 to 2026', () => {
    expect(publishedYears).toEqual(Array.from({ length: 17 }, (_, n) => 2010 + n));
  });

  it.each(years)('of %p works on the same days as chinese-days', (year) => {
    const different = [...daysOf(year)].filter((day) => isWorkday(day, calendarYear) !== workedByChineseDays(day));
    expect(different).toEqual([]);
  });

  it.each(years)('of %p names its notice by document number', (year, { noticeNo }) => {
    expect(isDocNo(noticeNo)).toBe(true);
    // The notice comes out in the year before; a second one in the year itself.
    expect(noticeNo).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号(、国(办)?发明电〔${year}〕\\d+号)?$`));
  });

  it.each(years)('of %p lists days of that year, each once and in order', (year, { daysOff, workDays }) => {
    for (const days of [daysOff, workDays]) {
      expect(days).toEqual([...new Set(days)].toSorted());
      for (const day of days) expect(day.slice(0, 4)).toBe(String(year));
    }
  });

  it.each(years)('of %p works only on weekend days, and on none that it gives off', (_, { daysOff, workDays }) => {
    for (const day of workDays) expect(weekday(day) % 6).toBe(0);
    expect(workDays.filter((day) => daysOff.includes(day))).toEqual([]);
  });

  it.each(years)('of %p gives off the days that the law names by date', (year, { daysOff }) => {
    for (const day of ['01-01', '05-01', '10-01', '10-02', '10-03']) expect(daysOff).toContain(`${year}-${day}`);
  });

  it('keeps what a second notice changed', () => {
    expect(calendarYear(2015)?.daysOff).toEqual(expect.arrayContaining(['2015-09-03', '2015-09-04', '2015-09-05']));
    expect(calendarYear(2015)?.workDays).toContain('2015-09-06');
    expect(calendarYear(2019)?.daysOff).toEqual(expect.arrayContaining(['2019-05-02', '2019-05-03']));
    expect(calendarYear(2020)?.daysOff).toContain('2020-01-31');
    expect(calendarYear(2020)?.workDays).not.toContain('2020-02-01');
  });

  it('keeps what the notice for the next year says of December', () => {
    expect(calendarYear(2011)?.workDays).toContain('2011-12-31');
    expect(calendarYear(2018)?.workDays).toContain('2018-12-29');
    expect(calendarYear(2018)?.daysOff).toContain('2018-12-31');
  });
});

describe('due dates (domain rules 3.9)', () => {
  const due = (nominal: IsoDate, roll: Roll) => rollDate(nominal, roll, calendarYear);
  const dayOfNextMonth = (of: string, days: number) => addDays(firstDayOf(shiftMonth(month(of), 1)), days - 1);

  it.each([
    ['2015-02', '2015-02-28'], // a Saturday, but worked
    ['2015-05', '2015-05-29'], // the 31st is a Sunday
  ])('D1, the levy of %p is remitted by %p', (of, on) => {
    expect(due(lastDayOf(month(of)), 'PREVIOUS_WORKDAY')).toEqual({ on, provisional: false });
  });

  it.each([
    ['D2, tickets', '2015-03', 5, '2015-04-07'],
    ['D2, tickets', '2015-08', 5, '2015-09-06'], // a Sunday, but worked
    ['D2, tickets', '2026-09', 5, '2026-10-08'],
    ['D3, fee reports', '2015-05', 20, '2015-06-23'],
    ['D3, fee reports', '2026-01', 20, '2026-02-24'],
    ['D4, pension reports', '2016-01', 10, '2016-02-14'], // a Sunday, but worked
    ['D4, pension reports', '2015-09', 10, '2015-10-10'], // a Saturday, but worked
  ])('%s of %p, nominally on day %p, by %p', (_, of, day, on) => {
    expect(due(dayOfNextMonth(of, day), 'NEXT_WORKDAY')).toEqual({ on, provisional: false });
  });

  it.each([
    ['2015-01-21', '2015-02-25'], // L31 of example A1: the 20th of February is a holiday
    ['2015-03-02', '2015-04-01'], // L03
  ])('D7, a levy served on %p is due on %p', (servedOn, on) => {
    expect(due(addDays(isoDate(servedOn), 30), 'NEXT_WORKDAY')).toEqual({ on, provisional: false });
  });

  it('are provisional in a year without a notice', () => {
    const unpublished = Math.max(...publishedYears) + 1;
    expect(calendarYear(unpublished)).toBeUndefined();
    const nominal = isoDate(`${unpublished}-03-05`);
    expect(due(nominal, 'NEXT_WORKDAY')).toEqual({ on: nominal, provisional: true });
    expect(due(nominal, 'PREVIOUS_WORKDAY')).toEqual({ on: nominal, provisional: true });
    expect(calendarYear(2009)).toBeUndefined();
  });
});
