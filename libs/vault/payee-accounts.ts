import { randomUUID } from 'node:crypto';
import type { AccountToken, BookCode, PartyId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { type Access, latestAccesses, noteAccess } from './access-log.js';
import type { KeyRing } from './key-ring.js';
import type { Parties } from './parties.js';
import { ACCOUNT_RULE, checkedText, NAME_RULE } from './person.js';
import type { PrivateDatabase } from './private-database.js';
import type { SealedRecord, SealedRecords } from './sealed-records.js';

/** A bank account as its card says it. */
export interface PayeeAccount {
  /** 8–30 digits. */
  readonly accountNo: string;
  readonly holderName: string;
}

interface Stores {
  readonly data: PrivateDatabase;
  readonly records: SealedRecords;
  readonly keys: KeyRing;
  readonly parties: Parties;
}

const KIND = 'payee account';

/** Where subsidies go. One random token for each distinct account of a book: events hold the token, the number stays here. */
export class PayeeAccounts {
  constructor(private readonly stores: Stores) {}

  /**
   * The token of an account, new or known; coming upon a known one is noted as the officer's access. Refuses MALFORMED{field},
   * PARTY_MISMATCH where it is known in another name, PARTY_ERASED.
   */
  keep(book: BookCode, given: PayeeAccount, by: Omit<Access, 'reasonCode'>): AccountToken {
    const account = { accountNo: checkedText('accountNo', given.accountNo, ACCOUNT_RULE), holderName: checkedText('holderName', given.holderName, NAME_RULE) };
    const { data, records, keys } = this.stores;
    // Never the blind index of an identity number, whatever its digits.
    const blind = keys.blindIndex(book, `account ${account.accountNo}`);
    const known = keys.idUnder(blind) as AccountToken | undefined;
    if (known === undefined || !records.has(known)) return records.together(() => this.add(book, account, { known, blind }));
    noteAccess(data, known, { ...by, reasonCode: 'REGISTRATION' });
    if (accountIn(records, records.known(book, KIND, known)).holderName !== account.holderName) refuse('PARTY_MISMATCH', { field: 'holderName' });
    return known;
  }

  /** Whether an account is in the name of a party; undefined where the book has no such account. Tells neither name. Refuses UNKNOWN and PARTY_ERASED for the party. */
  isHolder(book: BookCode, accountToken: AccountToken, partyId: PartyId): boolean | undefined {
    const { records, parties } = this.stores;
    const record = records.find(book, KIND, accountToken);
    if (record === undefined || record === 'ERASED') return undefined;
    return accountIn(records, record).holderName === parties.personOf(records.known(book, 'party', partyId)).name;
  }

  /** In clear, with a row in the access log that is durable before. Refuses UNKNOWN, PARTY_ERASED, MALFORMED{field}. */
  read(book: BookCode, accountToken: AccountToken, access: Access): PayeeAccount {
    const { data, records } = this.stores;
    const record = records.known(book, KIND, accountToken);
    noteAccess(data, accountToken, access);
    return accountIn(records, record);
  }

  /** As `read`, for many at once: every access is durable before the first is opened. Refuses UNKNOWN, PARTY_ERASED, MALFORMED{field}. */
  readMany(book: BookCode, accountTokens: readonly AccountToken[], access: Access): ReadonlyMap<AccountToken, PayeeAccount> {
    const { data, records } = this.stores;
    const found = accountTokens.map((accountToken) => [accountToken, records.known(book, KIND, accountToken)] as const);
    data.transaction(() => {
      for (const [accountToken] of found) noteAccess(data, accountToken, access);
    });
    return new Map(found.map(([accountToken, record]) => [accountToken, accountIn(records, record)]));
  }

  /** Who came upon an account, newest first, at most 500; after its erasure too. Refuses UNKNOWN. */
  accessesOf(book: BookCode, accountToken: AccountToken): Access[] {
    if (this.stores.records.find(book, KIND, accountToken) === undefined) unknown(KIND, accountToken);
    return latestAccesses(this.stores.data, accountToken);
  }

  /** A key whose record a crash lost is taken up again. */
  private add(book: BookCode, account: PayeeAccount, { known, blind }: { readonly known: AccountToken | undefined; readonly blind: Buffer }): AccountToken {
    const { records, keys } = this.stores;
    const token = known ?? (randomUUID() as AccountToken);
    const key = (known === undefined ? undefined : keys.keyOf(known)) ?? keys.create(token, blind);
    records.add(book, KIND, token, key, JSON.stringify(account));
    return token;
  }
}

function accountIn(records: SealedRecords, record: SealedRecord): PayeeAccount {
  return JSON.parse(records.contentOf(record)) as PayeeAccount;
}
