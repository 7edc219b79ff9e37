import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, least, subtract, sum, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, ObligationId, OfficerId, PaymentId, RemittanceId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';

/** Where collected money can lie, in the order of its way; before that, what an officer still owes of it (domain rules 3.5). */
export const PLACES = ['SHORTAGE_CLAIM', 'COLLECTOR', 'CASHIER', 'TRANSIT', 'ON_THE_WAY', 'COUNTY'] as const;
export type Place = (typeof PLACES)[number];

/** Whose hand, which account; on the way: in which remittance, or at which account it was paid in; owed: under which claim. */
export type Holder = OfficerId | AccountId | RemittanceId | ObligationId;

export interface Spot {
  readonly place: Place;
  readonly holder: Holder;
}

/** A spot, or all spots of a place. */
export interface Somewhere {
  readonly place: Place;
  readonly holder?: Holder;
}

/** A part of a payment's money that lies in one spot since a day. */
export interface Lot extends Spot {
  readonly fen: Fen;
  readonly since: IsoDate;
}

/** A part of a payment's cash; a payment may change hands in parts (worked example A3). */
export interface CashLine {
  readonly paymentId: PaymentId;
  readonly fen: Fen;
}

/** How much of the lots lies at a place, where a holder is named with him, and where a day is named, since that day or earlier. */
export function lyingAt(lots: readonly Lot[], at: Somewhere, by?: IsoDate): Fen {
  const there = lots.filter((lot) => isAt(lot, at) && (by === undefined || lot.since <= by));
  return sum(...there.map(({ fen }) => fen));
}

/**
 * Moves money from one spot to another on a day. What has lain shortest goes first, so that the rest can still be moved by an entry
 * of an earlier day. Stops with CUSTODY_IDENTITY (invariant 24) where less lies there.
 */
export function moved(lots: readonly Lot[], { from, to, fen, on }: { from: Spot; to: Spot; fen: Fen; on: IsoDate }): readonly Lot[] {
  // Nearly every payment lies in one spot and moves as a whole.
  const [only] = lots;
  if (lots.length === 1 && only?.fen === fen && isAt(only, from) && only.since <= on) return [{ ...to, fen, since: on }];
  return laid(taken(lots, { from, fen, on }).left, { ...to, fen, since: on });
}

/** Takes money out on a day, in the same order: the parts that were taken, and the lots that are left. */
export function taken(lots: readonly Lot[], { from, fen, on }: { from: Somewhere; fen: Fen; on: IsoDate }): { readonly parts: readonly Lot[]; readonly left: readonly Lot[] } {
  const candidates = lots.filter((lot) => isAt(lot, from) && lot.since <= on).toSorted((a, b) => (a.since < b.since ? 1 : -1));
  const takenFen = new Map<Lot, Fen>();
  let missing = fen;
  for (const lot of candidates) {
    const part = least(lot.fen, missing);
    takenFen.set(lot, part);
    missing = subtract(missing, part);
  }
  assertHolds(missing === 0, 'CUSTODY_IDENTITY', () => ({ ...from, on, fen, missing }));
  const parts = [...takenFen].map(([lot, part]) => ({ ...lot, fen: part })).filter((lot) => lot.fen > 0);
  const left = lots.map((lot) => ({ ...lot, fen: subtract(lot.fen, takenFen.get(lot) ?? ZERO) })).filter((lot) => lot.fen > 0);
  return { parts, left };
}

/** Adds a lot; to the one that lies in the same spot since the same day, where there is one. */
function laid(lots: readonly Lot[], lot: Lot): readonly Lot[] {
  const index = lots.findIndex((other) => isAt(other, lot) && other.since === lot.since);
  return index < 0 ? [...lots, lot] : lots.with(index, { ...lot, fen: add(lot.fen, (lots[index] as Lot).fen) });
}

function isAt(lot: Lot, { place, holder }: Somewhere): boolean {
  return lot.place === place && (holder === undefined || lot.holder === holder);
}
