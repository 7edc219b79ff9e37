import type { IsoDate } from '#libs/kernel/dates.js';
import type { Move } from './due-line.js';
import { unpaidByLine } from './due-lines.js';
import { due, paid, reversed } from './late-fee.testing.js';

const plan = [due('2015-06-30', 10_000, 2), due('2015-03-31', 10_000, 1), due('2015-09-30', 5_000, 3)];

/** What is unpaid of the plan's lines 1, 2 and 3, in yuan. */
function unpaid(...moves: readonly Move[]): readonly number[] {
  const lines = unpaidByLine({ dueLines: plan, moves }, () => true);
  return [1, 2, 3].map((n) => (lines.get(n) ?? 0) / 100);
}

describe('laying payments upon due lines (R11)', () => {
  it('leaves all lines open without one', () => expect(unpaid()).toEqual([10_000, 10_000, 5_000]));

  it('fills them in the order of their due days', () => expect(unpaid(paid('2015-03-10', 12_000))).toEqual([0, 8_000, 5_000]));

  it('fills lines of one day in the order of their numbers', () => {
    const sameDay = [due('2015-03-31', 100, 2), due('2015-03-31', 100, 1)];
    const lines = unpaidByLine({ dueLines: sameDay, moves: [paid('2015-03-10', 150)] }, () => true);
    expect([lines.get(1), lines.get(2)]).toEqual([0, 50_00]);
  });

  it('fills the instalment that the payer named and flows on from there', () => {
    expect(unpaid(paid('2015-03-10', 4_000, 3))).toEqual([10_000, 10_000, 1_000]);
    expect(unpaid(paid('2015-03-10', 7_000, 3))).toEqual([8_000, 10_000, 0]);
    expect(unpaid(paid('2015-03-10', 7_000, 9))).toEqual([3_000, 10_000, 5_000]);
  });

  it('undoes an increase from the last filled', () => {
    expect(unpaid(paid('2015-03-10', 12_000), reversed('2015-03-10', 3_000))).toEqual([1_000, 10_000, 5_000]);
    expect(unpaid(paid('2015-03-10', 5_000, 3), paid('2015-03-12', 2_000), reversed('2015-03-12', 3_000))).toEqual([10_000, 10_000, 1_000]);
  });

  it('takes moves in the order of their value dates', () =>
    expect(unpaid(paid('2015-03-12', 10_000), paid('2015-03-10', 5_000, 3), reversed('2015-03-10', 5_000))).toEqual([0, 10_000, 5_000]));

  it('lets a reversal take back what its payment paid beyond the debt, not what others paid', () => {
    // the cheque of 03-10 came back; the cash of 03-05 was typed in after that
    const late = [paid('2015-03-10', 25_000), reversed('2015-03-10', 25_000), paid('2015-03-05', 25_000)];
    expect(unpaid(...late)).toEqual([0, 0, 0]);
    const partly = [paid('2015-03-10', 25_000), reversed('2015-03-10', 25_000), paid('2015-03-05', 20_000)];
    expect(unpaid(...partly)).toEqual([0, 0, 5_000]);
  });

  it('counts only the moves that it is told to', () => {
    const moves = [paid('2015-03-10', 1_000), paid('2015-03-11', 2_000)];
    const upTo = (day: string) => unpaidByLine({ dueLines: plan, moves }, ({ on }) => on < (day as IsoDate)).get(1);
    expect([upTo('2015-03-10'), upTo('2015-03-11'), upTo('2015-03-12')]).toEqual([10_000_00, 9_000_00, 7_000_00]);
  });
});
