import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { postFor } from '#libs/registry/posts.js';
import { cashInHand } from './cash-lines.js';
import type { CashLine } from './lots.js';

/**
 * The collector hands cash to the cashier, all of a payment or a part. A step of two hands: it comes into force when that cashier
 * has counted it (R26). Invariant 24; 3.8 (the cash count).
 */
export interface HandOverCash {
  readonly cashierId: OfficerId;
  readonly lines: readonly CashLine[];
  readonly on: IsoDate;
}

/** Refuses SOD_VIOLATION to himself, NOT_AUTHORISED to an officer who is no cashier of the unit, DATE_INVALID, CUSTODY_INSUFFICIENT. */
export function handOverCash(book: Book, { cashierId, lines, on }: HandOverCash, { actor, unitId, today }: Context): readonly DecidedEvent[] {
  const fromOfficerId = actor.officerId;
  if (cashierId === fromOfficerId) refuse('SOD_VIOLATION', { officerId: cashierId, pair: 'COLLECTOR CASHIER' });
  if (postFor(book.registry, cashierId, ['CASHIER'], { unitId, on: today }) === undefined) refuse('NOT_AUTHORISED', { officerId: cashierId, roles: 'CASHIER', unitId });
  const totalFen = cashInHand(book, lines, { unitId, place: 'COLLECTOR', holder: fromOfficerId, on });
  return [event('CashHandedToCashier', { fromOfficerId, cashierId, lines, totalFen }, on)];
}
