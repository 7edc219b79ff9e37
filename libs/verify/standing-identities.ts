import type { Book } from '#libs/book/book.js';
import type { Bookkeeper } from '#libs/book/bookkeeper.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { JournalSums } from '#libs/journal/trial-balance.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { BrokenInvariant, type Facts } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { balances } from '#libs/views/balances.js';
import type { Views } from '#libs/views/views.js';
import { IDENTITIES, type IdentityName } from './identities.js';

/** Whether one identity holds; where it does not, by which code and figures. */
export interface IdentityStanding {
  readonly identity: IdentityName;
  readonly holds: boolean;
  readonly code?: RefusalCode;
  readonly figures?: Facts;
}

/** The identities of a book after its event `asOfSeq`. */
export interface BookStanding {
  readonly asOfSeq: number;
  readonly identities: readonly IdentityStanding[];
}

/** While a book is written faster than its journal is added up, it is looked at again this often. */
const ATTEMPTS = 5;

/**
 * Checks the identities of 3.5 and R34 on the book as it stands, without a fold: its state in memory against the journal that the views added
 * up, which is another way to the same figures. Undefined where the book moved on each time; refuses VIEW_BEHIND. `verifyBook` is the strong check.
 */
export async function standingIdentities(views: Views, keeper: Pick<Bookkeeper, 'ask' | 'standing'>, code: BookCode): Promise<BookStanding | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const asOfSeq = keeper.standing.durableSeq - 1;
    await views.waitFor(code, asOfSeq);
    const sums = new ViewedSums();
    for (const { unitId, account, balanceFen } of await balances(views, code, { asOfSeq })) sums.add(unitId, account, balanceFen);
    const identities = await keeper.ask((book) => (book.nextSeq === asOfSeq + 1 ? checked(book, sums) : undefined));
    if (identities !== undefined) return { asOfSeq, identities };
  }
  return undefined;
}

function checked(book: Book, sums: JournalSums): readonly IdentityStanding[] {
  return Object.entries(IDENTITIES).map(([name, { check }]) => {
    const identity = name as IdentityName;
    try {
      check(book, sums);
      return { identity, holds: true };
    } catch (error) {
      if (!(error instanceof BrokenInvariant)) throw error;
      return { identity, holds: false, code: error.code, figures: error.evidence };
    }
  });
}

/** The journal's sums as the views have them. */
class ViewedSums implements JournalSums {
  private readonly sums = new Map<string, SignedFen>();

  add(unitId: string, account: AccountCode, fen: SignedFen): void {
    this.sums.set(`${unitId} ${account}`, fen);
  }

  balance(unitId: string, account: AccountCode): SignedFen {
    return this.sums.get(`${unitId} ${account}`) ?? (0 as SignedFen);
  }

  total(): SignedFen {
    return [...this.sums.values()].reduce(addSigned, 0 as SignedFen);
  }
}
