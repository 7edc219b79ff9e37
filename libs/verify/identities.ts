import { openOf } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { TrialBalance } from '#libs/journal/trial-balance.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { levyIdentityHolds } from '#libs/levy/levy.js';
import { checkCustody } from './custody-identity.js';
import { checkPayouts } from './payout-identity.js';
import { sumBy } from './sum-by.js';

/** What must hold between the book's state and its journal at any moment (domain rules 3.5, R34). Stops at the first that does not. */
export function checkIdentities(book: Book, trial: TrialBalance): void {
  assertHolds(trial.total() === 0, 'JOURNAL_UNBALANCED', () => ({ total: trial.total() }));
  for (const levy of book.levies.levies.values()) {
    assertHolds(levyIdentityHolds(levy), 'LEVY_IDENTITY', () => ({ levyId: levy.levyId }));
  }

  const made = Iterator.from(book.reductions.obligations.values()).flatMap(({ unitId, lines }) => lines.map((line) => ({ unitId, fen: openOf(line).principalFen })));
  const byOfficers = sumBy(made, ({ unitId, fen }) => [unitId, fen]);
  const owed = sumBy(book.levies.levies.values(), ({ unitId, payerBalanceFen }) => [unitId, payerBalanceFen]);
  for (const { unitId } of book.registry.units.values()) {
    const same = (account: AccountCode, fen: number) => {
      const journal = trial.balance(unitId, account);
      assertHolds(journal === fen, 'LEVY_IDENTITY', () => ({ unitId, account, journal, state: fen }));
    };
    const owedFen = owed.get(unitId) ?? 0;
    same('1212', owedFen);
    const officersFen = byOfficers.get(unitId) ?? 0;
    same('1218.01', officersFen);
    same('2103.01', 0 - owedFen - officersFen);
  }
  checkCustody(book, trial);
  checkPayouts(book, trial);
}
