import fc from 'fast-check';
import {
  addDays,
  addMonths,
  businessDate,
  daysBetween,
  earlierOf,
  firstDayOf,
  type Instant,
  type IsoDate,
  isIsoDate,
  isMonth,
  isoDate,
  lastDayOf,
  laterBy,
  monthOf,
  month as monthOfText,
  shiftMonth,
  startOfDay,
  weekday,
} from './dates.js';
import { refusal } from './refusal.testing.js';

const date = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true }).map((at) => isoDate(at.toISOString().slice(0, 10)));

/** Days of a month by the Gregorian rule, without the Date of the runtime. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
}

describe('a date from outside', () => {
  it.each(['2015-02-28', '2016-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('may be %p', (text) => expect(isoDate(text)).toBe(text));

  it.each([
    '2015-02-29',
    '1900-02-29',
    '2015-04-31',
    '2015-13-01',
    '2015-00-10',
    '2015-01-00',
    '2015-1-1',
    '15-01-01',
    '1899-12-31',
    '3000-01-01',
    '0000-01-01',
    '2015/01/01',
    '2015-01-01T00:00:00Z',
    '2015-01-01\n',
    ' 2015-01-01',
    '２０１５-01-01',
    '',
  ])('is refused as %p', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(refusal('DATE_INVALID'));
  });

  it.each([20150101, null, undefined, new Date(0)])('is none when it is no text: %p', (value) => expect(isIsoDate(value)).toBe(false));

  it('is every day of the calendar and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(isIsoDate(text)).toBe(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month));
      }),
    );
  });
});

describe('a month from outside', () => {
  it.each(['2015-01', '2015-12'])('may be %p', (text) => expect(monthOfText(text)).toBe(text));

  it.each(['2015-00', '2015-13', '2015-1', '201501', '2015-01-01', '1899-12', '3000-01', ''])('is refused as %p', (text) => {
    expect(isMonth(text)).toBe(false);
    expect(() => monthOfText(text)).toThrow(refusal('DATE_INVALID'));
  });
});

describe('days', () => {
  it('are counted back as they were added', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        expect(to > from).toBe(days > 0);
      }),
    );
  });

  it('fall on the weekday of the printed calendar', () => {
    expect(weekday(isoDate('2015-03-01'))).toBe(0); // Sunday
    expect(weekday(isoDate('2015-02-28'))).toBe(6); // Saturday
    expect(weekday(isoDate('1969-12-31'))).toBe(3); // Wednesday, before the epoch
    expect(weekday(isoDate('1900-01-01'))).toBe(1); // Monday
  });

  it('move on by one weekday', () => {
    fc.assert(fc.property(date, (on) => expect(weekday(addDays(on, 1))).toBe((weekday(on) + 1) % 7)));
  });
});

describe('months', () => {
  it.each([
    ['2015-01-31', 1, '2015-02-28'],
    ['2016-01-31', 1, '2016-02-29'],
    ['2015-03-31', 1, '2015-04-30'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2016-02-29', 48, '2020-02-29'],
    ['2015-12-15', 1, '2016-01-15'],
    ['2015-01-15', -1, '2014-12-15'],
    ['2015-03-31', -1, '2015-02-28'],
    ['2015-01-16', 0, '2015-01-16'],
  ])('%p and %p months is %p', (from, months, expected) => expect(addMonths(isoDate(from), months)).toBe(expected));

  it('keep the day, or clamp it to the last of the month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
        const index = year * 12 + month - 1 + months;
        const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
        expect(monthOf(to)).toBe(`${toYear}-${String(toMonth).padStart(2, '0')}`);
        expect(Number(to.slice(8))).toBe(Math.min(Number(from.slice(8)), daysIn(toYear, toMonth)));
      }),
    );
  });

  it('begin on the first and end on the day before the next', () => {
    fc.assert(
      fc.property(date, (on) => {
        const month = monthOf(on);
        expect(firstDayOf(month)).toBe(`${month}-01`);
        expect(addDays(lastDayOf(month), 1)).toBe(firstDayOf(shiftMonth(month, 1)));
        expect(monthOf(lastDayOf(month))).toBe(month);
      }),
    );
  });
});

describe('the business day in Shanghai', () => {
  it.each([
    ['2015-03-01T15:59:59.999Z', '2015-03-01'],
    ['2015-03-01T16:00:00.000Z', '2015-03-02'],
    ['2015-12-31T16:00:00.000Z', '2016-01-01'],
  ])('of %p is %p', (at, on) => expect(businessDate(at as Instant)).toBe(on));

  it('begins at its first moment and not one earlier', () => {
    fc.assert(
      fc.property(date, (on) => {
        const begin = startOfDay(on);
        expect(businessDate(begin)).toBe(on);
        expect(businessDate(laterBy(begin, -1))).toBe(addDays(on, -1));
        expect(laterBy(begin, 86_400_000)).toBe(startOfDay(addDays(on, 1)));
      }),
    );
  });

  it('compares as text in the order of time', () => {
    const days = ['2015-10-10', '2015-02-28', '2014-12-31', '2015-02-03'] as IsoDate[];
    expect(days.map(startOfDay).toSorted()).toEqual(days.toSorted().map(startOfDay));
  });
});

it('tells the earlier of two dates', () => {
  const [eve, day] = [isoDate('2015-03-31'), isoDate('2015-04-01')];
  expect([earlierOf(eve, day), earlierOf(day, eve), earlierOf(day, day)]).toEqual([eve, eve, day]);
});
