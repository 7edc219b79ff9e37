import fc from 'fast-check';
import { add, addSigned, fen, least, negate, type SignedFen, subtract, sum, ZERO } from './fen.js';
import { broken, refusal } from './refusal.testing.js';

const LARGEST = fen(Number.MAX_SAFE_INTEGER);
const amount = fc.integer({ min: 0, max: 1e12 }).map(fen);

describe('an amount from outside', () => {
  it.each([0, 1, 27_600_00, Number.MAX_SAFE_INTEGER])('may be %p', (value) => expect(fen(value)).toBe(value));

  it.each([-1, -0, 0.5, 1.01, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is refused as %p', (value) => {
    expect(() => fen(value)).toThrow(refusal('AMOUNT_INVALID'));
  });

  it.each(['100', null, undefined, 5n])('is refused when it is no number: %p', (value) => {
    expect(() => fen(value as unknown as number)).toThrow(refusal('AMOUNT_INVALID'));
  });
});

describe('sums of amounts', () => {
  it('subtracts what was added', () => {
    fc.assert(fc.property(amount, amount, (a, b) => expect(subtract(add(a, b), b)).toBe(a)));
  });

  it('sums any number of amounts in any order', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), (amounts) => {
        expect(sum(...amounts)).toBe(amounts.reduce(add, ZERO));
        expect(sum(...amounts.toReversed())).toBe(sum(...amounts));
      }),
    );
  });

  it('sums nothing to zero', () => expect(sum()).toBe(0));

  it('stops rather than go below zero', () => expect(() => subtract(fen(1), fen(2))).toThrow(broken('AMOUNT_INVALID')));

  it('stops rather than leave the safe integers', () => {
    expect(add(fen(Number.MAX_SAFE_INTEGER - 1), fen(1))).toBe(LARGEST);
    expect(() => add(LARGEST, fen(1))).toThrow(broken('AMOUNT_INVALID'));
    expect(() => sum(LARGEST, LARGEST, LARGEST)).toThrow(broken('AMOUNT_INVALID'));
  });

  it('takes the smaller of two', () => {
    expect(least(fen(3), fen(5))).toBe(3);
    expect(least(fen(5), fen(3))).toBe(3);
  });
});

describe('signed amounts', () => {
  it('turns the sign and never makes a negative zero', () => {
    expect(negate(fen(5))).toBe(-5);
    expect(negate(negate(fen(5)))).toBe(5);
    expect(Object.is(negate(ZERO), 0)).toBe(true);
  });

  it('adds to zero with its opposite', () => {
    fc.assert(fc.property(amount, (a) => expect(addSigned(a, negate(a))).toBe(0)));
  });

  it('stops at both ends of the safe integers', () => {
    expect(() => addSigned(LARGEST, fen(1))).toThrow(broken('AMOUNT_INVALID'));
    expect(() => addSigned(negate(LARGEST), -1 as SignedFen)).toThrow(broken('AMOUNT_INVALID'));
  });
});
