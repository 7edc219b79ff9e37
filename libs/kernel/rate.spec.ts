import fc from 'fast-check';
import { fen } from './fen.js';
import { fenFromYuan, perMilleOf, perMilleOfParts, rateText, yuanText } from './rate.js';
import { broken, refusal } from './refusal.testing.js';

/** The same rule in whole numbers: half up of amount × millionths of a per mille × times ÷ (10^9 × over). */
function halfUp(amount: number, micros: number, times: number, over: number): bigint {
  const above = BigInt(amount) * BigInt(micros) * BigInt(times);
  const below = 1_000_000_000n * BigInt(over);
  return (2n * above + below) / (2n * below);
}

function rateOfMicros(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

describe('a rate', () => {
  it.each(['0', '2', '0.5', '0.05', '999999.999999'])('may be %p', (text) => expect(rateText(text)).toBe(text));

  it.each(['', '-2', '+2', '2‰', '1e3', ' 2', '2 ', '2.', '.5', '1,5', '0x10', '２', 'NaN', '0.1234567', '1234567', '2\n'])('is refused as %p', (text) => {
    expect(() => rateText(text)).toThrow(refusal('RATE_INVALID'));
  });
});

describe('per mille of parts at several rates', () => {
  const parts = (...pairs: readonly (readonly [string, number])[]) => pairs.map(([rate, amount]) => [rateText(rate), amount] as const);

  it('is rounded once over all of them', () => {
    expect(perMilleOfParts(parts(['2', 6_000], ['1.5', 6_000]), 30)).toBe(1); // 0.4 + 0.3
    expect(perMilleOfParts(parts(['2', 200_000], ['1', 300_000]), 30)).toBe(23); // 13.33… + 10
    expect(perMilleOfParts([], 30)).toBe(0);
  });

  it('is for one part what per mille of an amount is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 0, max: 20_000_000 }), fc.constantFrom(1, 30), (amount, micros, over) => {
        const rate = rateText(rateOfMicros(micros));
        expect(perMilleOfParts([[rate, amount]], over)).toBe(perMilleOf(fen(amount), rate, { over }));
      }),
    );
  });

  it('stops at what is no amount, rather than leave the safe integers', () => {
    expect(() => perMilleOfParts(parts(['2', -1]), 30)).toThrow(broken('AMOUNT_INVALID'));
    expect(() => perMilleOfParts(parts(['999999', Number.MAX_SAFE_INTEGER]), 1)).toThrow(broken('AMOUNT_INVALID'));
  });
});

describe('per mille of an amount', () => {
  it.each([
    // one full month at 2‰ of 24,000 yuan; of 18,000 yuan (domain rules, A1)
    [24_000_00, '2', 1, 48_00],
    [18_000_00, '2', 1, 36_00],
    [18_000_00, '2', 3, 108_00],
    [0, '2', 12, 0],
    [24_000_00, '0', 12, 0],
    [24_000_00, '2', 0, 0],
  ])('%p fen at %p‰, %p times, is %p fen', (amount, rate, times, expected) => {
    expect(perMilleOf(fen(amount), rateText(rate), { times })).toBe(expected);
  });

  it('rounds once, half up', () => {
    expect(perMilleOf(fen(249), rateText('2'))).toBe(0); // 0.498
    expect(perMilleOf(fen(250), rateText('2'))).toBe(1); // 0.5
    expect(perMilleOf(fen(750), rateText('2'))).toBe(2); // 1.5
    expect(perMilleOf(fen(1249), rateText('0.4'))).toBe(0); // 0.4996: to one decimal first would give 0.5 and then 1
    expect(perMilleOf(fen(100), rateText('2'), { times: 3 })).toBe(1); // 0.6, not three times 0.2
  });

  it('has no binary fractions: 1.005 is a half', () => expect(perMilleOf(fen(500), rateText('2.01'))).toBe(1));

  it('agrees with whole-number arithmetic for every amount, rate and count of days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.constantFrom(1, 30, 365),
        (amount, micros, times, over) => {
          const part = perMilleOf(fen(amount), rateText(rateOfMicros(micros)), { times, over });
          expect(BigInt(part)).toBe(halfUp(amount, micros, times, over));
        },
      ),
    );
  });

  it.each([{ times: -1 }, { times: 0.5 }, { times: Number.NaN }, { over: 0 }, { over: -30 }, { over: 30.5 }])('stops at a count that is none: %p', (counts) => {
    expect(() => perMilleOf(fen(100), rateText('2'), counts)).toThrow(broken('AMOUNT_INVALID'));
  });

  it('stops beyond the safe integers', () => {
    expect(() => perMilleOf(fen(Number.MAX_SAFE_INTEGER), rateText('1001'))).toThrow(broken('AMOUNT_INVALID'));
  });
});

describe('yuan as people write them', () => {
  it.each([
    ['27600', 27_600_00],
    ['48.50', 48_50],
    ['48.5', 48_50],
    ['0', 0],
    ['0.01', 1],
    ['0.29', 29], // 0.29 × 100 is 28.999… in binary
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%p is %p fen', (text, expected) => expect(fenFromYuan(text)).toBe(expected));

  it.each(['', '1.234', '-1', '+1', '1,000', '1e3', ' 1', '1.', '.5', '１', '1元', '90071992547409.92', '000000000000001'])('%p is refused', (text) => {
    expect(() => fenFromYuan(text)).toThrow(refusal('AMOUNT_INVALID'));
  });

  it.each([
    [48_00, '48.00'],
    [0, '0.00'],
    [-0, '0.00'],
    [-5, '-0.05'],
    [5, '0.05'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('%p fen prints as %p', (amount, text) => expect(yuanText(amount)).toBe(text));

  it('stops at what is no whole number of fen', () => expect(() => yuanText(0.5)).toThrow(broken('AMOUNT_INVALID')));

  it('reads back what it prints', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (amount) => expect(fenFromYuan(yuanText(amount))).toBe(amount)));
  });
});
