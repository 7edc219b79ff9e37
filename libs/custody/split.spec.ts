import fc from 'fast-check';
import type { Fen } from '#libs/kernel/fen.js';
import { coveredBy, fenOf, type RemittanceLine, totalOf } from './split.js';

const line = (sourceId: string, principal: number, lateFee: number) => ({ sourceId, principalFen: principal, lateFeeFen: lateFee }) as unknown as RemittanceLine;
const cover = (lines: readonly RemittanceLine[], before: number, fen: number) => coveredBy(lines, before as Fen, fen as Fen);

describe('the part of a remittance that a credit covers', () => {
  const lines = [line('A', 100, 10), line('B', 50, 0), line('C', 0, 7)];

  it('is all of it for the whole sum', () => expect(cover(lines, 0, 167)).toEqual(lines));

  it('fills line by line, each with its principal first', () => {
    expect(cover(lines, 0, 90)).toEqual([line('A', 90, 0)]);
    expect(cover(lines, 0, 105)).toEqual([line('A', 100, 5)]);
    expect(cover(lines, 0, 130)).toEqual([line('A', 100, 10), line('B', 20, 0)]);
  });

  it('goes on where the one before ended', () => {
    expect(cover(lines, 90, 15)).toEqual([line('A', 10, 5)]);
    expect(cover(lines, 105, 62)).toEqual([line('A', 0, 5), line('B', 50, 0), line('C', 0, 7)]);
  });

  it('is, over all credits, each line once and whole, in whatever parts it arrives', () => {
    const amounts = fc.tuple(fc.nat(500), fc.nat(50));
    const law = fc.property(fc.array(amounts, { minLength: 1, maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 20 }), (due, parts) => {
      const remitted = due.map(([principal, lateFee], n) => line(`S${n}`, principal, lateFee));
      let before = 0;
      const covered = [...parts, totalOf(remitted)].flatMap((part) => {
        const fen = Math.min(part, totalOf(remitted) - before);
        const credit = cover(remitted, before, fen);
        expect(totalOf(credit)).toBe(fen);
        before += fen;
        return credit;
      });
      for (const { sourceId, principalFen, lateFeeFen } of remitted) {
        const own = covered.filter((one) => one.sourceId === sourceId);
        expect(own.every((one) => fenOf(one) > 0)).toBe(true);
        expect([own.reduce((all, one) => all + one.principalFen, 0), own.reduce((all, one) => all + one.lateFeeFen, 0)]).toEqual([principalFen, lateFeeFen]);
      }
    });
    fc.assert(law);
  });
});
