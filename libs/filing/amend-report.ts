import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { type AmendmentReason, hasLeft, latestOf, monthKey, packOf, type ReportPack } from './filing.js';
import { checkedFigures, preparedEvent, type ReportedFigures } from './prepare-report.js';

/** A filed pack gets another version: the postings of the month with its corrections applied in place. R19; invariants 52, 53. */
export interface AmendReport extends ReportedFigures {
  readonly reasonCode: AmendmentReason;
}

/**
 * Refuses UNKNOWN before there is a pack, STATE_INVALID before its first version has left the house, NOTHING_TO_DO where the county has not
 * returned it and no figure would change; and what `checkedFigures` does. The new version needs its own review, signatures and channels.
 */
export function amendReport(book: Book, { reasonCode, ...figures }: AmendReport, context: Context): readonly DecidedEvent[] {
  const { unitId, periodId } = figures;
  const pack = packOf(book, unitId, periodId) ?? unknown('report pack', monthKey(unitId, periodId));
  const version = nextVersion(pack);
  if (version === 1) stateInvalid('report pack', pack.packId, latestOf(pack).state, ['FILED', 'ACCEPTED', 'RETURNED']);
  const { diffHash } = checkedFigures(book, figures, version, context);
  const former = pack.versions.find((one) => one.version === version - 1);
  if (former?.state !== 'RETURNED' && former?.sha256 === figures.sha256) refuse('NOTHING_TO_DO', { packId: pack.packId });
  if (diffHash === undefined) return refuse('REPORT_NOT_FROM_LEDGER', { packId: pack.packId, version });
  return [preparedEvent(pack.packId, figures, version, context), event('ReportAmended', { packId: pack.packId, version, diffHash, reasonCode }, context.today)];
}

/** The version that would be prepared now: the latest again while it is in the house, else the one after it. */
export function nextVersion(pack: ReportPack | undefined): number {
  if (pack === undefined) return 1;
  const latest = latestOf(pack);
  return hasLeft(latest) ? latest.version + 1 : latest.version;
}
