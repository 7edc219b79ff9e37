import type { BookCode } from '#libs/kernel/ids.js';
import type { Sources } from '#libs/views/events-of.js';
import { type Check, checksOf, enforce, type FeeForms } from './checks.js';
import { f1Of } from './f1.js';
import { f2Of } from './f2.js';
import { f3Of } from './f3.js';
import { f4Of } from './f4.js';
import { type FeeMonth, type FeeMonthOf, readFeeMonth } from './fee-month.js';

/** The four reports of a unit's month, and what was checked of them. */
export interface FeeReports extends FeeForms, Pick<FeeMonth, 'unit' | 'unitId' | 'periodId' | 'asOfSeq'> {
  readonly checks: readonly Check[];
}

/**
 * F1 to F4 of a unit's month, computed and never typed (S25), as the book knew it at `asOfSeq` or knows it now.
 * Refuses REPORT_NOT_FROM_LEDGER (invariant 52) where they do not agree with one another or with the journal; and what `readFeeMonth` does.
 */
export async function feeReports(sources: Sources, book: BookCode, of: FeeMonthOf): Promise<FeeReports> {
  const month = await readFeeMonth(sources, book, of);
  const forms = formsOf(month);
  const checks = checksOf(forms, month);
  enforce(checks, month);
  const { unit, unitId, periodId, asOfSeq } = month;
  return { unit, unitId, periodId, asOfSeq, ...forms, checks };
}

/** The four forms of what was read; pure. */
export function formsOf(month: FeeMonth): FeeForms {
  const f3 = f3Of(month);
  return { f1: f1Of(month), f2: f2Of(month), f3, f4: f4Of(month, f3.rows) };
}
