import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { add, type Fen, least, subtract, ZERO } from '#libs/kernel/fen.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { lateFeeAccrued } from './late-fee.js';
import { lateFeeOwed, lateFeeRules } from './late-fee-rules.js';
import type { Levy } from './levy.js';
import { leastBalanceFrom } from './month-ends.js';

/** What is to be posted to a levy as paid, and on which day. */
export interface PaidPrincipal {
  readonly principalFen: Fen;
  readonly excessFen?: Fen;
  readonly instalmentNo?: number | undefined;
  readonly postedOn: IsoDate;
}

/** Invariants 11 and 12: principal up to the standard and up to the balance (at every month-end to come, R31); a surplus only beyond that. */
export function checkOwed(book: Book, levy: Levy, { principalFen, excessFen = ZERO, instalmentNo, postedOn }: PaidPrincipal): void {
  const { levyId, standardFen } = levy;
  const paidFen = add(levy.paidBeforeFen, levy.payerPaidFen);
  const upToStandardFen = subtract(standardFen, least(standardFen, paidFen));
  if (levy.assessedFen > standardFen && principalFen > upToStandardFen) refuse('STANDARD_RAISED', { levyId, standardFen, paidFen, principalFen });

  const { periodId } = book.periodOf(levy.unitId, postedOn);
  const balanceFen = least(upToStandardFen, leastBalanceFrom(levy, periodId));
  if (principalFen > balanceFen || (excessFen > 0 && principalFen < balanceFen)) refuse('OVER_COLLECTION', { levyId, balanceFen, principalFen, excessFen });
  if (instalmentNo !== undefined && !levy.dueLines.some(({ n }) => n === instalmentNo)) unknown('instalment', `${levyId} ${instalmentNo}`);
}

/** Invariants 12 and 13: not more than accrued, and all late fees never more than the principal (行政强制法 art. 45). */
export function checkLateFee(book: Book, levy: Levy, { lateFeeFen, paidOn }: { readonly lateFeeFen: Fen; readonly paidOn: IsoDate }): void {
  if (lateFeeFen === 0) return;
  const allFen = lateFeeAccrued(levy, paidOn, lateFeeRules(book.registry, levy));
  const accruedFen = lateFeeOwed(levy, allFen);
  if (lateFeeFen > accruedFen) refuse('LATE_FEE_EXCESS', { levyId: levy.levyId, accruedFen, lateFeeFen });
  const paidFen = add(levy.lateFeePaidFen, lateFeeFen);
  if (paidFen > levy.assessedFen) refuse('LATE_FEE_CAP', { levyId: levy.levyId, capFen: levy.assessedFen, paidFen });
}
