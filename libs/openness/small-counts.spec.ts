import fc from 'fast-check';
import type { PayoutFigures } from '#libs/benefits/payout-figures.js';
import type { Fen } from '#libs/kernel/fen.js';
import { SMALLEST_COUNT, sumsOnly, type VillageCount, withoutSmall } from './small-counts.js';

const village = (id: number, people: number) => ({ villageId: `V${id}`, people, fen: people * 480_00 }) as unknown as VillageCount;
const shown = (...people: readonly number[]) => withoutSmall(people.map((count, id) => village(id, count))).map((row) => row.people);

describe('counts by village', () => {
  it('stand as they are where none is small', () => expect(shown(3, 5)).toEqual([3, 5]));
  it('under three are put together', () => expect(shown(5, 1, 2)).toEqual([5, 3]));
  it('draw in the next smallest while they are still under three', () => expect(shown(9, 1, 4)).toEqual([9, 5]));
  it('are not told where all together are under three', () => expect(shown(1, 1)).toEqual([undefined]));

  it('are never under three, and lose nobody (domain rules 2.8)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), (counts) => {
        const people = counts.reduce((all, count) => all + count, 0);
        const rows = withoutSmall(counts.map((count, id) => village(id, count)));
        for (const row of rows) if (row.people !== undefined) expect(row.people).toBeGreaterThanOrEqual(SMALLEST_COUNT);
        // A number that is left out could be told from a total, if anything else stood beside it.
        const hidden = rows.filter((row) => row.people === undefined);
        expect(hidden.length === 0 ? rows.reduce((all, row) => all + (row.people ?? 0), 0) : people).toBe(people);
        expect(hidden.length === 0 || (rows.length === 1 && people < SMALLEST_COUNT)).toBe(true);
      }),
    );
  });
});

describe('what lists came to, in sums only', () => {
  const none = { people: 0, fen: 0 as Fen };
  const figures = (more: Partial<PayoutFigures>): PayoutFigures => ({
    ...{ due: { people: 9, fen: 900 as Fen }, paid: { people: 9, fen: 900 as Fen }, reissued: none, toHeirs: none },
    ...{ returned: { times: 0, fen: 0 as Fen }, stoppedPeople: 0, recoveredFen: 0 as Fen, ...more },
  });

  it('stands whole where no part is about fewer than three', () => expect(sumsOnly(figures({}))).toEqual(figures({})));
  it.each([
    ['one was stopped', { stoppedPeople: 1 }],
    ['two came back', { returned: { times: 2, fen: 200 as Fen } }],
    ['one heir was paid', { toHeirs: { people: 1, fen: 100 as Fen } }],
    ['all but one were paid', { paid: { people: 8, fen: 800 as Fen } }],
  ])('is what was due and no more where %s', (_, more) => expect(sumsOnly(figures(more))).toEqual({ due: { people: 9, fen: 900 } }));
  it('is nothing where fewer than three were due', () => expect(sumsOnly(figures({ due: { people: 2, fen: 200 as Fen } }))).toEqual({}));
});
