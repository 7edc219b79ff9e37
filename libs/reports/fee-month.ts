import type { RecordedEvent } from '#libs/book/events.js';
import { sourceOf } from '#libs/custody/claims.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, PaymentId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { trialBalance } from '#libs/views/balances.js';
import { eventsOf, type Sources } from '#libs/views/events-of.js';
import { type LevyOpening, levyOpenings } from '#libs/views/levy-openings.js';
import { correctionsEntity, periodEntity } from '#libs/views/projections.js';
import { type BalanceFlow, balanceFlows, type MonthAsked } from './balance-flows.js';
import { type CustodyOfMonth, custodyOfMonth } from './custody-of-month.js';
import { type LevyMonth, levyMonths } from './levy-months.js';
import { type MatchOfMonth, matchesOf } from './matches-of.js';
import { MovedInPlace } from './moved-in-place.js';
import { isReceiptEvent, RECEIPT_EVENT_TYPES, type ReceiptEvent } from './receipt-events.js';
import { type RemittanceOfPayment, remittancesOf } from './remittances-of.js';
import { type ReportingUnit, reportingUnit } from './units-as-of.js';

/** Everything that the four reports of a unit's month are computed from, read once. */
export interface FeeMonth extends MonthAsked, ReportingUnit, CustodyOfMonth {
  /** Levies that owed something or moved in the month. */
  readonly levies: readonly LevyMonth[];
  /** The same levies' account 1212, from the journal. */
  readonly flows: ReadonlyMap<LevyId, BalanceFlow>;
  /** What of F3 is posted into the month, or counted in it. */
  readonly receiptEvents: readonly ReceiptEvent[];
  readonly remittances: ReadonlyMap<PaymentId, readonly RemittanceOfPayment[]>;
  /** When the month's tickets were verified and matched, and which receipts were seen. */
  readonly matches: readonly MatchOfMonth[];
  /** Account 1212 of the unit at the end of the month before and of this one, by the journal's word; fen. */
  readonly ledgerOwed: { readonly beforeFen: SignedFen; readonly endFen: SignedFen };
  entryOf(levyId: LevyId): LevyOpening;
  /** The title of a village; its id where it lies under another unit. */
  villageZh(villageId: UnitId): string;
}

/** The reports of which month, as of which seq (by default the last); amended, with the corrections of the month applied in place (R19). */
export interface FeeMonthOf {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly asOfSeq?: number | undefined;
  readonly amended?: boolean;
}

/**
 * Reads what a unit's month is reported from: the journal, and the events that it posted. Answers UNKNOWN for a unit that the book
 * did not know, VIEW_BEHIND where the views lack `asOfSeq`, TOO_LARGE above 10,000 receipts, REPORT_NOT_FROM_LEDGER for a posting without a column.
 */
export async function readFeeMonth(sources: Sources, book: BookCode, of: FeeMonthOf): Promise<FeeMonth> {
  const { unitId, periodId, amended = false } = of;
  const asOfSeq = await sources.views.seqSeen(book, of.asOfSeq);
  const corrections = amended ? await eventsOf(sources, book, correctionsEntity(unitId, periodId), { asOfSeq }) : [];
  const asked: MonthAsked = { unitId, periodId, asOfSeq, inPlace: new Set(corrections.map(({ seq }) => seq)) };
  const reporting = await reportingUnit(sources, book, unitId, asOfSeq);
  const period = periodEntity(unitId, periodId);
  const posted: readonly ReceiptEvent[] = await eventsOf(sources, book, period, { asOfSeq, types: RECEIPT_EVENT_TYPES });
  const inPlace = new MovedInPlace(corrections);
  const receiptEvents = inPlace.applied([...posted, ...corrections.filter(isReceiptEvent)]);
  const flows = await balanceFlows(sources.views, book, asked);
  const paid = receiptEvents.flatMap(paidBy);
  const levyIds = [...new Set([...flows.keys(), ...paid.map(({ levyId }) => levyId)])];
  const paymentIds = paid.map(({ sourceId }) => sourceId);
  const entries = await levyOpenings(sources, book, levyIds, asOfSeq);
  return {
    ...{ ...asked, ...reporting, flows, receiptEvents },
    ...(await custodyOfMonth(sources, book, asked)),
    levies: inPlace.appliedTo(await levyMonths(sources, book, levyIds, asked), receiptEvents),
    remittances: await remittancesOf(sources, book, paymentIds, asOfSeq),
    matches: await matchesOf(sources, book, asked),
    ledgerOwed: await owedAround(sources, book, asked, corrections),
    entryOf: (levyId) => entered(entries, levyId),
    villageZh: (villageId) => reporting.villages.get(villageId)?.nameZh ?? villageId,
  };
}

/** What an event of the month paid on which levy, under its source id (R4). */
function paidBy(event: ReceiptEvent): readonly { readonly levyId: LevyId; readonly sourceId: PaymentId }[] {
  switch (event.type) {
    case 'LevyPaymentCollected':
    case 'PaymentReversed':
    case 'MakeUpPaid':
      return [{ levyId: event.data.levyId, sourceId: event.data.paymentId }];
    case 'PaymentReallocated':
      return [event.data.fromLevyId, event.data.toLevyId].map((levyId) => ({ levyId, sourceId: event.data.paymentId }));
    case 'OffBookCollectionEstablished':
      return event.data.levyId === undefined ? [] : [{ levyId: event.data.levyId, sourceId: sourceOf(event.data.obligationId) }];
    case 'ReceiptVoided':
    case 'ReceiptLossReported':
      return [];
  }
}

async function owedAround({ views }: Sources, book: BookCode, { unitId, periodId, asOfSeq }: MonthAsked, corrections: readonly RecordedEvent[]): Promise<FeeMonth['ledgerOwed']> {
  const through = async (periodThrough: Month) => (await trialBalance(views, book, { unitId, account: '1212', periodThrough, asOfSeq })).balanceFen;
  const inPlace = corrections.flatMap(journalOf).filter((line) => line.unitId === unitId && line.account === '1212');
  return { beforeFen: await through(shiftMonth(periodId, -1)), endFen: inPlace.reduce((all, { fen }) => addSigned(all, fen), await through(periodId)) };
}

function entered(entries: ReadonlyMap<LevyId, LevyOpening>, levyId: LevyId): LevyOpening {
  const entry = entries.get(levyId);
  assertHolds(entry !== undefined, 'LOG_BROKEN', () => ({ missing: 'levy', levyId }));
  return entry;
}
