import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId } from '#libs/kernel/ids.js';
import type { PrivateDatabase } from './private-database.js';

/** What a record is of. */
export type RecordKind = 'party' | 'text' | 'payee account';

/** What is left of an erased record: that it was there, and on whose word it went. */
export interface Erasure {
  readonly id: string;
  readonly book: BookCode;
  readonly kind: RecordKind;
  readonly officerId: OfficerId;
  readonly docNo: DocNo;
  readonly at: Instant;
}

/** Both files keep the erasures, so that restoring an old copy of either does not bring an erased person back. */
export const ERASURE_SCHEMA = `
  CREATE TABLE IF NOT EXISTS erasure (
    id TEXT PRIMARY KEY, book TEXT NOT NULL, kind TEXT NOT NULL, officer_id TEXT NOT NULL, doc_no TEXT NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`;

export function noteErasure({ sql }: PrivateDatabase, { id, book, kind, officerId, docNo, at }: Erasure): void {
  sql.run`INSERT OR IGNORE INTO erasure (id, book, kind, officer_id, doc_no, at) VALUES (${id}, ${book}, ${kind}, ${officerId}, ${docNo}, ${at})`;
}

export function isErased({ sql }: PrivateDatabase, book: BookCode, kind: RecordKind, id: string): boolean {
  return sql.get`SELECT 1 FROM erasure WHERE id = ${id} AND book = ${book} AND kind = ${kind}` !== undefined;
}

export function erasuresIn({ sql }: PrivateDatabase): Erasure[] {
  return sql.all`SELECT id, book, kind, officer_id AS officerId, doc_no AS docNo, at FROM erasure` as unknown as Erasure[];
}
