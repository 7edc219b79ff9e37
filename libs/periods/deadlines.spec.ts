import { isoDate, month } from '#libs/kernel/dates.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import { type CountedDeadline, dueAfter, dueOfMonth, hasPassed, type MonthlyDeadline } from './deadlines.js';

const of = (id: MonthlyDeadline, period: string) => dueOfMonth(id, month(period), calendarYear);
const dueDay = (id: CountedDeadline, from: string, count?: number) => dueAfter(id, isoDate(from), calendarYear, count);

describe('the due day of a month, by the holiday notices (domain rules 3.9)', () => {
  it.each([
    ['D1', '2015-02', '2015-02-28', 'a Saturday that is worked'],
    ['D1', '2015-03', '2015-03-31', 'a Tuesday'],
    ['D1', '2015-05', '2015-05-29', 'back from a Sunday'],
    ['D1', '2015-06', '2015-06-30', 'a Tuesday'],
    ['D2', '2015-03', '2015-04-07', 'over 清明'],
    ['D2', '2015-06', '2015-07-06', 'on from a Sunday'],
    ['D2', '2015-08', '2015-09-06', 'a Sunday that is worked'],
    ['D2', '2026-09', '2026-10-08', 'over the National Day'],
    ['D3', '2015-03', '2015-04-20', 'a Monday'],
    ['D3', '2015-05', '2015-06-23', 'over 端午'],
    ['D3', '2026-01', '2026-02-24', 'over the Spring Festival'],
    ['D4', '2015-09', '2015-10-10', 'a Saturday that is worked'],
    ['D4', '2016-01', '2016-02-14', 'a Sunday that is worked'],
    ['D5', '2015-03', '2015-04-08', 'a Wednesday'],
    ['D5', '2015-10', '2015-11-09', 'on from a Sunday'],
    ['D10', '2015-03', '2015-04-20', 'of the first quarter'],
    ['D5', '2014-12', '2015-01-08', 'of the next year'],
  ] as const)('%s of %s is %s: %s', (id, period, on, _) => expect(of(id, period)).toEqual({ on, provisional: false }));

  it('is the nominal one, and provisional, while the calendar of its year is missing', () => {
    expect(of('D3', '2026-12')).toEqual({ on: '2027-01-20', provisional: true });
    expect(of('D1', '2027-05')).toEqual({ on: '2027-05-31', provisional: true });
  });
});

describe('the due day after something', () => {
  it.each([
    ['D6', '2015-06-05', '2015-06-08', 'three days after a Friday'],
    ['D6', '2015-06-19', '2015-06-23', 'over 端午'],
    ['D7', '2015-01-21', '2015-02-25', 'L31 of example A1, over the Spring Festival'],
    ['D7', '2015-03-02', '2015-04-01', 'L03 of example A1'],
    ['D8', '2026-06-01', '2026-06-08', 'the last full day of example A6'],
    ['D9_ANSWER', '2026-06-05', '2026-06-16', 'the objection of example A6'],
    ['D9_ACCEPT', '2015-04-03', '2015-04-08', 'over 清明'],
    ['D10_MAJOR', '2015-09-30', '2015-10-10', 'over the National Day, to a Saturday worked'],
    ['D11', '2015-03-02', '2015-03-30', 'four weeks'],
    ['D12', '2015-04-22', '2015-05-22', 'the obligation of example A2'],
    ['D13', '2015-06-12', '2015-06-29', 'over 端午'],
  ] as const)('%s from %s is %s: %s', (id, from, on, _) => expect(dueDay(id, from)).toEqual({ on, provisional: false }));

  it('counts as many days as a policy says instead', () => {
    expect(dueDay('D6', '2015-06-05', 5)).toEqual({ on: '2015-06-10', provisional: false });
    expect(dueDay('D9_ANSWER', '2026-06-05', 10).on).toBe('2026-06-22');
  });

  it('is provisional while the calendar on its way is missing', () => expect(dueDay('D13', '2026-12-30')).toEqual({ on: '2027-01-09', provisional: true }));
});

describe('a due day', () => {
  const due = { on: isoDate('2015-04-07'), provisional: false };

  it.each([
    ['2015-04-07', false],
    ['2015-04-08', true],
  ])('that is included is over on %s: %s', (today, over) => expect(hasPassed(due, isoDate(today))).toBe(over));

  it('that is provisional is not over, however late it is', () => expect(hasPassed({ ...due, provisional: true }, isoDate('2016-01-01'))).toBe(false));
});
