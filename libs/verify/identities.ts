import type { Book } from '#libs/book/book.js';
import { countedFen } from '#libs/custody/custody.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { TrialBalance } from '#libs/journal/trial-balance.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { FIRST_PLACE, levyIdentityHolds } from '#libs/levy/levy.js';

/** What must hold between the book's state and its journal at any moment (domain rules 3.5, R34). Stops at the first that does not. */
export function checkIdentities(book: Book, trial: TrialBalance): void {
  assertHolds(trial.total() === 0, 'JOURNAL_UNBALANCED', () => ({ total: trial.total() }));
  for (const levy of book.levies.levies.values()) {
    assertHolds(levyIdentityHolds(levy), 'LEVY_IDENTITY', () => ({ levyId: levy.levyId }));
  }

  const owed = sumBy(book.levies.levies.values(), ({ unitId, payerBalanceFen }) => [unitId, payerBalanceFen]);
  const held = [...book.custody.payments.values()].filter(({ reversed }) => !reversed);
  const lying = sumBy(held, (payment) => [`${payment.unitId} ${payment.firstPlace}`, countedFen(payment)]);
  for (const { unitId } of book.registry.units.values()) {
    const same = (account: AccountCode, fen: number, code: RefusalCode) => {
      const journal = trial.balance(unitId, account);
      assertHolds(journal === fen, code, () => ({ unitId, account, journal, state: fen }));
    };
    const owedFen = owed.get(unitId) ?? 0;
    same('1212', owedFen, 'LEVY_IDENTITY');
    same('2103.01', owedFen === 0 ? 0 : -owedFen, 'LEVY_IDENTITY');
    for (const place of Object.values(FIRST_PLACE)) same(place, lying.get(`${unitId} ${place}`) ?? 0, 'CUSTODY_IDENTITY');
  }
  checkCash(book, trial);
}

/** Cash is somebody's: what the officers hold together is what the units' books say. */
function checkCash(book: Book, trial: TrialBalance): void {
  const inHands = sumBy(book.custody.cash.entries(), ([, fen]) => ['all', fen]).get('all') ?? 0;
  const inBooks = [...trial.units()].reduce((all, unitId) => all + trial.balance(unitId, '1001.01'), 0);
  assertHolds(inHands === inBooks, 'CUSTODY_IDENTITY', () => ({ inHands, inBooks }));
}

function sumBy<T>(things: Iterable<T>, entry: (thing: T) => readonly [key: string, fen: number]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const thing of things) {
    const [key, fen] = entry(thing);
    sums.set(key, (sums.get(key) ?? 0) + fen);
  }
  return sums;
}
