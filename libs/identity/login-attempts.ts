import { hash } from 'node:crypto';
import { type Instant, laterBy } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { PrivateDatabase } from '#libs/vault/private-database.js';
import { spelledLogin } from './accounts.js';

const FAILURES_ALLOWED = 10;
const WINDOW_MS = 15 * 60_000;

/** Logins are kept as hashes: people type their passwords into the wrong field. */
export const ATTEMPT_SCHEMA = `
  CREATE TABLE IF NOT EXISTS failed_login (n INTEGER PRIMARY KEY, login_hash BLOB NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS failed_login_by_login ON failed_login (login_hash, at);
  CREATE INDEX IF NOT EXISTS failed_login_by_time ON failed_login (at);`;

/** Ten failures within fifteen minutes shut a login, whether it exists or not, until the first of them is fifteen minutes old. */
export class LoginAttempts {
  constructor(private readonly database: PrivateDatabase) {}

  /**
   * Lets an attempt through and counts it as failed until `forget`: many at once get no more tries than one after another.
   * Refuses TOO_MANY_REQUESTS{retryAfterSeconds}.
   */
  admit(login: string, now: Instant): void {
    const { sql } = this.database;
    const digest = loginHash(login);
    this.database.transaction(() => {
      sql.run`DELETE FROM failed_login WHERE at <= ${laterBy(now, -WINDOW_MS)}`;
      const row = sql.get`SELECT count(*) AS failures, min(at) AS first FROM failed_login WHERE login_hash = ${digest}`;
      const { failures, first } = row as { failures: number; first: Instant };
      if (failures >= FAILURES_ALLOWED) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsUntil(laterBy(first, WINDOW_MS), now) });
      sql.run`INSERT INTO failed_login (login_hash, at) VALUES (${digest}, ${now})`;
    });
  }

  /** The right password was given: what failed before was a slip. */
  forget(login: string): void {
    this.database.sql.run`DELETE FROM failed_login WHERE login_hash = ${loginHash(login)}`;
  }
}

function loginHash(login: string): Buffer {
  return hash('sha256', spelledLogin(login), 'buffer');
}

function secondsUntil(then: Instant, now: Instant): number {
  return Math.ceil((Date.parse(then) - Date.parse(now)) / 1000);
}
