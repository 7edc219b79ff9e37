import type { IsoDate } from '#libs/kernel/dates.js';
import { overdueMonths } from './f2.js';

describe('full months overdue', () => {
  it.each([
    ['2015-02-25', '2015-03-25', 0],
    ['2015-02-25', '2015-03-26', 1],
    ['2015-02-25', '2015-03-31', 1],
    ['2015-01-15', '2015-03-31', 2],
    ['2015-03-31', '2015-03-31', 0],
    ['2015-06-30', '2015-03-31', 0],
    // From the 31st: each month's end counts, and a short month does not shift those after it.
    ['2015-01-30', '2015-02-27', 0],
    ['2015-01-30', '2015-02-28', 1],
    ['2015-01-30', '2015-03-30', 1],
    ['2015-01-30', '2015-03-31', 2],
    ['2005-12-31', '2015-12-31', 119],
    ['2005-12-30', '2015-12-31', 120],
  ])('due on %s, on %s: %i', (dueOn, on, months) => expect(overdueMonths(dueOn as IsoDate, on as IsoDate)).toBe(months));
});
