import { type KeyObject, randomUUID } from 'node:crypto';
import type { BookCode, PartyId } from '#libs/kernel/ids.js';
import { type Facts, refuse, unknown } from '#libs/kernel/refusal.js';
import type { KeyRing } from './key-ring.js';
import { completed, type Person, samePerson } from './person.js';
import type { SealedRecord, SealedRecords } from './sealed-records.js';

/** A checked person to be registered, and the party that the caller says it is. */
export interface Registrant {
  readonly partyId: PartyId | undefined;
  readonly person: Person;
  /** Goes into every refusal: the line of a list. */
  readonly where: Facts;
}

export interface Registered {
  readonly partyId: PartyId;
  readonly isNew: boolean;
}

/** Who is who in a book: one identity number, one party. */
export class Parties {
  constructor(
    private readonly records: SealedRecords,
    private readonly keys: KeyRing,
  ) {}

  /** One step of `together`. Refuses PARTY_MISMATCH, UNKNOWN, PARTY_ERASED. */
  register(book: BookCode, { partyId, person, where }: Registrant): Registered {
    const blind = person.idNo === undefined ? undefined : this.keys.blindIndex(book, person.idNo);
    const holder = blind === undefined ? undefined : (this.keys.idUnder(blind) as PartyId | undefined);
    const id = partyId ?? holder;
    if (id === undefined) return this.add(book, person, blind);
    if (holder !== undefined && holder !== id) refuse('PARTY_MISMATCH', where);
    // A crash came between the key and the record: this is the same registration, tried again.
    if (partyId === undefined && !this.records.has(id)) return this.addUnder(id, this.keys.keyOf(id) ?? unknown('party', id), book, person);
    return this.complete(this.records.known(book, 'party', id), person, blind, where);
  }

  /** Who has this identity number; a key whose record a crash lost is nobody yet. */
  holderOf(book: BookCode, { idNo }: Person): PartyId | undefined {
    const id = idNo === undefined ? undefined : (this.keys.idUnder(this.keys.blindIndex(book, idNo)) as PartyId | undefined);
    return id !== undefined && this.records.has(id) ? id : undefined;
  }

  /** Who has this identity number, if anybody; nothing is written. Refuses PARTY_MISMATCH where it is under another name, PARTY_ERASED. */
  find(book: BookCode, person: Person): PartyId | undefined {
    const id = this.holderOf(book, person);
    if (id !== undefined && this.personOf(this.records.known(book, 'party', id)).name !== person.name) refuse('PARTY_MISMATCH');
    return id;
  }

  personOf(record: SealedRecord): Person {
    return JSON.parse(this.records.contentOf(record)) as Person;
  }

  private add(book: BookCode, person: Person, blind: Uint8Array | undefined): Registered {
    const id = randomUUID() as PartyId;
    return this.addUnder(id, this.keys.create(id, blind), book, person);
  }

  private addUnder(id: PartyId, key: KeyObject, book: BookCode, person: Person): Registered {
    this.records.add(book, 'party', id, key, JSON.stringify(person));
    return { partyId: id, isNew: true };
  }

  /**
   * Another name or identity number is another person; another phone is news of the same one. Where money goes is changed by two
   * hands (domain rules 3.8), never by registering again. The refusal does not say which party it met: that would find a person by number.
   */
  private complete(record: SealedRecord, told: Person, blind: Uint8Array | undefined, where: Facts): Registered {
    const partyId = record.id as PartyId;
    const known = this.personOf(record);
    const isOther = told.name !== known.name || (told.idNo !== undefined && known.idNo !== undefined && told.idNo !== known.idNo);
    if (isOther) refuse('PARTY_MISMATCH', where);
    const isRedirected = told.accountNo !== undefined && known.accountNo !== undefined && told.accountNo !== known.accountNo;
    if (isRedirected) refuse('PARTY_MISMATCH', { field: 'accountNo', ...where });
    const person = completed(known, told);
    if (samePerson(known, person)) return { partyId, isNew: false };
    if (blind !== undefined && known.idNo === undefined) this.keys.setBlind(partyId, blind);
    this.records.replace(record, JSON.stringify(person));
    return { partyId, isNew: false };
  }
}
