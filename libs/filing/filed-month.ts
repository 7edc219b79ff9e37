import type { Book } from '#libs/book/book.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { DueDate } from '#libs/kernel/working-days.js';
import { hasPassed } from '#libs/periods/deadlines.js';
import { FILING_CHANNELS, latestOf, monthKey, type PackVersion, packOf } from './filing.js';

/** The day on which the second of both channels was served; undefined before that. */
export function filedOn({ filings }: PackVersion): IsoDate | undefined {
  if (!FILING_CHANNELS.every((channel) => filings.some((filing) => filing.channel === channel))) return undefined;
  return filings.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest));
}

/**
 * Whether a version was filed by its month's due day (D3): undefined while that is open, for want of a channel or of the calendar. Every
 * version of a month is measured by the same day: a return gives no other one.
 */
export function isOnTime(version: PackVersion, due: DueDate, today: IsoDate): boolean | undefined {
  if (due.provisional) return undefined;
  const on = filedOn(version);
  if (on !== undefined) return on <= due.on;
  return hasPassed(due, today) ? false : undefined;
}

/**
 * What a month's closing rests on: all its reports are with the county by both channels, and nothing was posted since they were computed.
 * Refuses FILING_INCOMPLETE (invariant 52).
 */
export function checkFiled(book: Book, unitId: UnitId, month: Month): void {
  const pack = packOf(book, unitId, month);
  if (pack === undefined) return refuse('FILING_INCOMPLETE', { unitId, periodId: month, state: 'NONE' });
  const { packId } = pack;
  const { version, state, asOfSeq } = latestOf(pack);
  if (state !== 'FILED' && state !== 'ACCEPTED') refuse('FILING_INCOMPLETE', { packId, version, state });
  const postedSeq = book.filing.lastPosting.get(monthKey(unitId, month)) ?? 0;
  if (postedSeq > asOfSeq) refuse('FILING_INCOMPLETE', { packId, version, asOfSeq, postedSeq });
}
