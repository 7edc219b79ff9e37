import { township as county } from '#libs/accountability/reductions.testing.js';
import type { Book } from '#libs/book/book.js';
import { boardReductions } from './board-reductions.js';

const { book } = county();
const money = { principalFen: 100_00, lateFeeFen: 0 };
const none = { principalFen: 0, lateFeeFen: 0 };
const line = { ...money, paid: { principalFen: 40_00, lateFeeFen: 0 }, released: none, reinstated: none, writtenOff: none };
const times = <T>(count: number, one: T) => new Map(Array.from({ length: count }, (_, n) => [String(n), one]));

/** 临江镇 with so many cases of one decision, each of 100 yuan, and as many obligations of which 40 yuan are made up. */
const withCases = (decision: string, count: number, obligations = count) =>
  ({
    registry: book.registry,
    reductions: { cases: times(count, { ...money, unitId: 'LJ', decision }), obligations: times(obligations, { unitId: 'LJ', lines: [line] }) },
  }) as unknown as Book;

describe('reductions on the board', () => {
  it('are told by count and sum, with what officers made up', () =>
    expect(boardReductions(withCases('UNAUTHORISED', 3), 'LJ' as never)).toMatchObject({
      ...{ authorised: { cases: 0, fen: 0 }, unauthorised: { cases: 3, fen: 300_00 }, madeUpFen: 120_00 },
    }));

  it.each([1, 2])('of %s tell neither count nor sum, nor what officers made up or owe: together these are the sum', (count) =>
    expect(boardReductions(withCases('UNAUTHORISED', count), 'LJ' as never)).toEqual({ authorised: { cases: 0, fen: 0 }, unauthorised: {} }),
  );

  it('leave out what few obligations came to, however many cases there are', () =>
    expect(Object.keys(boardReductions(withCases('UNAUTHORISED', 3, 2), 'LJ' as never))).toEqual(['authorised', 'unauthorised']));

  it('of few by law hide these alone', () =>
    expect(boardReductions(withCases('AUTHORISED', 2, 0), 'LJ' as never)).toEqual({
      ...{ authorised: {}, unauthorised: { cases: 0, fen: 0 }, madeUpFen: 0, owedByOfficersFen: 0 },
    }));
});
