import { type Instant, laterBy } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { PrivateDatabase } from '#libs/vault/private-database.js';
import type { Account } from './accounts.js';
import { newToken, tokenHash } from './tokens.js';

const VALID_MS = 7 * 86_400_000;

export const ENROLMENT_SCHEMA = `
  CREATE TABLE IF NOT EXISTS enrolment (
    account INTEGER PRIMARY KEY REFERENCES account (n), token_hash BLOB NOT NULL UNIQUE, ends_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS handed_out (account INTEGER PRIMARY KEY REFERENCES account (n), issued_seq INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS operator_renewal (n INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (n), at TEXT NOT NULL) STRICT;`;

/** One-time links by which an officer sets a password; one an account. */
export class Enrolments {
  constructor(private readonly database: PrivateDatabase) {}

  /** A token for seven days; the account's earlier one is void. */
  issue(account: number, now: Instant): string {
    const token = newToken();
    this.database.sql.run`
      INSERT INTO enrolment (account, token_hash, ends_at) VALUES (${account}, ${tokenHash(token)}, ${laterBy(now, VALID_MS)})
      ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, ends_at = excluded.ends_at`;
    return token;
  }

  /** As `issue`, for a login that the book issued at `seq`: one token for each. Refuses LOGIN_NOT_ISSUED where one was given for it, or for a later one. */
  issueFor({ n, officerId }: Account, seq: number, now: Instant): string {
    const { sql } = this.database;
    const row = sql.get`SELECT issued_seq AS seq FROM handed_out WHERE account = ${n}`;
    if (row !== undefined && (row.seq as number) >= seq) refuse('LOGIN_NOT_ISSUED', { officerId });
    sql.run`INSERT INTO handed_out (account, issued_seq) VALUES (${n}, ${seq}) ON CONFLICT (account) DO UPDATE SET issued_seq = excluded.issued_seq`;
    return this.issue(n, now);
  }

  /** As `issue`, by the operator of this machine and not by the book: the file keeps a line of it. */
  issueByOperator(account: number, now: Instant): string {
    this.database.sql.run`INSERT INTO operator_renewal (account, at) VALUES (${account}, ${now})`;
    return this.issue(account, now);
  }

  isValid(token: string, now: Instant): boolean {
    return this.database.sql.get`SELECT 1 FROM enrolment WHERE token_hash = ${tokenHash(token)} AND ends_at > ${now}` !== undefined;
  }

  /** Uses up a token and answers its account; undefined if it was used or replaced meanwhile. */
  take(token: string): number | undefined {
    const row = this.database.sql.get`DELETE FROM enrolment WHERE token_hash = ${tokenHash(token)} RETURNING account`;
    return row?.account as number | undefined;
  }
}
