import { openOf } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { JournalSums } from '#libs/journal/trial-balance.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { levyIdentityHolds } from '#libs/levy/levy.js';
import { checkCustody } from './custody-identity.js';
import { checkPayouts } from './payout-identity.js';
import { sumBy } from './sum-by.js';

/** What must hold between the book's state and its journal at any moment (domain rules 3.5, R34). Each stops with its code where it does not. */
export const IDENTITIES = {
  JOURNAL: { zh: '借贷平衡', check: checkJournal },
  LEVY: { zh: '征收恒等式', check: checkLevies },
  CUSTODY: { zh: '资金去向恒等式', check: checkCustody },
  PAYOUT: { zh: '补贴资金恒等式', check: checkPayouts },
} as const satisfies Record<string, { readonly zh: string; check(book: Book, sums: JournalSums): void }>;

export type IdentityName = keyof typeof IDENTITIES;

/** All of them; stops at the first that does not hold. */
export function checkIdentities(book: Book, sums: JournalSums): void {
  for (const { check } of Object.values(IDENTITIES)) check(book, sums);
}

function checkJournal(_book: Book, sums: JournalSums): void {
  assertHolds(sums.total() === 0, 'JOURNAL_UNBALANCED', () => ({ total: sums.total() }));
}

/** Of every levy (invariant 15); and by unit 1212 = what payers owe, 1218.01 = what officers owe in their place, 2103.01 = both. */
function checkLevies(book: Book, sums: JournalSums): void {
  for (const levy of book.levies.levies.values()) {
    assertHolds(levyIdentityHolds(levy), 'LEVY_IDENTITY', () => ({ levyId: levy.levyId }));
  }

  const made = Iterator.from(book.reductions.obligations.values()).flatMap(({ unitId, lines }) => lines.map((line) => ({ unitId, fen: openOf(line).principalFen })));
  const byOfficers = sumBy(made, ({ unitId, fen }) => [unitId, fen]);
  const owed = sumBy(book.levies.levies.values(), ({ unitId, payerBalanceFen }) => [unitId, payerBalanceFen]);
  for (const { unitId } of book.registry.units.values()) {
    const same = (account: AccountCode, fen: number) => {
      const journal = sums.balance(unitId, account);
      assertHolds(journal === fen, 'LEVY_IDENTITY', () => ({ unitId, account, journal, state: fen }));
    };
    const owedFen = owed.get(unitId) ?? 0;
    same('1212', owedFen);
    const officersFen = byOfficers.get(unitId) ?? 0;
    same('1218.01', officersFen);
    same('2103.01', 0 - owedFen - officersFen);
  }
}
