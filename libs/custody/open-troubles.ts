import type { Book } from '#libs/book/book.js';
import { daysBetween, type IsoDate } from '#libs/kernel/dates.js';
import { type Fen, subtract } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, OfficerId, PaymentId, UnitId } from '#libs/kernel/ids.js';
import { isWithin } from '#libs/registry/posts.js';
import type { Claim } from './claims.js';
import { openFenOf } from './custody.js';

/** What an officer owes for money in custody, and for how long by now. */
export interface ClaimStanding extends Omit<Claim, 'lines'> {
  readonly openFen: Fen;
  readonly recoveredFen: Fen;
  readonly ageDays: number;
}

/** Claims of a unit and the units below it, of one officer where he is named, the oldest first; settled ones too. */
export function claimStandings(book: Book, { unitId, officerId }: { unitId: UnitId; officerId?: OfficerId | undefined }, today: IsoDate): readonly ClaimStanding[] {
  const asked = [...book.custody.claims.values()].filter((claim) => isWithin(book.registry, claim.unitId, unitId) && (officerId === undefined || claim.officerId === officerId));
  const standings = asked.map(({ lines, ...claim }) => {
    const openFen = openFenOf(book.custody, claim);
    return { ...claim, openFen, recoveredFen: subtract(claim.totalFen, openFen), ageDays: daysBetween(claim.openedOn, today) };
  });
  return standings.toSorted((a, b) => b.ageDays - a.ageDays || a.seq - b.seq);
}

/** A bank credit of which nobody knows whose it is (2307.03), and for how long by now. */
export interface CreditStanding {
  readonly paymentId: PaymentId;
  readonly bankRef: DocNo;
  readonly accountId?: AccountId;
  readonly unitId: UnitId;
  readonly creditedOn: IsoDate;
  readonly fen: Fen;
  readonly ageDays: number;
}

/** Credits of a unit and the units below it that are neither matched nor to be refunded, the oldest first. */
export function openCredits(book: Book, unitId: UnitId, today: IsoDate): readonly CreditStanding[] {
  const held = [...book.custody.bankCredits.entries()].map(([bankRef, paymentId]) => ({ ...book.custody.payments.known(paymentId), bankRef }));
  const open = held.filter((credit) => credit.unmatchedFen > 0 && isWithin(book.registry, credit.unitId, unitId));
  return open
    .map(({ paymentId, bankRef, accountId, unitId: of, collectedOn: creditedOn, unmatchedFen: fen }) => {
      const credit = { paymentId, bankRef, unitId: of, creditedOn, fen, ageDays: daysBetween(creditedOn, today) };
      return accountId === undefined ? credit : { ...credit, accountId };
    })
    .toSorted((a, b) => b.ageDays - a.ageDays);
}
