import type { HandoverEvent } from '#libs/handovers/handovers.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, LevyId, ObligationId, OfficerId, PaymentId, RemittanceId, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';
import type { LevyChange, PaymentMade } from '#libs/levy/levy.js';
import type { RefundEvent } from '#libs/refunds/refunds.js';
import type { Claim, ClaimEvent } from './claims.js';
import { CountyMoney } from './county-money.js';
import type { CashLine, Lot, Place, Spot } from './lots.js';
import type { Remittance, RemittanceEvent } from './remittances.js';
import { minus, NOTHING, type Split } from './split.js';
import type { UnidentifiedEvent } from './unidentified.js';

interface CashMoved {
  readonly cashierId: OfficerId;
  readonly lines: readonly CashLine[];
  readonly totalFen: Fen;
}

export type CustodyEvent =
  | { type: 'CashHandedToCashier'; data: CashMoved & { fromOfficerId: OfficerId } }
  | { type: 'CashBanked'; data: CashMoved & { accountId: AccountId; slipNo: DocNo } }
  | { type: 'TreasuryPaidOver'; data: { fen: Fen; docNo: DocNo } }
  | ClaimEvent
  | UnidentifiedEvent
  | RemittanceEvent;

/** Every event that changes who holds what; payments, revocations and refunds are events of other slices. */
export type CustodyChange =
  | CustodyEvent
  | HandoverEvent
  | Extract<LevyChange, { type: 'LevyPaymentCollected' | 'PaymentReversed' | 'PaymentReallocated' | 'LevyDecisionRevoked' | 'MakeUpPaid' }>
  | RefundEvent;

/** What only money that was booked as a payment has. */
type Booked = 'levyId' | 'channel' | 'firstPlace' | 'receipt';

/** A payment, money taken off the books, or a bank credit that nobody has identified yet: where it lies, and what of it is remitted. */
export interface HeldPayment extends Omit<PaymentMade, Booked>, Partial<Pick<PaymentMade, Booked>> {
  /** Seq of the event that collected it. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly collectedOn: IsoDate;
  /** The officer who paid it to make up a difference; a payer's payment has none. */
  readonly madeUpBy?: OfficerId;
  /** Came in after the day's cut-off at the bank. */
  readonly afterCutoff: boolean;
  readonly periodId: Month;
  readonly reversed: boolean;
  /** Of a bank credit: what is neither matched to a payment nor owed back (2307.03). */
  readonly unmatchedFen: Fen;
  readonly lots: readonly Lot[];
  /** In drafts that are not sent yet. */
  readonly drafted: Split;
  /** In remittances sent and not bounced. */
  readonly sent: Split;
  /** Owed to the payer since the decision was revoked, and so no longer to be remitted (2307.01). */
  readonly released: Split;
  /** Paid back by the township, out of what is owed to the payer. */
  readonly refundedFen: Fen;
  /** Paid back by the county, out of what it was credited. */
  readonly treasuryRefundedFen: Fen;
}

/** What an officer, an account or a remittance holds of a unit's money. */
export interface Holding extends Spot {
  readonly unitId: UnitId;
  readonly fen: Fen;
}

/** Who holds the collected money: every fen in exactly one place (domain rules 3.5). */
export class Custody {
  readonly payments: Table<PaymentId, HeldPayment>;
  /** The lots of all payments together, by unit and spot; a spot that holds nothing has no row. */
  readonly holdings: Table<string, Holding>;
  /** Payments of whose principal and late fee a part is not sent to the county. */
  readonly unsent: Table<PaymentId, true>;
  readonly remittances: Table<RemittanceId, Remittance>;
  readonly claims: Table<ObligationId, Claim>;
  /** Bank credits that came without a payer's name, by the bank's reference; identified ones too. */
  readonly bankCredits: Table<DocNo, PaymentId>;
  readonly county: CountyMoney;

  constructor(undo: UndoLog) {
    this.payments = new Table('payment', undo);
    this.holdings = new Table('holding', undo);
    this.unsent = new Table('unsent payment', undo);
    this.remittances = new Table('remittance', undo);
    this.claims = new Table('obligation', undo);
    this.bankCredits = new Table('bank credit', undo);
    this.county = new CountyMoney(undo);
  }

  /** The cash in an officer's hands: as collector, as cashier, or both. */
  cashOf(officerId: OfficerId, places: readonly Place[] = ['COLLECTOR', 'CASHIER']): Fen {
    const held = [...this.holdings.values()].filter(({ place, holder }) => holder === officerId && places.includes(place));
    return sum(...held.map(({ fen }) => fen));
  }
}

/** What was counted in: principal, late fee, excess, and what is not identified yet. */
export function countedFen({
  principalFen,
  lateFeeFen,
  excessFen,
  unmatchedFen = ZERO,
}: Pick<PaymentMade, 'principalFen' | 'lateFeeFen' | 'excessFen'> & { readonly unmatchedFen?: Fen }): Fen {
  return sum(principalFen, lateFeeFen, excessFen, unmatchedFen);
}

/** Money that was booked as a payment, with its levy and its receipt. */
export type BookedPayment = HeldPayment & PaymentMade;

export function isBooked(held: HeldPayment): held is BookedPayment {
  return held.receipt !== undefined;
}

/** What of a claim is still owed; fen. */
export function openFenOf({ holdings }: Custody, { unitId, obligationId }: Pick<Claim, 'unitId' | 'obligationId'>): Fen {
  return holdings.get(holdingKey(unitId, { place: 'SHORTAGE_CLAIM', holder: obligationId }))?.fen ?? ZERO;
}

export function holdingKey(unitId: UnitId, { place, holder }: Spot): string {
  return `${unitId} ${place} ${holder}`;
}

/** Principal and late fee that are still to be sent to the county; the excess is never remitted. */
export function unsentOf({ principalFen, lateFeeFen, sent, released, reversed }: HeldPayment): Split {
  return reversed ? NOTHING : minus(minus({ principalFen, lateFeeFen }, sent), released);
}

/** The payments of a levy that stand. All payments are gone through: a decision is revoked too rarely to keep a list for it. */
export function paymentsOf({ payments }: Custody, levyId: LevyId): readonly HeldPayment[] {
  return [...Iterator.from(payments.values()).filter((payment) => payment.levyId === levyId && !payment.reversed)];
}

/** Where a payment was first posted. */
export function firstSpot({ channel, holderOfficerId, accountId }: PaymentMade): Spot {
  const place = ({ CASH: 'COLLECTOR', TRANSIT_TRANSFER: 'TRANSIT', BANK_DIRECT: 'ON_THE_WAY' } as const)[channel];
  return { place, holder: (holderOfficerId ?? accountId) as OfficerId | AccountId };
}
