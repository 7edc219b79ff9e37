import type { KeyObject } from 'node:crypto';
import type { BookCode } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { ACCESS_SCHEMA } from './access-log.js';
import { ERASURE_SCHEMA, type Erasure, erasuresIn, isErased, noteErasure, type RecordKind } from './erasures.js';
import type { KeyRing } from './key-ring.js';
import type { PrivateDatabase } from './private-database.js';
import { REGISTRATION_SCHEMA } from './registration-schema.js';
import { seal, unseal } from './seal.js';

export const DATA_SCHEMA = `
  CREATE TABLE IF NOT EXISTS vault (vault_id TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY, book TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  ${ACCESS_SCHEMA}
  ${REGISTRATION_SCHEMA}
  ${ERASURE_SCHEMA}`;

/** Whose record it is, and which of its contents: the sealed bytes are bound to all of this. */
interface RecordName {
  readonly id: string;
  readonly book: BookCode;
  readonly kind: RecordKind;
  /** Counts the contents that the record has had, from 1. */
  readonly version: number;
}

export interface SealedRecord extends RecordName {
  readonly sealed: Uint8Array;
  readonly key: KeyObject;
}

/** Sealed contents in the data file, each under a key of its own in the key file. */
export class SealedRecords {
  constructor(
    private readonly data: PrivateDatabase,
    private readonly keyData: PrivateDatabase,
    private readonly keys: KeyRing,
  ) {
    this.finishErasures();
  }

  /** One step over both files. The keys are durable before what they open; a key without a record is taken up by the next try. */
  together<T>(work: () => T): T {
    return this.data.transaction(() => this.keyData.transaction(work));
  }

  find(book: BookCode, kind: RecordKind, id: string): SealedRecord | 'ERASED' | undefined {
    const row = this.data.sql.get`SELECT version, sealed FROM record WHERE id = ${id} AND book = ${book} AND kind = ${kind}`;
    if (row === undefined) return isErased(this.keyData, book, kind, id) ? 'ERASED' : undefined;
    const key = this.keys.keyOf(id);
    return key === undefined ? 'ERASED' : { id, book, kind, key, version: row.version as number, sealed: row.sealed as Uint8Array };
  }

  /** As `find`. Refuses UNKNOWN and PARTY_ERASED. */
  known(book: BookCode, kind: RecordKind, id: string): SealedRecord {
    const record = this.find(book, kind, id) ?? unknown(kind, id);
    return record === 'ERASED' ? refuse('PARTY_ERASED', { kind, id }) : record;
  }

  has(id: string): boolean {
    return this.data.sql.get`SELECT 1 FROM record WHERE id = ${id}` !== undefined;
  }

  /** A first content, under the key made for it. */
  add(book: BookCode, kind: RecordKind, id: string, key: KeyObject, content: string): void {
    const sealed = seal(key, Buffer.from(content), boundTo({ id, book, kind, version: 1 }));
    this.data.sql.run`INSERT INTO record (id, book, kind, version, sealed) VALUES (${id}, ${book}, ${kind}, 1, ${sealed})`;
  }

  replace(record: SealedRecord, content: string): void {
    const version = record.version + 1;
    const sealed = seal(record.key, Buffer.from(content), boundTo({ ...record, version }));
    this.data.sql.run`UPDATE record SET version = ${version}, sealed = ${sealed} WHERE id = ${record.id}`;
  }

  contentOf(record: SealedRecord): string {
    return unseal(record.key, record.sealed, boundTo(record)).toString();
  }

  /** Destroys the key first: from then on the record is gone, whatever becomes of the rest. Throws VaultBusy. */
  erase(erasure: Erasure): void {
    this.keyData.transaction(() => this.eraseKey(erasure));
    this.data.transaction(() => this.eraseContent(erasure));
    this.keys.sweep();
  }

  /** What a crash, or an old copy of one of the files, left half erased. */
  private finishErasures(): void {
    const inKeys = new Map(erasuresIn(this.keyData).map((erasure) => [erasure.id, erasure]));
    const inData = new Map(erasuresIn(this.data).map((erasure) => [erasure.id, erasure]));
    const keysLeft = [...inData.values()].filter(({ id }) => !inKeys.has(id));
    const contentLeft = [...inKeys.values()].filter(({ id }) => !inData.has(id));
    if (keysLeft.length === 0 && contentLeft.length === 0) return;
    this.together(() => {
      for (const erasure of keysLeft) this.eraseKey(erasure);
      for (const erasure of contentLeft) this.eraseContent(erasure);
    });
    this.keys.sweep();
  }

  private eraseKey(erasure: Erasure): void {
    this.keys.destroy(erasure.id);
    noteErasure(this.keyData, erasure);
  }

  private eraseContent(erasure: Erasure): void {
    this.data.sql.run`DELETE FROM record WHERE id = ${erasure.id}`;
    noteErasure(this.data, erasure);
  }
}

function boundTo({ id, book, kind, version }: RecordName): string {
  return `mingzhang vault record/1 ${book} ${kind} ${id} ${version}`;
}
