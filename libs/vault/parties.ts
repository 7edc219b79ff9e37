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

  /** All or none. Refuses PARTY_MISMATCH, UNKNOWN, PARTY_ERASED. */
  register(book: BookCode, registrants: readonly Registrant[]): Registered[] {
    return this.records.together(() => registrants.map((registrant) => this.registerOne(book, registrant)));
  }

  personOf(record: SealedRecord): Person {
    return JSON.parse(this.records.contentOf(record)) as Person;
  }

  private registerOne(book: BookCode, { partyId, person, where }: Registrant): Registered {
    const blind = person.idNo === undefined ? undefined : this.keys.blindIndex(book, person.idNo);
    const holder = blind === undefined ? undefined : (this.keys.idUnder(blind) as PartyId | undefined);
    const id = partyId ?? holder;
    if (id === undefined) return this.add(book, person, blind);
    if (holder !== undefined && holder !== id) refuse('PARTY_MISMATCH', { partyId: id, ...where });
    // A crash came between the key and the record: this is the same registration, tried again.
    if (partyId === undefined && !this.records.has(id)) return this.addUnder(id, this.keys.keyOf(id) ?? unknown('party', id), book, person);
    return this.complete(this.records.known(book, 'party', id), person, blind, where);
  }

  private add(book: BookCode, person: Person, blind: Uint8Array | undefined): Registered {
    const id = randomUUID() as PartyId;
    return this.addUnder(id, this.keys.create(id, blind), book, person);
  }

  private addUnder(id: PartyId, key: KeyObject, book: BookCode, person: Person): Registered {
    this.records.add(book, 'party', id, key, JSON.stringify(person));
    return { partyId: id, isNew: true };
  }

  /** Another name or identity number is another person; another phone or account is news of the same one. */
  private complete(record: SealedRecord, told: Person, blind: Uint8Array | undefined, where: Facts): Registered {
    const partyId = record.id as PartyId;
    const known = this.personOf(record);
    const isOther = told.name !== known.name || (told.idNo !== undefined && known.idNo !== undefined && told.idNo !== known.idNo);
    if (isOther) refuse('PARTY_MISMATCH', { partyId, ...where });
    const person = completed(known, told);
    if (samePerson(known, person)) return { partyId, isNew: false };
    if (blind !== undefined && known.idNo === undefined) this.keys.setBlind(partyId, blind);
    this.records.replace(record, JSON.stringify(person));
    return { partyId, isNew: false };
  }
}
