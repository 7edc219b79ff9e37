import { type Instant, laterBy } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import type { PrivateDatabase } from '#libs/vault/private-database.js';
import type { AccountKind } from './accounts.js';
import { newToken, tokenHash } from './tokens.js';

const LIFE_MS = 8 * 3_600_000;
const IDLE_MS = 60 * 60_000;
/** Activity is noted to the minute: a request rarely costs a write, and a session ends 59 to 60 minutes after its last use. */
const NOTED_EVERY_MS = 60_000;

export const SESSION_SCHEMA = `
  CREATE TABLE IF NOT EXISTS session (
    token_hash BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account (n), ends_at TEXT NOT NULL, idle_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS session_by_account ON session (account);
  CREATE INDEX IF NOT EXISTS session_by_end ON session (ends_at);`;

/** Who is at the other end of a request. */
export interface Session {
  readonly book: BookCode;
  readonly officerId: OfficerId;
  readonly displayName: string;
  readonly kind: AccountKind;
}

export interface IssuedSession {
  /** Given out here only; the file keeps its hash. */
  readonly sessionToken: string;
  readonly expiresAt: Instant;
}

/**
 * Sessions end after eight hours, or an hour without use. They are looked up in the file each time: as fast as a cache that
 * would have to ask whether another process has ended one (measured: 5 microseconds).
 */
export class Sessions {
  constructor(private readonly database: PrivateDatabase) {}

  issue(account: number, now: Instant): IssuedSession {
    const { sql } = this.database;
    const sessionToken = newToken();
    const expiresAt = laterBy(now, LIFE_MS);
    this.database.transaction(() => {
      sql.run`DELETE FROM session WHERE ends_at <= ${now}`;
      sql.run`INSERT INTO session (token_hash, account, ends_at, idle_at)
        VALUES (${tokenHash(sessionToken)}, ${account}, ${expiresAt}, ${laterBy(now, IDLE_MS)})`;
    });
    return { sessionToken, expiresAt };
  }

  find(token: string, now: Instant): Session | undefined {
    const { sql } = this.database;
    const digest = tokenHash(token);
    const row = sql.get`
      SELECT ends_at, idle_at, book, officer_id, display_name, kind FROM session JOIN account ON n = account WHERE token_hash = ${digest}` as Record<string, string> | undefined;
    if (row === undefined) return undefined;
    const { ends_at: endsAt, idle_at: idleAt } = row as { ends_at: Instant; idle_at: Instant };
    if (now >= endsAt || now >= idleAt) return undefined;
    if (now >= laterBy(idleAt, NOTED_EVERY_MS - IDLE_MS)) sql.run`UPDATE session SET idle_at = ${laterBy(now, IDLE_MS)} WHERE token_hash = ${digest}`;
    return { book: row.book, officerId: row.officer_id, displayName: row.display_name, kind: row.kind } as Session;
  }

  end(token: string): void {
    this.database.sql.run`DELETE FROM session WHERE token_hash = ${tokenHash(token)}`;
  }

  endAllOf(account: number): void {
    this.database.sql.run`DELETE FROM session WHERE account = ${account}`;
  }
}
