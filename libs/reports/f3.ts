import type { EventOf } from '#libs/book/events.js';
import { sourceOf } from '#libs/custody/claims.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, addSigned, type Fen, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { DocNo, LevyId, OfficerId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import type { Channel } from '#libs/levy/levy.js';
import type { FeeMonth } from './fee-month.js';
import { verifiedOn } from './matches-of.js';
import { payerCode } from './payer-code.js';
import type { PaymentEvent, ReceiptEvent } from './receipt-events.js';
import type { RemittanceOfPayment } from './remittances-of.js';
import { type Totals, totalOf } from './totals.js';

/** 款项性质: the whole sum, an instalment, money taken off the books, what an officer made up, or a correction: the counter-entry of a payment, or its move to another levy. */
export const PAYMENT_NATURES = ['PRINCIPAL', 'INSTALMENT', 'OFF_BOOK', 'MAKE_UP', 'CORRECTION'] as const;
export type PaymentNature = (typeof PAYMENT_NATURES)[number];

/** A row of F3: a payment, its reversal (negative), a void or lost sheet (0.00, without payer), money off the books (without a sheet), or a half of a reallocation. */
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
  /** A half of a reallocation tells the reader what was put right: outside the total. */
  readonly outsideTotal: boolean;
  readonly receiptBookId?: ReceiptBookId;
  readonly receiptNo?: number;
  /** What this event made of the sheet. */
  readonly sheetState?: SheetState;
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
  const counted = rows.filter(({ outsideTotal }) => !outsideTotal);
  return { rows, total: totalOf(counted, F3_MONEY) };
}

function verified(row: F3Row, { matches }: FeeMonth): F3Row {
  const { receiptBookId: bookId, receiptNo: no, seq } = row;
  if (bookId === undefined || no === undefined) return row;
  const on = verifiedOn(matches, { bookId, no, seq });
  return on === undefined ? row : { ...row, verifiedOn: on };
}

function rowsOf(event: ReceiptEvent, month: FeeMonth): readonly F3Row[] {
  switch (event.type) {
    case 'ReceiptVoided':
      return [sheetRow(event, event.data.no, 'VOID')];
    case 'ReceiptLossReported':
      return event.data.nos.map((no) => sheetRow(event, no, 'LOST'));
    case 'OffBookCollectionEstablished':
      return offBookRows(event, month);
    case 'PaymentReallocated':
      return reallocationRows(event, month);
    case 'MakeUpPaid':
      return [makeUpRow(event, month)];
    default:
      return [paymentRow(event, month)];
  }
}

function sheetRow({ seq, occurredOn, actor, data }: EventOf<'ReceiptVoided' | 'ReceiptLossReported'>, receiptNo: number, sheetState: SheetState): F3Row {
  return {
    ...{ seq, paidOn: occurredOn, principalFen: ZERO, lateFeeFen: ZERO, totalFen: ZERO, excessFen: ZERO, outsideTotal: false },
    ...{ receiptBookId: data.bookId, receiptNo, sheetState, officerId: actor.officerId, remittances: [] },
  };
}

/** Of whom: the levy, its village and its payer. */
function debtor(levyId: LevyId, month: FeeMonth): Pick<F3Row, 'levyId' | 'villageId' | 'villageZh' | 'payerCode' | 'docNo'> {
  const { villageId, payerId, docNo } = month.entryOf(levyId);
  return { levyId, villageId, villageZh: month.villageZh(villageId), payerCode: payerCode(payerId), docNo };
}

/** 账外追认 (R1): without a sheet, in the month in which it is established; none where it paid no levy. */
function offBookRows({ seq, occurredOn, data }: EventOf<'OffBookCollectionEstablished'>, month: FeeMonth): readonly F3Row[] {
  const { levyId, fen, officerId, obligationId } = data;
  if (levyId === undefined) return [];
  const sums = { principalFen: fen, lateFeeFen: ZERO, totalFen: fen, excessFen: ZERO, outsideTotal: false };
  return [{ seq, paidOn: occurredOn, ...debtor(levyId, month), nature: 'OFF_BOOK', ...sums, officerId, remittances: month.remittances.get(sourceOf(obligationId)) ?? [] }];
}

/** Two information rows (domain rules 4.1): what one levy lost, and what the other got. */
function reallocationRows({ seq, occurredOn, actor, data }: EventOf<'PaymentReallocated'>, month: FeeMonth): readonly F3Row[] {
  const half = (levyId: LevyId, signed: (fen: Fen) => SignedFen): F3Row => {
    const [principalFen, lateFeeFen] = [signed(data.principalFen), signed(data.lateFeeFen)];
    const sums = { principalFen, lateFeeFen, totalFen: addSigned(principalFen, lateFeeFen), excessFen: signed(data.excessFen) };
    return { seq, paidOn: occurredOn, ...debtor(levyId, month), nature: 'CORRECTION', ...sums, outsideTotal: true, officerId: actor.officerId, remittances: [] };
  };
  return [half(data.fromLevyId, negate), half(data.toLevyId, (fen) => fen)];
}

function paymentRow(event: PaymentEvent, month: FeeMonth): F3Row {
  const { seq, occurredOn, actor, data } = event;
  const counted = (fen: SignedFen) => (event.type === 'PaymentReversed' ? negate(fen) : fen);
  const { levyId, principalFen, lateFeeFen, excessFen, channel } = data;
  return {
    ...{ seq, paidOn: occurredOn, ...debtor(levyId, month), ...natureOf(event), channel, outsideTotal: false },
    ...{ principalFen: counted(principalFen), lateFeeFen: counted(lateFeeFen), totalFen: counted(add(principalFen, lateFeeFen)), excessFen: counted(excessFen) },
    ...{ receiptBookId: data.receipt.bookId, receiptNo: data.receipt.no, sheetState: sheetStateOf(event), officerId: actor.officerId },
    remittances: event.type === 'PaymentReversed' ? [] : (month.remittances.get(data.paymentId) ?? []),
  };
}

/** It is the officer who pays. */
function makeUpRow({ seq, occurredOn, actor, data }: EventOf<'MakeUpPaid'>, month: FeeMonth): F3Row {
  const { levyId, principalFen, lateFeeFen, receipt, paymentId } = data;
  const { villageId, docNo } = month.entryOf(levyId);
  return {
    ...{ seq, paidOn: occurredOn, levyId, villageId, villageZh: month.villageZh(villageId), payerCode: data.officerId, docNo, nature: 'MAKE_UP', channel: 'TRANSIT_TRANSFER' },
    ...{ principalFen, lateFeeFen, totalFen: add(principalFen, lateFeeFen), excessFen: ZERO, outsideTotal: false },
    ...{ receiptBookId: receipt.bookId, receiptNo: receipt.no, sheetState: 'USED', officerId: actor.officerId },
    remittances: month.remittances.get(paymentId) ?? [],
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
