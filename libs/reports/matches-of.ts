import type { IsoDate } from '#libs/kernel/dates.js';
import type { BookCode, ReceiptBookId } from '#libs/kernel/ids.js';
import { isSeen } from '#libs/verification/seen-sheets.js';
import type { SeenRange } from '#libs/verification/verification.js';
import { eventsOf, type Sources } from '#libs/views/events-of.js';
import { periodEntity } from '#libs/views/projections.js';
import type { MonthAsked } from './balance-flows.js';

/** A verification of a month that matched. */
export interface MatchOfMonth {
  readonly seq: number;
  readonly on: IsoDate;
  readonly receiptRanges: readonly SeenRange[];
}

/** The verifications of a unit's month that matched, in order; as the book knew it. */
export async function matchesOf(sources: Sources, book: BookCode, { unitId, periodId, asOfSeq }: MonthAsked): Promise<readonly MatchOfMonth[]> {
  const events = await eventsOf(sources, book, periodEntity(unitId, periodId), { asOfSeq, types: ['TicketsVerified'] });
  return events.filter(({ data }) => data.result === 'MATCH').map(({ seq, occurredOn, data }) => ({ seq, on: occurredOn, receiptRanges: data.receiptRanges }));
}

/** 核票日期 of a sheet: the day of the first match after what happened to it that has seen it. */
export function verifiedOn(matches: readonly MatchOfMonth[], { bookId, no, seq }: { bookId: ReceiptBookId; no: number; seq: number }): IsoDate | undefined {
  return matches.find((match) => match.seq > seq && isSeen(match.receiptRanges, { bookId, no }))?.on;
}
