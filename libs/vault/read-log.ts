import type { Instant } from '#libs/kernel/dates.js';
import type { AccessId, BookCode, OfficerId, Sha256Hex } from '#libs/kernel/ids.js';
import { digestOf } from '#libs/trust/digest.js';
import { PrivateDatabase } from './private-database.js';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS inspected_read (
    book TEXT NOT NULL, n INTEGER NOT NULL, officer_id TEXT NOT NULL, access_id TEXT NOT NULL, what TEXT NOT NULL, at TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (book, n)
  ) STRICT, WITHOUT ROWID;`;

/** One reading under an open access: who read what, and when. */
export interface InspectedRead {
  readonly officerId: OfficerId;
  readonly accessId: AccessId;
  /** The address that was asked for. */
  readonly what: string;
  readonly at: Instant;
}

/** Where the chain of a book stands: how many reads, and the digest of the last, which rests on all before it. */
export interface ReadLogHead {
  readonly reads: number;
  readonly digest: Sha256Hex;
}

/** A read in its place in the chain, from 1. */
export interface ChainedRead extends InspectedRead {
  readonly n: number;
  readonly digest: Sha256Hex;
}

const EMPTY: ReadLogHead = { reads: 0, digest: '0'.repeat(64) as Sha256Hex };

export function openReadLog(path: string): ReadLog {
  return new ReadLog(new PrivateDatabase(path, SCHEMA));
}

/** What inspectors and auditors read, as a hash chain for each book (invariant 55). The book vouches for its head at every day's turn. */
export class ReadLog {
  constructor(private readonly database: PrivateDatabase) {}

  /** Durable before anything is read. */
  note(book: BookCode, read: InspectedRead): void {
    this.database.transaction(() => {
      const before = this.headOf(book);
      const n = before.reads + 1;
      const { officerId, accessId, what, at } = read;
      this.database.sql.run`INSERT INTO inspected_read (book, n, officer_id, access_id, what, at, digest)
        VALUES (${book}, ${n}, ${officerId}, ${accessId}, ${what}, ${at}, ${chained(book, { n, ...read }, before.digest)})`;
    });
  }

  headOf(book: BookCode): ReadLogHead {
    const row = this.database.sql.get`SELECT n, digest FROM inspected_read WHERE book = ${book} ORDER BY n DESC LIMIT 1`;
    return row === undefined ? EMPTY : { reads: row.n as number, digest: row.digest as Sha256Hex };
  }

  /** Reads after the nth, in order. */
  after(book: BookCode, n: number, limit: number): readonly ChainedRead[] {
    return this.database.sql.all`SELECT n, officer_id AS officerId, access_id AS accessId, what, at, digest FROM inspected_read
      WHERE book = ${book} AND n > ${n} ORDER BY n LIMIT ${limit}` as unknown as ChainedRead[];
  }

  /** Whether the first reads of a book are those that its head stands for: computed anew from the first. */
  bears(book: BookCode, { reads, digest }: ReadLogHead): boolean {
    let last = EMPTY;
    while (last.reads < reads) {
      const some = this.after(book, last.reads, Math.min(CHECKED_AT_ONCE, reads - last.reads));
      if (some.length === 0) return false;
      for (const { digest: stored, ...read } of some) {
        if (read.n !== last.reads + 1 || chained(book, read, last.digest) !== stored) return false;
        last = { reads: read.n, digest: stored };
      }
    }
    return last.digest === digest;
  }

  close(): void {
    this.database.close();
  }
}

const CHECKED_AT_ONCE = 1_000;

function chained(book: BookCode, { n, officerId, accessId, what, at }: Omit<ChainedRead, 'digest'>, before: Sha256Hex): Sha256Hex {
  return digestOf({ book, n, officerId, accessId, what, at, before });
}
