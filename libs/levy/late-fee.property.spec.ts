import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate, lastDayOf, monthOf } from '#libs/kernel/dates.js';
import type { LateFeeMethod } from '#libs/registry/fee-terms.js';
import { LATE_FEE_METHODS } from '#libs/registry/fee-terms.js';
import type { DueLine, Move } from './due-line.js';
import { unpaidByLine } from './due-lines.js';
import { lateFeeAccrued } from './late-fee.js';
import { due, paid, reversed, terms } from './late-fee.testing.js';

const START = '2014-12-01' as IsoDate;
const dayAfterStart = (days: number) => addDays(START, days);
const numRuns = 200 * Number(process.env.TEST_SCALE ?? 1);

const yuan = fc.integer({ min: 1, max: 500_000 }).map((fen) => fen / 100);
const day = fc.integer({ min: 0, max: 500 }).map(dayAfterStart);

/** Due lines, and payments that never exceed them; some of those came back. */
const levies = fc
  .record({
    dueOn: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }),
    sums: fc.array(yuan, { minLength: 3, maxLength: 3 }),
    payments: fc.array(fc.record({ on: day, share: fc.integer({ min: 1, max: 100 }), line: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), back: fc.boolean() }), {
      maxLength: 6,
    }),
  })
  .map(({ dueOn, sums, payments }) => {
    const dueLines = dueOn.map((on, index) => due(on, sums[index] as number, index + 1));
    return { dueLines, moves: movesOf(dueLines, payments) };
  });

interface Payment {
  readonly on: IsoDate;
  readonly share: number;
  readonly line: number | undefined;
  readonly back: boolean;
}

function movesOf(dueLines: readonly DueLine[], payments: readonly Payment[]): readonly Move[] {
  let owedFen = owed(dueLines);
  return payments.flatMap(({ on, share, line, back }) => {
    const fen = Math.floor((owedFen * share) / 100);
    if (!back) owedFen -= fen;
    return back ? [paid(on, fen / 100, line), reversed(on, fen / 100)] : [paid(on, fen / 100, line)];
  });
}

const owed = (dueLines: readonly DueLine[]) => dueLines.reduce((all, { principalFen }) => all + principalFen, 0);
const unpaidOn = (levy: { dueLines: readonly DueLine[]; moves: readonly Move[] }, on: IsoDate) => unpaidByLine(levy, (move) => move.on < on);
const method = fc.constantFrom(...LATE_FEE_METHODS);
const accrued = (levy: { dueLines: readonly DueLine[]; moves: readonly Move[] }, on: IsoDate, by: LateFeeMethod) => lateFeeAccrued(levy, on, { termsOn: () => terms(by) });

/** The n-th month after the anchor is full on its day, or on the last day of a shorter month. Counted here without the code under test. */
function isFullMonth(anchor: IsoDate, on: IsoDate): boolean {
  if (on <= anchor || monthOf(on) === monthOf(anchor)) return false;
  const wanted = anchor.slice(8);
  const last = lastDayOf(monthOf(on)).slice(8);
  return on.slice(8) === (wanted > last ? last : wanted);
}

describe('laws of the late fee', () => {
  it('never falls as time goes on', () => {
    fc.assert(
      fc.property(levies, day, day, method, (levy, one, other, by) => {
        const [earlier, later] = [one, other].toSorted() as [IsoDate, IsoDate];
        expect(accrued(levy, later, by)).toBeGreaterThanOrEqual(accrued(levy, earlier, by));
      }),
      { numRuns },
    );
  });

  it('never counts a day or a month whose base was 0', () => {
    fc.assert(
      fc.property(levies, day, method, (levy, on, by) => {
        const base = [...unpaidOn(levy, on).values()].reduce((all, fen) => all + fen, 0);
        if (base === 0) expect(accrued(levy, on, by)).toBe(accrued(levy, addDays(on, -1), by));
      }),
      { numRuns },
    );
  });

  it('is by full months the sum of a walk from day to day', () => {
    fc.assert(
      fc.property(levies, day, (levy, asOf) => {
        let expected = 0;
        for (let on = START; on <= asOf; on = addDays(on, 1)) {
          const unpaid = unpaidOn(levy, on);
          for (const { n, dueOn } of levy.dueLines) {
            if (isFullMonth(addDays(dueOn, 1), on)) expected += Math.floor(((unpaid.get(n) as number) * 4 + 1000) / 2000); // 2‰, half up
          }
        }
        expect(accrued(levy, asOf, 'FULL_MONTHS')).toBe(expected);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('leaves unpaid what is due less what was paid, whatever came back and whenever', () => {
    fc.assert(
      fc.property(levies, (levy) => {
        const left = [...unpaidByLine(levy, () => true).values()];
        expect(left.reduce((all, fen) => all + fen, 0)).toBe(levy.moves.reduce((all, { fen }) => all + fen, owed(levy.dueLines)));
        expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns },
    );
  });

  it('is nothing before the first day after it was due', () => {
    fc.assert(
      fc.property(levies, method, (levy, by) => {
        const firstDue = levy.dueLines.map(({ dueOn }) => dueOn).toSorted()[0] as IsoDate;
        expect(daysBetween(firstDue, addDays(firstDue, 1))).toBe(1);
        expect(accrued(levy, firstDue, by)).toBe(0);
      }),
      { numRuns },
    );
  });
});
