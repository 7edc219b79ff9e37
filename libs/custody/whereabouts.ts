import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { isWithin, officersFor } from '#libs/registry/posts.js';
import { type HeldPayment, type Holding, unsentOf } from './custody.js';
import { type Lot, PLACES, type Place } from './lots.js';
import { fenOf } from './split.js';

/** Who answers for money that is not sent; without an officer where a unit has money in its account and no cashier. */
export interface Unremitted {
  readonly unitId: UnitId;
  readonly officerId?: OfficerId;
  /** Principal and late fee; the excess waits for its payer, not for the county. */
  readonly fen: Fen;
}

export interface Whereabouts {
  /** Every fen that was collected, by unit, place and holder, in the order of its way. */
  readonly holdings: readonly Holding[];
  readonly totalFen: Fen;
  readonly unremitted: readonly Unremitted[];
  readonly unremittedFen: Fen;
  /** What of all townships' money lies in the county's special account and in the treasury. */
  readonly specialFen: Fen;
  readonly treasuryFen: Fen;
}

/** Where every fen of a unit, and of the units below it, lies now. */
export function whereabouts(book: Book, unitId: UnitId, today: IsoDate): Whereabouts {
  const { custody, registry } = book;
  const inUnit = (of: { readonly unitId: UnitId }) => isWithin(registry, of.unitId, unitId);
  const holdings = [...custody.holdings.values()].filter(inUnit).toSorted(byUnitAndWay);
  const unsent = [...custody.unsent.entries()].map(([paymentId]) => custody.payments.known(paymentId)).filter(inUnit);
  const unremitted = unremittedByHolder(book, unsent, today);
  return {
    holdings,
    totalFen: sum(...holdings.map(({ fen }) => fen)),
    unremitted,
    unremittedFen: sum(...unremitted.map(({ fen }) => fen)),
    specialFen: custody.county.specialFen,
    treasuryFen: custody.county.treasuryFen,
  };
}

/** Money in the transit account is answered for by the unit's cashier (R22); what was paid in at the bank has left the township. */
export function unremittedByHolder(book: Book, payments: readonly HeldPayment[], on: IsoDate): readonly Unremitted[] {
  const parts = payments.flatMap((payment) => heldBack(payment).map(({ fen, ...lot }) => ({ unitId: payment.unitId, officerId: answersFor(book, payment.unitId, lot, on), fen })));
  const byHolder = Map.groupBy(parts, ({ unitId, officerId }) => `${unitId} ${officerId ?? ''}`);
  return [...byHolder.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => {
      const { unitId, officerId } = same[0] as (typeof same)[number];
      const fen = sum(...same.map((part) => part.fen));
      return officerId === undefined ? { unitId, fen } : { unitId, officerId, fen };
    });
}

/** The officer in whose hands money lies on a day; in the transit account the unit's cashier, undefined where it has none (R22). */
export function answersFor({ registry }: Book, unitId: UnitId, { place, holder }: Pick<Lot, 'place' | 'holder'>, on: IsoDate): OfficerId | undefined {
  if (place !== 'TRANSIT') return holder as OfficerId;
  return officersFor(registry, ['CASHIER'], { unitId, on })[0];
}

const IN_THE_TOWNSHIP: readonly Place[] = ['TRANSIT', 'CASHIER', 'COLLECTOR'];

/**
 * Where the unsent principal and late fee of a payment lie. What is furthest on its way counts first: it can be remitted at once,
 * and what is owed back to the payer is what stays behind.
 */
export function heldBack(payment: HeldPayment): readonly Pick<Lot, 'place' | 'holder' | 'fen'>[] {
  let left = fenOf(unsentOf(payment));
  const parts: Pick<Lot, 'place' | 'holder' | 'fen'>[] = [];
  for (const place of IN_THE_TOWNSHIP) {
    for (const lot of payment.lots.filter((one) => one.place === place)) {
      const fen = least(lot.fen, left);
      left = subtract(left, fen);
      if (fen > ZERO) parts.push({ place, holder: lot.holder, fen });
    }
  }
  return parts;
}

function byUnitAndWay(a: Holding, b: Holding): number {
  const way = PLACES.indexOf(a.place) - PLACES.indexOf(b.place);
  return compare(a.unitId, b.unitId) || way || compare(a.holder, b.holder);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
