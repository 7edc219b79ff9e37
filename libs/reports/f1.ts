import type { RecordedEvent } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { addSigned, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { OfficerId, ReceiptBookId } from '#libs/kernel/ids.js';
import type { Levy } from '#libs/levy/levy.js';
import type { FeeMonth } from './fee-month.js';
import { type LevyCells, levyCells, paidFenOf } from './levy-cells.js';
import type { LevyMonth } from './levy-months.js';
import { moneyOf, NO_MONEY, plus } from './month-money.js';
import { type Totals, totalOf } from './totals.js';

/** A row of F1: a levy with a payment or a settling event in the month. Amounts in fen. */
export interface F1Row extends LevyCells {
  /** Principal paid before the month, and by its end. */
  readonly paidBeforeFen: SignedFen;
  readonly paidFen: SignedFen;
  /** What the payer paid in the month less what was taken back: principal and late fee; then the late fee in it. */
  readonly paidInMonthFen: SignedFen;
  readonly lateFeeFen: SignedFen;
  /** Of this month (R20). */
  readonly reducedFen: SignedFen;
  readonly transferredFen: SignedFen;
  readonly makeUpFen: SignedFen;
  readonly closingFen: SignedFen;
  readonly byInstalments: boolean;
  readonly settledOn?: IsoDate;
  readonly receipts: readonly { readonly bookId: ReceiptBookId; readonly no: number }[];
  readonly officerIds: readonly OfficerId[];
  /** Counted in beyond the debt in the month. */
  readonly excessFen: SignedFen;
  /** How many payments were taken back in it. */
  readonly reversals: number;
  readonly revokedOn?: IsoDate;
  /** What was left ended with its scheme. */
  readonly extinguishedOn?: IsoDate;
  /** The events of the month behind the row. */
  readonly seqs: readonly number[];
}

const F1_MONEY = ['assessedFen', 'paidBeforeFen', 'paidInMonthFen', 'lateFeeFen', 'paidFen', 'reducedFen', 'transferredFen', 'makeUpFen', 'closingFen'] as const;

export interface F1 {
  readonly rows: readonly F1Row[];
  readonly total: Totals<typeof F1_MONEY>;
}

/** With one of these posted in a month a levy stands in F1 (R1, R20). Not all are events of a book yet. */
const PUTS_INTO_F1: ReadonlySet<string> = new Set(['LevyPaymentCollected', 'PaymentReversed', 'OffBookCollectionEstablished', 'MakeUpPaid']);

/** Whether a levy stands in F1: it was paid in the month, or its balance came to 0 in it. */
export function isInF1({ atStart, atEnd, within }: LevyMonth): boolean {
  if (within.some(({ type }) => PUTS_INTO_F1.has(type))) return true;
  const owedFen = atStart === undefined ? atEnd.assessedFen : atStart.payerBalanceFen;
  return owedFen > 0 && atEnd.payerBalanceFen === 0;
}

/** The rows of F1《发出征收决定书登记表（已缴款的）》with their totals; domain rules 4.1, R20. */
export function f1Of(month: FeeMonth): F1 {
  const rows = month.levies.filter(isInF1).map((levy) => rowOf(levy, month));
  return { rows, total: totalOf(rows, F1_MONEY) };
}

function rowOf(levy: LevyMonth, month: FeeMonth): F1Row {
  const { atStart, atEnd, within } = levy;
  const flow = month.flows.get(atEnd.levyId);
  const { principalFen, lateFeeFen, makeUpFen } = within.map(moneyOf).reduce(plus, NO_MONEY);
  return {
    ...levyCells(levy, month),
    ...{ paidBeforeFen: atStart === undefined ? ZERO : paidFenOf(atStart), paidFen: paidFenOf(atEnd) },
    ...{ paidInMonthFen: addSigned(principalFen, lateFeeFen), lateFeeFen, makeUpFen },
    ...{ reducedFen: flow?.reducedFen ?? ZERO, transferredFen: flow?.transferredFen ?? ZERO, closingFen: atEnd.payerBalanceFen },
    byInstalments: atEnd.plan !== undefined || atEnd.dueLines.length > 1,
    ...settlementOf(atEnd),
    ...ticketsOf(within),
    seqs: within.map(({ seq }) => seq),
  };
}

/** A debt that was paid is settled on the value date of its last move; one that was revoked or ended with its scheme is not settled. */
function settlementOf({ payerBalanceFen, revocation, extinguishment, moves }: Levy): Pick<F1Row, 'settledOn' | 'revokedOn' | 'extinguishedOn'> {
  if (revocation !== undefined) return { revokedOn: revocation.on };
  if (extinguishment !== undefined) return { extinguishedOn: extinguishment.on };
  const last = moves.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest), '' as IsoDate);
  return payerBalanceFen === 0 && last !== '' ? { settledOn: last } : {};
}

function ticketsOf(within: readonly RecordedEvent[]): Pick<F1Row, 'receipts' | 'officerIds' | 'excessFen' | 'reversals'> {
  const paid = within.filter((event) => event.type === 'LevyPaymentCollected');
  const reversed = within.filter((event) => event.type === 'PaymentReversed');
  const madeUp = within.filter((event) => event.type === 'MakeUpPaid');
  const sheets = new Map([...paid, ...reversed, ...madeUp].map(({ data: { receipt } }) => [`${receipt.bookId} ${receipt.no}`, { bookId: receipt.bookId, no: receipt.no }]));
  const excess = [...paid.map(({ data }) => data.excessFen as SignedFen), ...reversed.map(({ data }) => negate(data.excessFen))];
  return {
    receipts: [...sheets.values()],
    officerIds: [...new Set([...paid, ...reversed, ...madeUp].map(({ actor }) => actor.officerId))],
    excessFen: excess.reduce(addSigned, ZERO as SignedFen),
    reversals: reversed.length,
  };
}
