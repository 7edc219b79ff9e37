import fc from 'fast-check';
import { addDays, type IsoDate, isoDate, weekday } from './dates.js';
import { addWorkdays, type CalendarOf, type CalendarYear, isWorkday, rollDate } from './working-days.js';

// Part of the autumn of 2015: 1 to 7 October off, Saturday the 10th worked. The next year is not published.
const AUTUMN: CalendarYear = {
  year: 2015,
  daysOff: ['2015-10-01', '2015-10-02', '2015-10-03', '2015-10-04', '2015-10-05', '2015-10-06', '2015-10-07'] as IsoDate[],
  workDays: ['2015-10-10'] as IsoDate[],
};
const calendarOf: CalendarOf = (year) => (year === 2015 ? AUTUMN : undefined);

const on = (date: string, roll: Parameters<typeof rollDate>[1]) => rollDate(isoDate(date), roll, calendarOf);

describe('a working day', () => {
  it.each([
    ['2015-09-30', true],
    ['2015-10-01', false], // a Thursday off
    ['2015-10-08', true],
    ['2015-10-10', true], // a Saturday worked
    ['2015-10-11', false], // an ordinary Sunday
  ])('%p: %p', (date, worked) => expect(isWorkday(isoDate(date), calendarOf)).toBe(worked));

  it('is unknown without the calendar of its year, on a Sunday too', () => {
    expect(isWorkday(isoDate('2016-01-04'), calendarOf)).toBeUndefined();
    expect(isWorkday(isoDate('2016-01-03'), calendarOf)).toBeUndefined();
  });
});

describe('rolling a nominal day', () => {
  it.each([
    ['2015-09-30', 'NEXT_WORKDAY', '2015-09-30'],
    ['2015-10-01', 'NEXT_WORKDAY', '2015-10-08'],
    ['2015-10-10', 'NEXT_WORKDAY', '2015-10-10'],
    ['2015-10-11', 'NEXT_WORKDAY', '2015-10-12'],
    ['2015-10-05', 'PREVIOUS_WORKDAY', '2015-09-30'],
    ['2015-10-11', 'PREVIOUS_WORKDAY', '2015-10-10'],
    ['2015-10-05', 'NONE', '2015-10-05'],
  ] as const)('%p by %p falls on %p', (nominal, roll, expected) => expect(on(nominal, roll)).toEqual({ on: expected, provisional: false }));

  it('leaves the nominal day, provisional, where a year on the way has no calendar', () => {
    expect(on('2016-02-10', 'NEXT_WORKDAY')).toEqual({ on: '2016-02-10', provisional: true });
    const wholeWinterOff: CalendarYear = { year: 2015, daysOff: ['2015-12-31' as IsoDate], workDays: [] };
    const rolled = rollDate(isoDate('2015-12-31'), 'NEXT_WORKDAY', (year) => (year === 2015 ? wholeWinterOff : undefined));
    expect(rolled).toEqual({ on: '2015-12-31', provisional: true });
  });

  it('needs no calendar where nothing rolls', () => expect(on('2016-02-10', 'NONE')).toEqual({ on: '2016-02-10', provisional: false }));

  it('lands on a working day with none between', () => {
    const days = fc.integer({ min: 0, max: 300 }).map((n) => addDays(isoDate('2015-01-20'), n));
    fc.assert(
      fc.property(days, fc.constantFrom('NEXT_WORKDAY' as const, 'PREVIOUS_WORKDAY' as const), (nominal, roll) => {
        const due = rollDate(nominal, roll, calendarOf);
        expect(isWorkday(due.on, calendarOf)).toBe(true);
        const step = roll === 'NEXT_WORKDAY' ? 1 : -1;
        for (let day = nominal; day !== due.on; day = addDays(day, step)) expect(isWorkday(day, calendarOf)).toBe(false);
      }),
    );
  });
});

describe('counting working days', () => {
  it.each([
    ['2015-09-30', 0, '2015-09-30'],
    ['2015-09-30', 1, '2015-10-08'],
    ['2015-09-30', 3, '2015-10-10'],
    ['2015-09-30', 4, '2015-10-12'],
    ['2015-10-03', 1, '2015-10-08'], // the day it starts from is never counted
  ])('%p and %p more is %p', (from, count, expected) => {
    expect(addWorkdays(isoDate(from), count, calendarOf)).toEqual({ on: expected, provisional: false });
  });

  it('is provisional where the calendar ends before the count does', () => {
    expect(addWorkdays(isoDate('2015-12-30'), 1, calendarOf)).toEqual({ on: '2015-12-31', provisional: false });
    expect(addWorkdays(isoDate('2015-12-30'), 5, calendarOf)).toEqual({ on: '2016-01-04', provisional: true });
  });

  it('counts as many working days as were asked', () => {
    const days = fc.integer({ min: 0, max: 250 }).map((n) => addDays(isoDate('2015-01-20'), n));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 20 }), (from, count) => {
        let worked = 0;
        const due = addWorkdays(from, count, calendarOf);
        for (let day = from; day !== due.on; ) {
          day = addDays(day, 1);
          if (AUTUMN.workDays.includes(day) || (!AUTUMN.daysOff.includes(day) && weekday(day) % 6 !== 0)) worked += 1;
        }
        expect(worked).toBe(count);
      }),
    );
  });
});
