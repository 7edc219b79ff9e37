import type { RecordedEvent } from '#libs/book/events.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { AccountCode } from './chart.js';
import { journalOf } from './posting-rules.js';

/** Balances per entity and account, summed event by event. Debit is positive. */
export class TrialBalance {
  private readonly sums = new Map<string, Map<AccountCode, SignedFen>>();

  post(event: RecordedEvent): void {
    for (const { unitId, account, fen } of journalOf(event)) {
      const ofUnit = this.sums.get(unitId) ?? new Map<AccountCode, SignedFen>();
      ofUnit.set(account, addSigned(ofUnit.get(account) ?? (0 as SignedFen), fen));
      this.sums.set(unitId, ofUnit);
    }
  }

  balance(unitId: string, account: AccountCode): SignedFen {
    return this.sums.get(unitId)?.get(account) ?? (0 as SignedFen);
  }

  /** Over all entities and accounts: always 0. */
  total(): SignedFen {
    let total = 0 as SignedFen;
    for (const ofUnit of this.sums.values()) for (const fen of ofUnit.values()) total = addSigned(total, fen);
    return total;
  }

  units(): IterableIterator<string> {
    return this.sums.keys();
  }
}

/** What the journal comes to, whoever adds it up. */
export type JournalSums = Pick<TrialBalance, 'balance' | 'total'>;
