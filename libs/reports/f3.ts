import type { IsoDate } from '#libs/kernel/dates.js';
import { add, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import type { Channel } from '#libs/levy/levy.js';
import type { FeeMonth } from './fee-month.js';
import { verifiedOn } from './matches-of.js';
import { payerCode } from './payer-code.js';
import type { PaymentEvent, ReceiptEvent } from './receipt-events.js';
import type { RemittanceOfPayment } from './remittances-of.js';
import { type Totals, totalOf } from './totals.js';

/** 款项性质: the whole sum, an instalment, or the counter-entry of a payment. */
export type PaymentNature = 'PRINCIPAL' | 'INSTALMENT' | 'CORRECTION';

/** A row of F3: a payment, its reversal (negative), or a void or lost sheet (0.00, without payer). */
export interface F3Row {
  /** The event behind the row. */
  readonly seq: number;
  readonly paidOn: IsoDate;
  readonly levyId?: LevyId;
  readonly villageId?: UnitId;
  readonly villageZh?: string;
  readonly payerCode?: string;
  readonly docNo?: DocNo;
  readonly nature?: PaymentNature;
  readonly instalmentNo?: number;
  readonly principalFen: SignedFen;
  readonly lateFeeFen: SignedFen;
  /** Principal and late fee. */
  readonly totalFen: SignedFen;
  /** What else stands on the sheet: counted in beyond the debt, to be refunded, and so outside the total. */
  readonly excessFen: SignedFen;
  readonly channel?: Channel;
  readonly receiptBookId: ReceiptBookId;
  readonly receiptNo: number;
  /** What this event made of the sheet. */
  readonly sheetState: SheetState;
  readonly officerId: OfficerId;
  /** What the payment's money went to the county with, up to now; none for a reversal. */
  readonly remittances: readonly RemittanceOfPayment[];
  /** When the county's verifier found the sheet to match. */
  readonly verifiedOn?: IsoDate;
}

/** 票据状态. */
export type SheetState = 'USED' | 'VOID' | 'LOST';

const F3_MONEY = ['principalFen', 'lateFeeFen', 'totalFen'] as const;

export interface F3 {
  readonly rows: readonly F3Row[];
  readonly total: Totals<typeof F3_MONEY>;
}

/** The rows of F3《征收社会抚养费缴款情况登记表》with their totals, by day and place in the book; domain rules 4.1, R20. */
export function f3Of(month: FeeMonth): F3 {
  const rows = month.receiptEvents
    .flatMap((event) => rowsOf(event, month).map((row) => verified(row, month)))
    .toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : a.seq - b.seq));
  return { rows, total: totalOf(rows, F3_MONEY) };
}

function verified(row: F3Row, { matches }: FeeMonth): F3Row {
  const on = verifiedOn(matches, { bookId: row.receiptBookId, no: row.receiptNo, seq: row.seq });
  return on === undefined ? row : { ...row, verifiedOn: on };
}

function rowsOf(event: ReceiptEvent, month: FeeMonth): readonly F3Row[] {
  switch (event.type) {
    case 'ReceiptVoided':
      return [sheetRow(event, event.data.no, 'VOID')];
    case 'ReceiptLossReported':
      return event.data.nos.map((no) => sheetRow(event, no, 'LOST'));
    default:
      return [paymentRow(event, month)];
  }
}

function sheetRow({ seq, occurredOn, actor, data }: Exclude<ReceiptEvent, PaymentEvent>, receiptNo: number, sheetState: SheetState): F3Row {
  return {
    ...{ seq, paidOn: occurredOn, principalFen: ZERO, lateFeeFen: ZERO, totalFen: ZERO, excessFen: ZERO },
    ...{ receiptBookId: data.bookId, receiptNo, sheetState, officerId: actor.officerId, remittances: [] },
  };
}

function paymentRow(event: PaymentEvent, month: FeeMonth): F3Row {
  const { seq, occurredOn, actor, data } = event;
  const { villageId, payerId, docNo } = month.entryOf(data.levyId);
  const counted = (fen: SignedFen) => (event.type === 'PaymentReversed' ? negate(fen) : fen);
  const { levyId, principalFen, lateFeeFen, excessFen, channel } = data;
  return {
    ...{ seq, paidOn: occurredOn, levyId, villageId, villageZh: month.villageZh(villageId), payerCode: payerCode(payerId), docNo, ...natureOf(event), channel },
    ...{ principalFen: counted(principalFen), lateFeeFen: counted(lateFeeFen), totalFen: counted(add(principalFen, lateFeeFen)), excessFen: counted(excessFen) },
    ...{ receiptBookId: data.receipt.bookId, receiptNo: data.receipt.no, sheetState: sheetStateOf(event), officerId: actor.officerId },
    remittances: event.type === 'PaymentReversed' ? [] : (month.remittances.get(data.paymentId) ?? []),
  };
}

function natureOf(event: PaymentEvent): Pick<F3Row, 'nature' | 'instalmentNo'> {
  if (event.type === 'PaymentReversed') return { nature: 'CORRECTION' };
  const { instalmentNo } = event.data;
  return instalmentNo === undefined ? { nature: 'PRINCIPAL' } : { nature: 'INSTALMENT', instalmentNo };
}

/** The sheet of a reversed payment is void if all its copies are back, else it stays used (domain rules 3.4). */
function sheetStateOf(event: PaymentEvent): SheetState {
  return event.type === 'PaymentReversed' && event.data.copiesKept ? 'VOID' : 'USED';
}
