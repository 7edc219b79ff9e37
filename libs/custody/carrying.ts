import type { IsoDate } from '#libs/kernel/dates.js';
import { add, addSigned, type Fen, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { type Custody, type HeldPayment, holdingKey, unsentOf } from './custody.js';
import { type CashLine, moved, type Place, type Spot } from './lots.js';
import { fenOf } from './split.js';

/** A spot by its place and holder. */
export function at(place: Place, holder: Spot['holder']): Spot {
  return { place, holder };
}

/** Moves a part of each payment from one spot to another, and does with it what else the event does. */
export function carry<L extends CashLine>(
  custody: Custody,
  lines: readonly L[],
  { from, to, on }: { from: Spot; to: Spot; on: IsoDate },
  also: Step<L> = (payment) => payment,
): void {
  const carriedFen = new Map<UnitId, Fen>();
  each(custody, lines, (payment, line) => {
    const { unitId, lots } = payment;
    carriedFen.set(unitId, add(carriedFen.get(unitId) ?? ZERO, line.fen));
    return { ...also(payment, line), lots: moved(lots, { from, to, fen: line.fen, on }) };
  });
  for (const [unitId, fen] of carriedFen) {
    hold(custody, unitId, from, negate(fen));
    hold(custody, unitId, to, fen);
  }
}

type Step<L> = (payment: HeldPayment, line: L) => HeldPayment;

/** Changes the payments that the lines of an event name. */
export function each<L extends Pick<CashLine, 'paymentId'>>(custody: Custody, lines: readonly L[], step: Step<L>): void {
  for (const line of lines) {
    const payment = custody.payments.known(line.paymentId);
    put(custody, payment, step(payment, line));
  }
}

/** Keeps a payment as it is now, and the list of those with unsent money with it. */
export function put(custody: Custody, before: HeldPayment | undefined, payment: HeldPayment): void {
  const { paymentId } = payment;
  custody.payments.put(paymentId, payment);
  const isUnsent = hasUnsent(payment);
  if (isUnsent === (before !== undefined && hasUnsent(before))) return;
  if (isUnsent) custody.unsent.put(paymentId, true);
  else custody.unsent.remove(paymentId);
}

function hasUnsent(payment: HeldPayment): boolean {
  return fenOf(unsentOf(payment)) > 0;
}

/** Adds to what a spot holds, or takes from it: CUSTODY_IDENTITY where that would be less than nothing (invariant 24). */
export function hold({ holdings }: Custody, unitId: UnitId, { place, holder }: Spot, change: SignedFen): void {
  const key = holdingKey(unitId, { place, holder });
  const fen = addSigned(holdings.get(key)?.fen ?? ZERO, change);
  assertHolds(fen >= 0, 'CUSTODY_IDENTITY', () => ({ unitId, place, holder, fen }));
  if (fen === 0) holdings.remove(key);
  else holdings.put(key, { unitId, place, holder, fen: fen as Fen });
}
