import type { KeyObject } from 'node:crypto';
import type { Instant } from '#libs/kernel/dates.js';
import { type AccountToken, type BookCode, type DocNo, isCode, isDocNo, type OfficerId, type PartyId, type TextId, type TextRef } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { type Access, latestAccesses, noteAccess } from './access-log.js';
import type { RecordKind } from './erasures.js';
import { KEY_SCHEMA, KeyRing } from './key-ring.js';
import { type DisclosureChannel, type Masked, mask } from './masks.js';
import { pairFiles } from './pairing.js';
import { Parties, type Registered } from './parties.js';
import { PayeeAccounts } from './payee-accounts.js';
import { checkedPerson, type Person, type PersonGiven } from './person.js';
import { PrivateDatabase } from './private-database.js';
import { type Registering, Registrations } from './registrations.js';
import { deriveKey, KEY_BYTES, seal, secretKey, unseal } from './seal.js';
import { DATA_SCHEMA, type SealedRecord, SealedRecords } from './sealed-records.js';
import { Texts } from './texts.js';
import { VaultBroken } from './vault-faults.js';

export interface VaultFiles {
  readonly dataPath: string;
  /** Kept, and backed up, apart from the data. */
  readonly keysPath: string;
  /** 32 bytes (master-key.ts). */
  readonly masterKey: Buffer;
}

/** A person to register; with `partyId`, what is newly known of a party that the book has. */
export interface PartyGiven extends PersonGiven {
  readonly partyId?: PartyId | undefined;
}

/** On whose word a record is erased: the officer and the document that orders it. */
export interface ErasureOrder {
  readonly officerId: OfficerId;
  readonly docNo: DocNo;
  readonly at: Instant;
}

const REGISTER_LIMIT = 5_000;
/** What every channel shows of an erased party. */
const ERASED: Masked = { name: '（已删除）' };

/** Opens the vault's two files, or makes them. Throws VaultBroken if they or the master key do not belong together. */
export function openVault({ dataPath, keysPath, masterKey }: VaultFiles): Vault {
  if (masterKey.length !== KEY_BYTES) throw new VaultBroken(`a master key has ${KEY_BYTES} bytes`);
  const master = secretKey(masterKey);
  const data = new PrivateDatabase(dataPath, DATA_SCHEMA);
  const keyData = new PrivateDatabase(keysPath, KEY_SCHEMA);
  try {
    const vaultId = pairFiles(data, keyData, master);
    const keys = new KeyRing(keyData, master, vaultId);
    return new Vault(data, keyData, { keys, filesKey: deriveKey(master, vaultId, 'files/1') });
  } catch (error) {
    data.close();
    keyData.close();
    throw error;
  }
}

/**
 * Personal data and texts, outside the log. Events hold a random `partyId` or a `TextRef`; what they stand for is here,
 * encrypted, read in clear only with a reason, and erased without touching the log. A book sees its own parties only.
 */
export class Vault {
  /** Where subsidies go. */
  readonly payeeAccounts: PayeeAccounts;
  private readonly records: SealedRecords;
  private readonly parties: Parties;
  private readonly registrations: Registrations;
  private readonly texts: Texts;
  private readonly filesKey: KeyObject;

  constructor(
    private readonly data: PrivateDatabase,
    private readonly keyData: PrivateDatabase,
    { keys, filesKey }: { readonly keys: KeyRing; readonly filesKey: KeyObject },
  ) {
    this.filesKey = filesKey;
    this.records = new SealedRecords(data, keyData, keys);
    this.parties = new Parties(this.records, keys);
    this.registrations = new Registrations(data, this.records);
    this.payeeAccounts = new PayeeAccounts({ data, records: this.records, keys, parties: this.parties });
    this.texts = new Texts(this.records, keys);
  }

  /**
   * The party of a person: found by identity number or by the given `partyId`, else new. A new phone is taken over, and an account
   * where none is known. As an officer's act it answers the same again, and coming upon a known number is noted as his access, also
   * where it is refused. Refuses MALFORMED{field}, PARTY_MISMATCH if the party has another name, number or account, UNKNOWN and
   * PARTY_ERASED for a given `partyId`, IDEMPOTENCY_CONFLICT.
   */
  register(book: BookCode, given: PartyGiven, by?: Registering): Registered {
    const registrant = { partyId: given.partyId, person: checkedPerson(given), where: {} };
    if (by === undefined) return this.records.together(() => this.parties.register(book, registrant));

    const { commandId, officerId, at } = by;
    const answered = this.registrations.answerTo(book, commandId, registrant);
    if (answered !== undefined) return answered;
    const holder = this.parties.holderOf(book, registrant.person);
    if (holder !== undefined) noteAccess(this.data, holder, { officerId, reasonCode: 'REGISTRATION', at });
    return this.records.together(() => {
      const registered = this.parties.register(book, registrant);
      this.registrations.note(book, commandId, registrant, registered);
      return registered;
    });
  }

  /** As `register`, all or none, at most 5,000 people; MALFORMED and PARTY_MISMATCH name the `line`, from 1. Answers in the order given. */
  registerMany(book: BookCode, people: readonly PartyGiven[]): Registered[] {
    if (people.length > REGISTER_LIMIT) refuse('TOO_LARGE', { limit: REGISTER_LIMIT });
    const registrants = people.map((person, i) => {
      const where = { line: i + 1 };
      return { partyId: person.partyId, person: checkedPerson(person, where), where };
    });
    return this.records.together(() => registrants.map((registrant) => this.parties.register(book, registrant)));
  }

