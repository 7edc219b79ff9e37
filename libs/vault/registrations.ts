import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, CommandId, OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { Registered, Registrant } from './parties.js';
import type { PrivateDatabase } from './private-database.js';
import { deriveKey, keyedDigest } from './seal.js';
import type { SealedRecord, SealedRecords } from './sealed-records.js';

/** Whose act a registration is, and under which id it can be asked for again. */
export interface Registering {
  /** Digest of book, officer and his idempotency key. */
  readonly commandId: CommandId;
  readonly officerId: OfficerId;
  readonly at: Instant;
}

interface Row {
  readonly party_id: Registered['partyId'];
  readonly is_new: number;
  readonly digest: Uint8Array;
}

/**
 * What was answered to registrations, so that one whose answer was lost can be sent again. What was told is kept as a digest under
 * the party's own key: it goes with that key, and no guess can be checked against it then.
 */
export class Registrations {
  constructor(
    private readonly data: PrivateDatabase,
    private readonly records: SealedRecords,
  ) {}

  /** The first answer to this registration, if it was made. Refuses IDEMPOTENCY_CONFLICT where somebody else was told of, PARTY_ERASED. */
  answerTo(book: BookCode, commandId: CommandId, registrant: Registrant): Registered | undefined {
    const row = this.data.sql.get`SELECT party_id, is_new, digest FROM registration WHERE command_id = ${commandId}` as unknown as Row | undefined;
    if (row === undefined) return undefined;
    const digest = digestOf(this.records.known(book, 'party', row.party_id), registrant);
    if (!digest.equals(row.digest)) refuse('IDEMPOTENCY_CONFLICT');
    return { partyId: row.party_id, isNew: row.is_new === 1 };
  }

  note(book: BookCode, commandId: CommandId, registrant: Registrant, { partyId, isNew }: Registered): void {
    const digest = digestOf(this.records.known(book, 'party', partyId), registrant);
    this.data.sql.run`INSERT INTO registration (command_id, party_id, is_new, digest) VALUES (${commandId}, ${partyId}, ${isNew ? 1 : 0}, ${digest})`;
  }
}

function digestOf({ key, id }: SealedRecord, { partyId = null, person }: { readonly partyId?: string | null | undefined; readonly person: Registrant['person'] }): Buffer {
  return keyedDigest(deriveKey(key, id, 'registration/1'), JSON.stringify([partyId, person]));
}
