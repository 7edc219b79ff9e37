import type { Book } from '#libs/book/book.js';
import type { Split } from '#libs/custody/split.js';
import { NOTHING } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract, sum } from '#libs/kernel/fen.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { WHOLE_BP } from '#libs/kernel/shares.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { lateFeeUnpaid } from '#libs/levy/late-fee-rules.js';
import type { Levy } from '#libs/levy/levy.js';
import { leastBalanceFrom } from '#libs/levy/month-ends.js';
import type { Decider, Reduction } from './reductions.js';

/** A reduction before it has an id. */
export type Wanted = Omit<Reduction, 'caseId'>;

/** Invariant 1: each kind reduces what it names: a waived late fee no principal, the others some; a gap to the standard has no late fee. */
export function checkSums({ kind, source, principalFen, lateFeeFen }: Wanted): void {
  const totalFen = sumWithinLimit(principalFen, lateFeeFen);
  if (totalFen === 0) refuse('NOTHING_TO_DO', { kind });
  const isOfPrincipal = principalFen > 0;
  const fits = source === 'STANDARD_GAP' ? kind === 'LOWER' && lateFeeFen === 0 : isOfPrincipal === (kind !== 'WAIVE_LATE_FEE');
  if (!fits) refuse('AMOUNT_INVALID', { kind, source, principalFen, lateFeeFen });
}

/** Every decider is an officer of the book, named once; their shares are the whole. Refuses UNKNOWN, SHARE_SUM (invariant 34). */
export function checkDeciders(book: Book, deciders: readonly Decider[]): void {
  for (const { officerId } of deciders) if (!book.registry.assignmentsOf.has(officerId)) unknown('officer', officerId);
  const sumBp = deciders.reduce((all, { shareBp }) => all + shareBp, 0);
  const isWhole = deciders.every(({ shareBp }) => Number.isInteger(shareBp) && shareBp > 0) && sumBp === WHOLE_BP;
  if (!isWhole || new Set(deciders.map(({ officerId }) => officerId)).size < deciders.length) refuse('SHARE_SUM', { sumBp });
}

/**
 * Refuses LATE_FEE_EXCESS for more late fee than had accrued by that day, and DOUBLE_LIABILITY for more principal than the payer
 * still owes, each less what stands in undecided cases (R10); for a gap to the standard, more than what is missing of it.
 */
export function checkReducible(book: Book, levy: Levy, { source, principalFen, lateFeeFen }: Wanted, on: IsoDate): void {
  if (source === 'STANDARD_GAP') return checkGap(book, levy, principalFen);
  const pending = levy.pendingCases.filter((one) => one.source === 'BALANCE');
  const left = (owed: Fen, asked: readonly Fen[]) => subtract(owed, least(owed, sum(...asked)));
  const accruedFen = left(
    lateFeeUnpaid(book.registry, levy, on),
    pending.map((one) => one.lateFeeFen),
  );
  if (lateFeeFen > accruedFen) refuse('LATE_FEE_EXCESS', { levyId: levy.levyId, accruedFen, lateFeeFen });
  const owedFen = left(
    levy.payerBalanceFen,
    pending.map((one) => one.principalFen),
  );
  if (principalFen > owedFen) refuse('DOUBLE_LIABILITY', { levyId: levy.levyId, owedFen, principalFen });
}

function checkGap({ reductions }: Book, { levyId, assessedFen, standardFen }: Levy, principalFen: Fen): void {
  const gapFen = subtract(standardFen, least(standardFen, assessedFen));
  const before = Iterator.from(reductions.cases.values()).filter((one) => one.levyId === levyId && one.source === 'STANDARD_GAP');
  const owedFen = subtract(gapFen, least(gapFen, sum(...before.map((one) => one.principalFen))));
  if (principalFen > owedFen) refuse('DOUBLE_LIABILITY', { levyId, owedFen, principalFen });
}

/**
 * What the payer still owes of a case, principal and accrued late fee each (R10); of a gap to the standard all of it (R8); of a
 * decision that is revoked nothing.
 */
export function stillOwed(book: Book, { levyId, source, principalFen, lateFeeFen, tookEffectOn }: Reduction, on: IsoDate): Split {
  const levy = book.levies.levies.known(levyId);
  if (levy.revocation !== undefined) return NOTHING;
  if (source === 'STANDARD_GAP') return { principalFen, lateFeeFen };
  return { principalFen: least(principalFen, levy.payerBalanceFen), lateFeeFen: least(lateFeeFen, lateFeeUnpaid(book.registry, levy, tookEffectOn ?? on)) };
}

/** R31: refuses DATE_INVALID where a later month-end balance of the levy would become negative. */
export function checkMonthEnds(book: Book, { levyId, source }: Pick<Reduction, 'levyId' | 'source'>, { principalFen }: Split, on: IsoDate): void {
  if (source === 'STANDARD_GAP') return;
  const levy = book.levies.levies.known(levyId);
  const { periodId } = book.periodOf(levy.unitId, on);
  const balanceFen = leastBalanceFrom(levy, periodId);
  if (principalFen > balanceFen) refuse('DATE_INVALID', { on, periodId, balanceFen, principalFen });
}
