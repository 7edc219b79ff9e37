import type { CommandName, CommandOf } from '#libs/book/command-table.js';
import type { Scenario } from '#libs/book/decision.testing.js';
import type { DecidedEvent, RecordedEvent } from '#libs/book/events.js';
import { record } from '#libs/book/recorder.js';
import type { AccountCode } from '#libs/journal/chart.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { CommandId, OfficerId } from '#libs/kernel/ids.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { checkIdentities } from '#libs/verify/identities.js';

/** A story with its journal beside it: after every act all identities hold. Amounts are in yuan. */
export class KeptBooks {
  readonly trial = new TrialBalance();

  constructor(readonly story: Scenario) {}

  /** What happened before anybody acts. */
  tell(...events: readonly DecidedEvent[]): this {
    const { book, moment } = this.story;
    const origin = { actor: { officerId: 'O-00' as OfficerId, role: 'BOOK' }, evidence: [], commandId: derivedUuid('told', book.nextSeq) as CommandId } as const;
    return this.post(record(book, events, origin, moment.now).events);
  }

  /** An officer's act on a day, where it needs another hand with his approval. */
  act<Name extends CommandName>(day: string, hands: string, name: Name, fields: Partial<{ readonly [F in keyof CommandOf<Name>]: unknown }>): readonly RecordedEvent[] {
    const [officerId, checker = 'O-99'] = hands.split(' ') as [string, string?];
    const events = this.turn(day).story.as(officerId).checkedBy(checker).perform(name, fields);
    this.post(events);
    return events;
  }

  /** The days begin that begin until then, with what falls due on them. */
  turn(day: string): this {
    return this.post(this.story.fallsDueBy(day));
  }

  /** The balances of accounts, debit positive. */
  balances(accounts: readonly AccountCode[], unitId = 'LJ'): readonly number[] {
    return accounts.map((account) => this.trial.balance(unitId, account) / 100);
  }

  private post(events: readonly RecordedEvent[]): this {
    for (const event of events) this.trial.post(event);
    checkIdentities(this.story.book, this.trial);
    return this;
  }
}
