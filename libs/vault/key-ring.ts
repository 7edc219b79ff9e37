import { type KeyObject, randomBytes } from 'node:crypto';
import type { BookCode } from '#libs/kernel/ids.js';
import { ERASURE_SCHEMA } from './erasures.js';
import type { PrivateDatabase } from './private-database.js';
import { deriveKey, KEY_BYTES, keyedDigest, SEAL_BYTES, seal, secretKey, unseal } from './seal.js';
import { VaultBroken, VaultBusy } from './vault-faults.js';

const WRAPPED_BYTES = KEY_BYTES + SEAL_BYTES;
const DIGEST_BYTES = 32;

/**
 * Everything whose destruction is an erasure is in this one table. Rows are only added at its end and only
 * overwritten in their full width, so that SQLite never moves one and no copy stays behind in a page.
 */
export const KEY_SCHEMA = `
  CREATE TABLE IF NOT EXISTS vault (vault_id TEXT NOT NULL, proof BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS record_key (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL, blind BLOB NOT NULL UNIQUE
  ) STRICT;
  ${ERASURE_SCHEMA}`;

/**
 * The keys of the records, each wrapped by the master key, and the blind index by which a party is found again:
 * HMAC-SHA256 of the identity number under a key of its book, so that books cannot be matched with each other.
 */
export class KeyRing {
  private readonly wrappingKey: KeyObject;
  private readonly blindKeys = new Map<BookCode, KeyObject>();

  constructor(
    private readonly database: PrivateDatabase,
    private readonly masterKey: KeyObject,
    private readonly vaultId: string,
  ) {
    this.wrappingKey = deriveKey(masterKey, vaultId, 'wrap/1');
  }

  /** The blind index of an identity number in a book. 32 bytes. */
  blindIndex(book: BookCode, idNo: string): Buffer {
    let key = this.blindKeys.get(book);
    if (key === undefined) {
      key = deriveKey(this.masterKey, this.vaultId, `blind/1/${book}`);
      this.blindKeys.set(book, key);
    }
    return keyedDigest(key, idNo);
  }

  /** The record under a blind index, also one whose data was not committed before a crash. */
  idUnder(blind: Uint8Array): string | undefined {
    return this.database.sql.get`SELECT id FROM record_key WHERE blind = ${blind}`?.id as string | undefined;
  }

  /** A new random key. A record without blind index gets random bytes in its place: rows tell nothing and keep their width. */
  create(id: string, blind: Uint8Array = randomBytes(DIGEST_BYTES)): KeyObject {
    const key = secretKey(randomBytes(KEY_BYTES));
    this.database.sql.run`INSERT INTO record_key (id, wrapped, blind) VALUES (${id}, ${seal(this.wrappingKey, key.export(), boundTo(id))}, ${blind})`;
    return key;
  }

  /** The key of a record; undefined once it is destroyed. Throws VaultBroken if it is missing. */
  keyOf(id: string): KeyObject | undefined {
    const wrapped = this.database.sql.get`SELECT wrapped FROM record_key WHERE id = ${id}`?.wrapped as Uint8Array | undefined;
    if (wrapped === undefined) throw new VaultBroken(`no key for ${id}`);
    return wrapped.every((byte) => byte === 0) ? undefined : secretKey(unseal(this.wrappingKey, wrapped, boundTo(id)));
  }

  setBlind(id: string, blind: Uint8Array): void {
    this.database.sql.run`UPDATE record_key SET blind = ${blind} WHERE id = ${id}`;
  }

  /** Overwrites the key and the blind index of a record. */
  destroy(id: string): void {
    const { sql } = this.database;
    sql.run`UPDATE record_key SET wrapped = zeroblob(${WRAPPED_BYTES}), blind = randomblob(${DIGEST_BYTES}) WHERE id = ${id}`;
  }

  /** Removes the last copies of what was destroyed: the images of old pages in the write-ahead log. Throws VaultBusy. */
  sweep(): void {
    if (!this.database.emptyWriteAheadLog()) throw new VaultBusy('the key file is being read');
  }
}

function boundTo(id: string): string {
  return `mingzhang vault key/1 ${id}`;
}
