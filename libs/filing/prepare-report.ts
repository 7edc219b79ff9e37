import type { Book } from '#libs/book/book.js';
import type { ComputedReports, Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { firstDayOf, type Month, shiftMonth } from '#libs/kernel/dates.js';
import type { PackId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { hasLeft, latestOf, monthKey, packOf } from './filing.js';

/** The reports of a unit's month as of an event of the book, with the digest of the figures that the accountant has before him. */
export interface ReportedFigures {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly asOfSeq: number;
  readonly sha256: Sha256Hex;
}

/** The accountant lays F1 to F4 of a month that is over before the reviewer. S3, S25; invariants 52, 53. */
export type PrepareReport = ReportedFigures;

/**
 * Refuses REPORT_IMMUTABLE once a version has left the house: what comes then is an amendment. Until then the reports can be prepared
 * again, and want to be reviewed and signed again. Otherwise refuses what `checkedFigures` does.
 */
export function prepareReport(book: Book, figures: PrepareReport, context: Context): readonly DecidedEvent[] {
  const { unitId, periodId } = figures;
  const pack = packOf(book, unitId, periodId);
  const former = pack === undefined ? undefined : latestOf(pack);
  if (former !== undefined && (former.version > 1 || hasLeft(former))) refuse('REPORT_IMMUTABLE', { packId: pack?.packId, version: former.version });
  checkedFigures(book, figures, 1, context);
  if (former?.sha256 === figures.sha256 && former.asOfSeq === figures.asOfSeq) refuse('NOTHING_TO_DO', { unitId, periodId });
  return [preparedEvent(pack?.packId ?? context.newId<PackId>(), figures, 1, context)];
}

/** Figures as they are laid before the reviewer. */
export function preparedEvent(packId: PackId, { periodId, asOfSeq, sha256 }: ReportedFigures, version: number, { today }: Context): DecidedEvent {
  return event('ReportPrepared', { packId, kind: 'FEE', periodId, version, asOfSeq, sha256 }, today);
}

/**
 * The figures that the house itself computes of that month as of that event. Refuses UNKNOWN where no reports are made of such a unit,
 * DATE_INVALID before the books were opened and before the month is over, CONCURRENCY_CONFLICT where something was posted into the month
 * since (S25: nothing is left out), REPORT_NOT_FROM_LEDGER where the digest is another one (invariant 52).
 */
export function checkedFigures(book: Book, { unitId, periodId, asOfSeq, sha256 }: ReportedFigures, version: number, { today, computedReports }: Context): ComputedReports {
  const report = monthKey(unitId, periodId);
  if (book.registry.units.get(unitId)?.level !== 'TOWNSHIP') unknown('report', report);
  const notBefore = firstDayOf(shiftMonth(periodId, 1));
  if (periodId < book.genesis.openedPeriod || today < notBefore) refuse('DATE_INVALID', { periodId, openedPeriod: book.genesis.openedPeriod, notBefore });
  const postedSeq = book.filing.lastPosting.get(report) ?? 0;
  if (asOfSeq < postedSeq) refuse('CONCURRENCY_CONFLICT', { kind: 'report', id: report, expected: asOfSeq, got: postedSeq });

  const computed = computedReports();
  if (computed.version !== version) refuse('CONCURRENCY_CONFLICT', { kind: 'report', id: report, expected: computed.version, got: version });
  if (computed.sha256 !== sha256) refuse('REPORT_NOT_FROM_LEDGER', { unitId, periodId, asOfSeq, expected: computed.sha256, got: sha256 });
  return computed;
}
