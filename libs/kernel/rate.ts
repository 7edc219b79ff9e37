import { Decimal as DefaultDecimal } from 'decimal.js';
import { type Fen, fen } from './fen.js';
import { assertHolds, refuse } from './refusal.js';

/** The only place that computes with decimals. Cloned, so that nobody's settings reach it; precise beyond any sum in fen. */
const Decimal = DefaultDecimal.clone({ precision: 40, rounding: DefaultDecimal.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });

/** A rate as the law prints it, in decimal digits: '2' per mille, '0.5' per cent. A string, so that no float touches it. */
export type RateText = string & { readonly __kind: 'rate' };

const RATE = /^\d{1,6}(\.\d{1,6})?$/;
const YUAN = /^\d{1,14}(\.\d{1,2})?$/;

/** Reads a rate such as '2' or '0.05'. Refuses RATE_INVALID for signs, exponents, spaces or more than six decimals. */
export function rateText(text: string): RateText {
  if (!RATE.test(text)) refuse('RATE_INVALID', { text });
  return text as RateText;
}

/** `amount` × `perMille` ‰ × `times` ÷ `over`, rounded half up once, in fen. `times` and `over` count months or days: whole, never negative. */
export function perMilleOf(amount: Fen, perMille: RateText, { times = 1, over = 1 }: { times?: number; over?: number } = {}): Fen {
  assertHolds(Number.isSafeInteger(times) && times >= 0 && Number.isSafeInteger(over) && over > 0, 'AMOUNT_INVALID', () => ({ times, over }));
  const exact = new Decimal(amount).mul(new Decimal(perMille)).mul(times).div(1000).div(over);
  const rounded = exact.toDecimalPlaces(0).toNumber();
  assertHolds(Number.isSafeInteger(rounded), 'AMOUNT_INVALID', () => ({ amount, perMille, times, over }));
  return rounded as Fen;
}

/** The sum of an `amount` × its `perMille` ‰ over all parts, ÷ `over`, rounded half up once, in fen: for days under more than one rate. */
export function perMilleOfParts(parts: Iterable<readonly [perMille: RateText, amount: number]>, over: number): Fen {
  let exact = new Decimal(0);
  for (const [perMille, amount] of parts) {
    assertHolds(Number.isSafeInteger(amount) && amount >= 0, 'AMOUNT_INVALID', () => ({ perMille, amount }));
    exact = exact.add(new Decimal(amount).mul(new Decimal(perMille)));
  }
  const rounded = exact.div(1000).div(over).toDecimalPlaces(0).toNumber();
  assertHolds(Number.isSafeInteger(rounded), 'AMOUNT_INVALID', () => ({ over, rounded: String(rounded) }));
  return rounded as Fen;
}

/** Reads yuan as people type them ('27600', '48.50') into fen. Refuses AMOUNT_INVALID for anything else, three decimals included. */
export function fenFromYuan(text: string): Fen {
  if (!YUAN.test(text)) refuse('AMOUNT_INVALID', { value: text });
  return fen(new Decimal(text).mul(100).toNumber());
}

/** Prints fen as yuan with two decimals: 4800 → '48.00', 0 → '0.00', −5 → '-0.05'. */
export function yuanText(amount: number): string {
  assertHolds(Number.isSafeInteger(amount), 'AMOUNT_INVALID', () => ({ value: String(amount) }));
  return new Decimal(amount).div(100).toFixed(2);
}
