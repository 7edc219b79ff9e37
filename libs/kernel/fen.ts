import { assertHolds, refuse } from './refusal.js';

/** Money: a whole number of fen (分, 1/100 yuan), never negative, never beyond the safe integers. Invariant 1. */
export type Fen = number & { readonly __unit: 'fen' };

/** A signed sum of fen, as it stands in journal lines and in differences. */
export type SignedFen = number & { readonly __unit: 'fen' | 'signed fen' };

export const ZERO = 0 as Fen;

/** Takes a number from outside as fen. Refuses AMOUNT_INVALID unless it is a safe integer of at least 0. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) refuse('AMOUNT_INVALID', { value: String(value) });
  return value as Fen;
}

/** Sum of two amounts; stops rather than leave the safe integers. */
export function add(a: Fen, b: Fen): Fen {
  return checked(a + b);
}

/** Difference of two amounts; a negative one is a fault of the caller, who compares first. */
export function subtract(a: Fen, b: Fen): Fen {
  return checked(a - b);
}

/** Sum of any number of amounts; 0 for none. */
export function sum(...amounts: readonly Fen[]): Fen {
  return checked(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** The smaller of two amounts. */
export function least(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/** The amount with its sign turned: for journal lines and movements only. */
export function negate(amount: SignedFen): SignedFen {
  return (amount === 0 ? 0 : -amount) as SignedFen;
}

/** Sum with signs. */
export function addSigned(a: SignedFen, b: SignedFen): SignedFen {
  const total = a + b;
  assertHolds(Number.isSafeInteger(total), 'AMOUNT_INVALID', () => ({ a, b }));
  return total as SignedFen;
}

function checked(value: number): Fen {
  assertHolds(Number.isSafeInteger(value) && value >= 0, 'AMOUNT_INVALID', () => ({ value: String(value) }));
  return value as Fen;
}
