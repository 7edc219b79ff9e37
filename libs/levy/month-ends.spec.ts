import type { Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Move } from './due-line.js';
import { paid, reversed } from './late-fee.testing.js';
import { leastBalanceFrom } from './month-ends.js';

const april = '2015-04' as Month;

/** The least balance in yuan of 100 owed now, from a month on. */
const least = (from: string, ...moves: readonly Move[]) => leastBalanceFrom({ payerBalanceFen: 100_00 as Fen, moves }, from as Month) / 100;

describe('the lowest month-end from a month on (R31)', () => {
  it('is the balance where nothing is posted later', () => expect([least('2015-03'), least('2015-03', paid('2015-03-10', 40))]).toEqual([100, 100]));

  it('is the balance where the later months only paid', () => expect(least('2015-03', paid('2015-04-10', 40))).toBe(100));

  it('is that before a later increase', () => {
    const bounced = [paid('2015-03-10', 100), { ...reversed('2015-03-10', 100), periodId: april }];
    expect([least('2015-02', ...bounced), least('2015-03', ...bounced), least('2015-04', ...bounced)]).toEqual([0, 0, 100]);
  });

  it('looks at every later month, not at the next one only', () => {
    const moves = [{ ...reversed('2015-03-10', 10), periodId: april }, { ...reversed('2015-03-10', 80), periodId: '2015-06' as Month }, paid('2015-05-10', 30)];
    expect(['2015-03', '2015-04', '2015-05', '2015-06'].map((month) => least(month, ...moves))).toEqual([20, 20, 20, 100]);
  });
});
