import { type Instant, laterBy } from '#libs/kernel/dates.js';
import type { PrivateDatabase } from '#libs/vault/private-database.js';
import { newToken, tokenHash } from './tokens.js';

const VALID_MS = 7 * 86_400_000;

export const ENROLMENT_SCHEMA = `
  CREATE TABLE IF NOT EXISTS enrolment (
    account INTEGER PRIMARY KEY REFERENCES account (n), token_hash BLOB NOT NULL UNIQUE, ends_at TEXT NOT NULL
  ) STRICT;`;

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

  isValid(token: string, now: Instant): boolean {
    return this.database.sql.get`SELECT 1 FROM enrolment WHERE token_hash = ${tokenHash(token)} AND ends_at > ${now}` !== undefined;
  }

  /** Uses up a token and answers its account; undefined if it was used or replaced meanwhile. */
  take(token: string): number | undefined {
    const row = this.database.sql.get`DELETE FROM enrolment WHERE token_hash = ${tokenHash(token)} RETURNING account`;
    return row?.account as number | undefined;
  }
}
