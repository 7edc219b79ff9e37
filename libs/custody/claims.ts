import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, LevyId, ObligationId, OfficerId, PaymentId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import type { Table } from '#libs/kernel/table.js';
import type { CashLine } from './lots.js';

/** Why an officer owes money to the unit: cash that he was to have and has not; money that he took and nobody booked. */
export const CLAIM_KINDS = ['SHORTAGE', 'OFF_BOOK'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** By what off-book money was proved. */
export const OFF_BOOK_BASES = ['AUDIT', 'PAYER_EVIDENCE'] as const;
export type OffBookBasis = (typeof OFF_BOOK_BASES)[number];

/** In whose hands cash can be short. */
export const CASH_PLACES = ['COLLECTOR', 'CASHIER'] as const;
export type CashPlace = (typeof CASH_PLACES)[number];

interface OwedBy {
  readonly obligationId: ObligationId;
  readonly officerId: OfficerId;
}

export interface ShortageConfirmed extends OwedBy {
  readonly place: CashPlace;
  readonly lines: readonly CashLine[];
  readonly totalFen: Fen;
}

/** Money proved taken but never booked nor ticketed: the payer has paid, the officer owes it (R1). */
export interface OffBookEstablished extends OwedBy {
  /** The debt that it paid; none where nothing could lawfully be charged, and the payer is to have it back. */
  readonly levyId?: LevyId;
  /** The scheme that was charged without a levy. */
  readonly policyId?: PolicyId;
  readonly fen: Fen;
  /** The number on the paper that the payer was given. */
  readonly claimedReceiptNo?: DocNo;
  readonly basis: OffBookBasis;
  readonly docNo: DocNo;
  /** When it was taken, as far as is proved. */
  readonly takenOn: IsoDate;
}

export interface ShortageRecovered extends OwedBy {
  readonly kind: ClaimKind;
  readonly lines: readonly CashLine[];
  readonly totalFen: Fen;
  readonly accountId: AccountId;
  readonly slipNo: DocNo;
}

export type ClaimEvent =
  | { type: 'CustodyShortageConfirmed'; data: ShortageConfirmed }
  | { type: 'OffBookCollectionEstablished'; data: OffBookEstablished }
  | { type: 'ShortageRecovered'; data: ShortageRecovered };

/** What an officer owes for money in custody; what of it is open lies at the place SHORTAGE_CLAIM (1218.02). */
export interface Claim extends OwedBy {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly kind: ClaimKind;
  readonly unitId: UnitId;
  readonly openedOn: IsoDate;
  /** What of which payment. Off-book money is a source of its own under the number of its claim (R4). */
  readonly lines: readonly CashLine[];
  readonly totalFen: Fen;
  /** The bank's slips by which it was paid in, so far. */
  readonly slips: readonly DocNo[];
}

/** Off-book money stands among the payments under the number of its claim: that is its source id (R4). */
export function sourceOf(obligationId: ObligationId): PaymentId {
  return obligationId as string as PaymentId;
}

/** What becomes of the claims themselves; where their money lies is told by custody.ts. */
export function evolveClaims(claims: Table<ObligationId, Claim>, event: Recorded<ClaimEvent>): void {
  const { type, data, seq, unitId, occurredOn: openedOn } = event;
  const { obligationId, officerId } = data;
  switch (type) {
    case 'CustodyShortageConfirmed':
      return claims.put(obligationId, { obligationId, officerId, seq, kind: 'SHORTAGE', unitId, openedOn, lines: data.lines, totalFen: data.totalFen, slips: [] });
    case 'OffBookCollectionEstablished':
      return claims.put(obligationId, {
        obligationId,
        officerId,
        seq,
        kind: 'OFF_BOOK',
        unitId,
        openedOn,
        lines: [{ paymentId: sourceOf(obligationId), fen: data.fen }],
        totalFen: data.fen,
        slips: [],
      });
    case 'ShortageRecovered': {
      const claim = claims.known(obligationId);
      return claims.put(obligationId, { ...claim, seq, slips: [...claim.slips, data.slipNo] });
    }
    default:
      return event satisfies never;
  }
}
