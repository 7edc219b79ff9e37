import type { SignedFen } from '#libs/kernel/fen.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import type { AccountabilityMonth, EntryOfMonth } from './accountability-month.js';
import type { DebtKind, DebtStep, OfficerDebt } from './officer-debts.js';
import { totalOf } from './totals.js';

/** In the order of the form; fen and counts. */
const FIGURES = [
  ...(['openingFen', 'openedFen', 'paidFen', 'writtenOffFen', 'reinstatedFen', 'releasedFen', 'closingFen', 'closingLateFeeFen'] as const),
  ...(['claimOpeningFen', 'claimOpenedFen', 'claimRecoveredFen', 'claimClosingFen', 'overdueFen', 'overdueFenDays'] as const),
  ...(['entriesNew', 'entriesOpen', 'statements', 'entriesClosed'] as const),
] as const;

type Figures = { readonly [Figure in (typeof FIGURES)[number]]: number };

/** A row of the statement: an officer. */
export interface StatementRow extends Figures {
  readonly officerId: OfficerId;
  /** Rules that the open and the month's entries fall under. */
  readonly violationCodes: readonly string[];
  /** The events behind the row. */
  readonly seqs: readonly number[];
}

/** 责任追究情况月报表: officer by officer what is owed and what was said; money in fen. */
export interface AccountabilityStatement extends Pick<AccountabilityMonth, 'unitId' | 'unitZh' | 'periodId' | 'asOfSeq' | 'checks'> {
  readonly rows: readonly StatementRow[];
  /** An entry that names several officers stands in the row of each, and once in the total. */
  readonly total: Figures;
}

/** The statement of a unit's month: officers by their code, in its order. Its totals are those of 1218.01 and 1218.02 (domain rules 3.6, R23). */
export function accountabilityStatement(month: AccountabilityMonth): AccountabilityStatement {
  const { debts, entries, unitId, unitZh, periodId, asOfSeq, checks } = month;
  const officerIds = [...new Set([...debts.filter(isAlive).map(({ officerId }) => officerId), ...entries.flatMap((entry) => entry.officerIds)])].toSorted();
  const rows = officerIds.map((officerId) => rowOf(officerId, month));
  return { unitId, unitZh, periodId, asOfSeq, checks, rows, total: { ...totalOf(rows, FIGURES), ...countsOf(entries, periodId) } };
}

/** Whether a debt was open in the month or moved in it. */
function isAlive({ openingFen, closingFen, closingLateFeeFen, moved }: OfficerDebt): boolean {
  return [openingFen, closingFen, closingLateFeeFen, ...Object.values(moved)].some((fen) => fen !== 0);
}

function rowOf(officerId: OfficerId, { debts, entries, periodId }: AccountabilityMonth): StatementRow {
  const own = debts.filter((debt) => debt.officerId === officerId && isAlive(debt));
  const named = entries.filter((entry) => entry.officerIds.includes(officerId));
  return {
    officerId,
    ...moneyOf(own),
    ...countsOf(named, periodId),
    violationCodes: [...new Set(named.map(({ violationCode }) => violationCode))],
    seqs: [...new Set([...own, ...named].flatMap(({ seqs }) => seqs))].toSorted((a, b) => a - b),
  };
}

function moneyOf(own: readonly OfficerDebt[]): Omit<Figures, keyof ReturnType<typeof countsOf>> {
  const of = (isMakeUp: boolean) => own.filter(({ kind }) => (kind === ('MAKE_UP' satisfies DebtKind)) === isMakeUp);
  const [makeUp, claims] = [of(true), of(false)];
  const moved = (debts: readonly OfficerDebt[], step: DebtStep) => debts.reduce((all, debt) => all + debt.moved[step], 0);
  const sums = (debts: readonly OfficerDebt[]) => totalOf(debts, ['openingFen', 'closingFen', 'closingLateFeeFen', 'overdueFen', 'overdueFenDays']);
  const [owed, claimed, all] = [sums(makeUp), sums(claims), sums(own)];
  return {
    ...{ openingFen: owed.openingFen, openedFen: moved(makeUp, 'opened'), paidFen: moved(makeUp, 'paid'), writtenOffFen: moved(makeUp, 'writtenOff') },
    ...{ reinstatedFen: moved(makeUp, 'reinstated'), releasedFen: moved(makeUp, 'released'), closingFen: owed.closingFen, closingLateFeeFen: owed.closingLateFeeFen },
    ...{ claimOpeningFen: claimed.openingFen, claimOpenedFen: moved(claims, 'opened'), claimRecoveredFen: moved(claims, 'paid'), claimClosingFen: claimed.closingFen },
    ...{ overdueFen: all.overdueFen as SignedFen, overdueFenDays: all.overdueFenDays },
  };
}

function countsOf(entries: readonly EntryOfMonth[], periodId: string) {
  const isOfMonth = (on: string) => on.startsWith(periodId);
  return {
    entriesNew: entries.filter(({ isNew }) => isNew).length,
    entriesOpen: entries.filter(({ closed }) => closed === undefined).length,
    statements: entries.flatMap(({ statements }) => statements).filter(({ on }) => isOfMonth(on)).length,
    entriesClosed: entries.filter(({ closed }) => closed !== undefined && isOfMonth(closed.on)).length,
  };
}
