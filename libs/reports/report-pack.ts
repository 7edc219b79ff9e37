import type { Month } from '#libs/kernel/dates.js';
import type { BookCode, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { digestOf } from '#libs/trust/digest.js';
import type { Sources } from '#libs/views/events-of.js';
import { type FeeReports, feeReports } from './fee-reports.js';

/** A version of the reports of a unit's month. */
export interface VersionAsked {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly version: number;
  readonly asOfSeq: number;
}

/**
 * The four reports of a version, computed again whenever they are asked for: the first as the month was posted, each later one with what
 * corrected the month applied in place (R19). Refuses what `feeReports` does.
 */
export function packReports(sources: Sources, book: BookCode, { version, ...of }: VersionAsked): Promise<FeeReports> {
  return feeReports(sources, book, { ...of, amended: version > 1 });
}

/** SHA-256 of everything that the four reports of a month say. The same figures have the same digest, whenever they are computed. */
export function packDigest(book: BookCode, { unit, unitId, periodId, f1, f2, f3, f4 }: FeeReports): Sha256Hex {
  return digestOf({ book, unitId, unitZh: unit.nameZh, periodId, f1, f2, f3, f4 });
}
