import fc from 'fast-check';
import type { Month } from '#libs/kernel/dates.js';
import { hasMonth, withMonths, withoutMonths } from './paid-months.js';

const m = (text: string) => text as Month;
const month = fc.tuple(fc.integer({ min: 2010, max: 2030 }), fc.integer({ min: 1, max: 12 })).map(([year, n]) => m(`${year}-${String(n).padStart(2, '0')}`));

describe('the paid months of a claim', () => {
  it('begin with none', () => expect(hasMonth(undefined, m('2026-01'))).toBe(false));

  it('are told apart to both ends of a year', () => {
    const paid = withMonths(undefined, ['2026-01', '2026-12'].map(m));
    expect(['2025-12', '2026-01', '2026-02', '2026-12', '2027-01'].filter((one) => hasMonth(paid, m(one)))).toEqual(['2026-01', '2026-12']);
  });

  it('are those that were paid and did not come back', () =>
    fc.assert(
      fc.property(fc.array(month), fc.array(month), month, (paid, back, asked) => {
        const left = withoutMonths(withMonths(undefined, paid), back);
        expect(hasMonth(left, asked)).toBe(paid.includes(asked) && !back.includes(asked));
      }),
    ));
});
