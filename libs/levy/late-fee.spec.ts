import type { IsoDate } from '#libs/kernel/dates.js';
import type { FeeTerms, LateFeeMethod } from '#libs/registry/fee-terms.js';
import type { DueLine, Move } from './due-line.js';
import { lateFeeAccrued } from './late-fee.js';
import { due, paid, reversed, terms } from './late-fee.testing.js';

interface Case {
  readonly moves?: readonly Move[];
  readonly method?: LateFeeMethod;
  readonly perMille?: string;
  /** Terms from a day on, after the first ones. */
  readonly amended?: readonly [from: string, FeeTerms];
  readonly closedFrom?: string;
}

/** Late fee in yuan of some due lines by a day. */
function fee(dueLines: readonly DueLine[], asOf: string, { moves = [], method, perMille, amended, closedFrom }: Case = {}): number {
  const first = terms(method, perMille);
  const termsOn = (day: IsoDate) => (amended !== undefined && day >= amended[0] ? amended[1] : first);
  return lateFeeAccrued({ dueLines, moves }, asOf as IsoDate, { termsOn, stopOn: closedFrom as IsoDate | undefined }) / 100;
}

const l22 = [due('2015-01-15', 24_000)];
const l31 = [due('2015-02-25', 18_000)];

describe('the late fee by full months (domain rules 3.5)', () => {
  it('is 48.00 for L22 on 2015-03-10: one full month, to 02-16 (A1)', () => expect(fee(l22, '2015-03-10')).toBe(48));

  it('is 36.00 for L31 at the end of March 2015 (A1)', () => expect(fee(l31, '2015-03-31')).toBe(36));

  it.each([
    ['2015-01-16', 0],
    ['2015-02-15', 0],
    ['2015-02-16', 48],
    ['2015-03-15', 48],
    ['2015-03-16', 96],
    ['2016-01-16', 576],
  ])('is by %s %d yuan of L22, simple', (asOf, yuan) => expect(fee(l22, asOf)).toBe(yuan));

  it('counts from the anchor and clamps to the end of the month', () => {
    const dayBefore = [due('2015-01-30', 1_000)]; // anchor 01-31
    expect([['2015-02-27'], ['2015-02-28'], ['2015-03-30'], ['2015-03-31'], ['2015-04-29'], ['2015-04-30']].map(([asOf]) => fee(dayBefore, asOf as string))).toEqual([
      0, 2, 2, 4, 4, 6,
    ]);
    expect([fee([due('2016-01-30', 1_000)], '2016-02-28'), fee([due('2016-01-30', 1_000)], '2016-02-29')]).toEqual([0, 2]);
  });

  it('rounds the fee of each month half up', () => expect(fee([due('2015-01-15', 2.5)], '2015-04-16')).toBe(0.03)); // 0.5 fen a month

  it('gives each instalment its own anchor', () => {
    const plan = [due('2015-03-31', 10_000, 1), due('2015-06-30', 10_000, 2)];
    expect(['2015-04-30', '2015-05-01', '2015-07-31', '2015-08-01'].map((asOf) => fee(plan, asOf))).toEqual([0, 20, 60, 100]);
  });

  it('is nothing without anything due', () => expect(fee([], '2015-12-31')).toBe(0));
});

describe('what the late fee is counted from', () => {
  it('is lowered by a payment before the day of the month', () => expect(fee(l22, '2015-02-16', { moves: [paid('2015-02-15', 8_000)] })).toBe(32));

  it('is not lowered by a payment on that day itself (R12)', () => expect(fee(l22, '2015-03-15', { moves: [paid('2015-02-16', 24_000)] })).toBe(48));

  it('is nothing for a month that began paid', () => expect(fee(l22, '2015-12-31', { moves: [paid('2015-02-20', 24_000)] })).toBe(48));

  it('is whole again from the original day, when a payment is reversed', () => {
    const bounced = [paid('2015-02-10', 24_000), reversed('2015-02-10', 24_000)];
    expect(fee(l22, '2015-03-16', { moves: bounced })).toBe(96);
    expect(fee(l22, '2015-03-16', { moves: bounced.slice(0, 1) })).toBe(0);
  });

  it('takes the payments in the order of their days, not of their recording', () =>
    expect(fee(l22, '2015-03-16', { moves: [paid('2015-03-01', 12_000), paid('2015-02-10', 6_000)] })).toBe(36 + 12));
});

describe('the other methods', () => {
  it('STARTED_MONTHS counts a month from its first day (R12)', () => {
    const started = (asOf: string) => fee(l22, asOf, { method: 'STARTED_MONTHS' });
    expect(['2015-01-15', '2015-01-16', '2015-02-15', '2015-02-16'].map(started)).toEqual([0, 48, 48, 96]);
  });

  it('DAILY_30 counts each day and rounds once (R12)', () => {
    const daily = (asOf: string) => fee([due('2015-01-15', 1_000)], asOf, { method: 'DAILY_30' });
    // 6.666… fen a day
    expect(['2015-01-15', '2015-01-16', '2015-01-17', '2015-01-18'].map(daily)).toEqual([0, 0.07, 0.13, 0.2]);
  });

  it('DAILY_30 follows what is owed as each day begins', () =>
    // ten days of 24,000 and ten of 12,000
    expect(fee(l22, '2015-02-04', { method: 'DAILY_30', moves: [paid('2015-01-25', 12_000)] })).toBe(16 + 8));
});

describe('a change of the rate (R32)', () => {
  it('holds for the months that fall into it', () => {
    const amended = ['2015-03-16', terms('FULL_MONTHS', '1')] as const;
    expect(fee(l22, '2015-03-16', { amended })).toBe(48 + 24);
    expect(fee(l22, '2015-03-16', { amended: ['2015-03-17', amended[1]] })).toBe(96);
  });

  it('holds day by day under DAILY_30, rounded once over both', () => {
    const amended = ['2015-01-18', terms('DAILY_30', '1')] as const;
    // 1,000 yuan: two days of 6.666… fen and three of 3.333…
    expect(fee([due('2015-01-15', 1_000)], '2015-01-20', { method: 'DAILY_30', amended })).toBe(0.23);
    // 60 yuan: a day of 0.4 fen and one of 0.3
    expect(fee([due('2015-01-15', 60)], '2015-01-17', { method: 'DAILY_30', amended: ['2015-01-17', terms('DAILY_30', '1.5')] })).toBe(0.01);
  });
});

describe('the closing of the scheme (R12)', () => {
  it('stops what falls on its day or later', () => {
    expect(fee(l22, '2015-12-31', { closedFrom: '2015-03-17' })).toBe(96);
    expect(fee(l22, '2015-12-31', { closedFrom: '2015-03-16' })).toBe(48);
    expect(fee(l22, '2015-03-16', { closedFrom: '2015-03-16' })).toBe(48);
    expect(fee(l22, '2015-12-31', { closedFrom: '2015-01-10' })).toBe(0);
  });

  it('stops the days too', () => expect(fee(l22, '2015-12-31', { method: 'DAILY_30', closedFrom: '2015-01-26' })).toBe(16));
});