  /** The party of a person, found by identity number as `register` would; nothing is written. Refuses MALFORMED{field}, PARTY_MISMATCH, PARTY_ERASED. */
  find(book: BookCode, person: PersonGiven): PartyId | undefined {
    return this.parties.find(book, checkedPerson(person));
  }

  /** A file that names people, sealed so that it can lie in a folder; `name` says which one it is. */
  sealFile(book: BookCode, name: string, plain: Uint8Array): Buffer {
    return seal(this.filesKey, plain, `${book} ${name}`);
  }

  /** The file of that name. Throws VaultBroken where it is another one, or was touched. */
  unsealFile(book: BookCode, name: string, sealed: Uint8Array): Buffer {
    return unseal(this.filesKey, sealed, `${book} ${name}`);
  }

  /** Whether the book has this party, and has not erased it. Reads no personal data. */
  knows(book: BookCode, partyId: PartyId): boolean {
    const record = this.records.find(book, 'party', partyId);
    return record !== undefined && record !== 'ERASED';
  }

  /** What a channel may show; （已删除） for an erased party. Refuses UNKNOWN. */
  masked(book: BookCode, partyId: PartyId, channel: DisclosureChannel): Masked {
    const record = this.records.find(book, 'party', partyId) ?? unknown('party', partyId);
    return record === 'ERASED' ? ERASED : mask(this.parties.personOf(record), channel);
  }

  /** Everything in clear, with a row in the access log that is durable before. Refuses UNKNOWN, PARTY_ERASED, MALFORMED{field}. */
  read(book: BookCode, partyId: PartyId, access: Access): Person {
    return this.parties.personOf(this.accessed(book, 'party', partyId, access));
  }

  /** As `read`, for many at once: every access is durable before the first is opened. Who is erased is left out. Refuses UNKNOWN, MALFORMED{field}. */
  readMany(book: BookCode, partyIds: readonly PartyId[], access: Access): ReadonlyMap<PartyId, Person> {
    const records = partyIds.map((partyId) => [partyId, this.records.find(book, 'party', partyId) ?? unknown('party', partyId)] as const);
    const kept = records.filter((entry): entry is readonly [PartyId, SealedRecord] => entry[1] !== 'ERASED');
    this.data.transaction(() => {
      for (const [partyId] of kept) noteAccess(this.data, partyId, access);
    });
    return new Map(kept.map(([partyId, record]) => [partyId, this.parties.personOf(record)]));
  }

  /** Who read a party in clear, newest first, at most 500; after its erasure too. Refuses UNKNOWN. */
  accessesOf(book: BookCode, partyId: PartyId): Access[] {
    return this.accessesTo(book, 'party', partyId);
  }

  /** Destroys the party's key and blind index, for good. Refuses UNKNOWN, PARTY_ERASED, MALFORMED{field}; throws VaultBusy. */
  erase(book: BookCode, partyId: PartyId, order: ErasureOrder): void {
    this.eraseRecord(book, 'party', partyId, order);
  }

  /** As `erase`. */
  eraseAccount(book: BookCode, accountToken: AccountToken, order: ErasureOrder): void {
    this.eraseRecord(book, 'payee account', accountToken, order);
  }

  /** Stores a text, at most 10,000 characters; the reference is what an event holds. Refuses MALFORMED, TOO_LARGE. */
  keepText(book: BookCode, text: string): TextRef {
    return this.texts.keep(book, text);
  }

  /** As `read`. Throws VaultBroken if the text is not the one that the reference was made for. */
  readText(book: BookCode, ref: TextRef, access: Access): string {
    return this.texts.textOf(this.accessed(book, 'text', ref.vaultId, access), ref);
  }

  /** As `accessesOf`. */
  accessesOfText(book: BookCode, vaultId: TextId): Access[] {
    return this.accessesTo(book, 'text', vaultId);
  }

  /** As `erase`; the reference in the event stays and can no longer be checked against a guess. */
  eraseText(book: BookCode, vaultId: TextId, order: ErasureOrder): void {
    this.eraseRecord(book, 'text', vaultId, order);
  }

  close(): void {
    this.data.close();
    this.keyData.close();
  }

  private accessed(book: BookCode, kind: RecordKind, id: string, access: Access): SealedRecord {
    const record = this.records.known(book, kind, id);
    noteAccess(this.data, id, access);
    return record;
  }

  private accessesTo(book: BookCode, kind: RecordKind, id: string): Access[] {
    if (this.records.find(book, kind, id) === undefined) unknown(kind, id);
    return latestAccesses(this.data, id);
  }

  private eraseRecord(book: BookCode, kind: RecordKind, id: string, { officerId, docNo, at }: ErasureOrder): void {
    if (!isCode(officerId)) refuse('MALFORMED', { field: 'officerId' });
    if (!isDocNo(docNo)) refuse('MALFORMED', { field: 'docNo' });
    this.records.known(book, kind, id);
    this.records.erase({ id, book, kind, officerId, docNo, at });
  }
}
