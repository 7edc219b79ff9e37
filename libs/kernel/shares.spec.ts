import fc from 'fast-check';
import { fen } from './fen.js';
import { refusal } from './refusal.testing.js';
import { splitByShares, WHOLE_BP } from './shares.js';

/** Shares that add up to 10,000: the distances between cuts of the whole. */
const shares = fc.array(fc.integer({ min: 0, max: WHOLE_BP }), { maxLength: 8 }).map((cuts) => {
  const marks = [0, ...cuts.toSorted((a, b) => a - b), WHOLE_BP];
  return marks.slice(1).map((mark, line) => mark - (marks[line] as number));
});

describe('splitting by shares', () => {
  it.each([
    // 6,000 yuan and 36 yuan by 7,000 : 3,000 bp (domain rules, A2)
    [6_000_00, [7000, 3000], [4_200_00, 1_800_00]],
    [36_00, [7000, 3000], [25_20, 10_80]],
    [100, [10_000], [100]],
    [0, [5000, 5000], [0, 0]],
    [1, [0, 10_000], [0, 1]],
    // 33 each, with .6734, .6633 and .6633 left over
    [101, [3334, 3333, 3333], [34, 34, 33]],
    [10, [1900, 1900, 6200], [2, 2, 6]],
  ])('%p fen by %p is %p', (total, bp, parts) => expect(splitByShares(fen(total), bp)).toEqual(parts));

  it('gives the odd fen of a tie to the lower line', () => {
    expect(splitByShares(fen(1), [5000, 5000])).toEqual([1, 0]);
    expect(splitByShares(fen(3), [2500, 2500, 2500, 2500])).toEqual([1, 1, 1, 0]);
  });

  it('always adds up to the total, the largest included', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), shares, (total, bp) => {
        const parts = splitByShares(fen(total), bp);
        expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
      }),
    );
    expect(splitByShares(fen(Number.MAX_SAFE_INTEGER), [1, 9999])).toEqual([900_719_925_474, 9_006_298_534_815_517]);
  });

  it('raises exactly the largest remainders, the lower line first', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), shares, (total, bp) => {
        const lines = splitByShares(fen(total), bp).map((part, line) => {
          const exact = total * (bp[line] as number);
          return { line, rest: exact % WHOLE_BP, raised: part - Math.floor(exact / WHOLE_BP) };
        });
        expect(lines.every(({ raised }) => raised === 0 || raised === 1)).toBe(true);
        for (const up of lines.filter(({ raised }) => raised === 1)) {
          for (const down of lines.filter(({ raised }) => raised === 0)) {
            expect(up.rest > down.rest || (up.rest === down.rest && up.line < down.line)).toBe(true);
          }
        }
      }),
    );
  });

  it.each([[[]], [[9999]], [[5000, 5001]], [[-1, 10_001]], [[3333.5, 6666.5]], [[Number.NaN, 10_000]]])('refuses shares of %p', (bp) => {
    expect(() => splitByShares(fen(100), bp)).toThrow(refusal('SHARE_SUM'));
  });
});
