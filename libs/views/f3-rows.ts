import type { EventOf } from '#libs/book/events.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { add, addSigned, negate, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { BookCode, DocNo, LevyId, OfficerId, PartyId, ReceiptBookId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { Channel } from '#libs/levy/levy.js';
import { eventsOf, type Sources } from './events-of.js';
import { type LevyOpening, levyOpenings } from './levy-openings.js';
import { periodEntity } from './projections.js';

/** 款项性质: the whole sum, an instalment, or the counter-entry of a payment. */
export type PaymentNature = 'PRINCIPAL' | 'INSTALMENT' | 'CORRECTION';

/** A row of F3: a payment, its reversal (negative), or a void sheet (0.00, without payer). */
export interface F3Row {
  /** The event behind the row. */
  readonly seq: number;
  readonly paidOn: IsoDate;
  readonly villageId?: UnitId;
  readonly payerId?: PartyId;
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
  readonly sheetState: 'USED' | 'VOID';
  readonly officerId: OfficerId;
}

export interface F3 {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly asOfSeq: number;
  readonly rows: readonly F3Row[];
  readonly total: Pick<F3Row, 'principalFen' | 'lateFeeFen' | 'totalFen'>;
}

const F3_TYPES = ['LevyPaymentCollected', 'PaymentReversed', 'ReceiptVoided'] as const;
type F3Event = EventOf<(typeof F3_TYPES)[number]>;
type PaymentEvent = Exclude<F3Event, { type: 'ReceiptVoided' }>;

/**
 * The rows of F3《征收社会抚养费缴款情况登记表》of a unit's month with their totals, by day and place in the book; domain rules 4.1, R20.
 * Refuses VIEW_BEHIND where the views do not hold `asOfSeq`.
 */
export async function f3Rows(sources: Sources, book: BookCode, of: { unitId: UnitId; periodId: Month; asOfSeq?: number | undefined }): Promise<F3> {
  const { unitId, periodId } = of;
  const asOfSeq = await sources.views.seqSeen(book, of.asOfSeq);
  const events: readonly F3Event[] = await eventsOf(sources, book, periodEntity(unitId, periodId), { asOfSeq, types: F3_TYPES });
  const openings = await levyOpenings(
    sources,
    book,
    events.filter(isPayment).map(({ data }) => data.levyId),
    asOfSeq,
  );
  const rows = events.map((event) => rowOf(event, openings)).toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : a.seq - b.seq));
  return { unitId, periodId, asOfSeq, rows, total: totalOf(rows) };
}

function isPayment(event: F3Event): event is PaymentEvent {
  return event.type !== 'ReceiptVoided';
}

function rowOf(event: F3Event, openings: ReadonlyMap<LevyId, LevyOpening>): F3Row {
  return isPayment(event) ? paymentRow(event, openings) : voidRow(event);
}

function voidRow({ seq, occurredOn, actor, data }: EventOf<'ReceiptVoided'>): F3Row {
  return {
    ...{ seq, paidOn: occurredOn, principalFen: ZERO, lateFeeFen: ZERO, totalFen: ZERO, excessFen: ZERO },
    ...{ receiptBookId: data.bookId, receiptNo: data.no, sheetState: 'VOID', officerId: actor.officerId },
  };
}

function paymentRow(event: PaymentEvent, openings: ReadonlyMap<LevyId, LevyOpening>): F3Row {
  const { seq, occurredOn, actor, data } = event;
  const opening = openings.get(data.levyId);
  assertHolds(opening !== undefined, 'LOG_BROKEN', () => ({ seq, missing: 'levy', levyId: data.levyId }));
  const counted = (fen: SignedFen) => (event.type === 'PaymentReversed' ? negate(fen) : fen);
  const { principalFen, lateFeeFen, excessFen, channel } = data;
  return {
    ...{ seq, paidOn: occurredOn, ...opening, ...natureOf(event), channel },
    ...{ principalFen: counted(principalFen), lateFeeFen: counted(lateFeeFen), totalFen: counted(add(principalFen, lateFeeFen)), excessFen: counted(excessFen) },
    ...{ receiptBookId: data.receipt.bookId, receiptNo: data.receipt.no, sheetState: sheetStateOf(event), officerId: actor.officerId },
  };
}

function natureOf(event: PaymentEvent): Pick<F3Row, 'nature' | 'instalmentNo'> {
  if (event.type === 'PaymentReversed') return { nature: 'CORRECTION' };
  const { instalmentNo } = event.data;
  return instalmentNo === undefined ? { nature: 'PRINCIPAL' } : { nature: 'INSTALMENT', instalmentNo };
}

/** The sheet of a reversed payment is void if all its copies are back, else it stays used (domain rules 3.4). */
function sheetStateOf(event: PaymentEvent): F3Row['sheetState'] {
  return event.type === 'PaymentReversed' && event.data.copiesKept ? 'VOID' : 'USED';
}

function totalOf(rows: readonly F3Row[]): F3['total'] {
  const sumOf = (field: keyof F3['total']) => rows.reduce((all, row) => addSigned(all, row[field]), ZERO as SignedFen);
  return { principalFen: sumOf('principalFen'), lateFeeFen: sumOf('lateFeeFen'), totalFen: sumOf('totalFen') };
}
