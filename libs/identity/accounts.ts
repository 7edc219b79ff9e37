import { type BookCode, isCode, type OfficerId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { checkedText, NAME_RULE } from '#libs/vault/person.js';
import type { PrivateDatabase } from '#libs/vault/private-database.js';

/** A machine is another system, such as the bank's. */
export type AccountKind = 'PERSON' | 'MACHINE';

export interface AccountGiven {
  readonly officerId: OfficerId;
  /** 3–64 of a–z, 0–9 and `. _ @ -`; capitals are the same as small letters. Unique in its book. */
  readonly login: string;
  /** 1–40 characters. */
  readonly displayName: string;
  readonly kind: AccountKind;
}

export interface Account {
  /** The account's number in this file. */
  readonly n: number;
  readonly book: BookCode;
  readonly officerId: OfficerId;
  /** As passwords.ts keeps it; null until the officer has set one. */
  readonly password: string | null;
}

export const ACCOUNT_SCHEMA = `
  CREATE TABLE IF NOT EXISTS account (
    n INTEGER PRIMARY KEY, book TEXT NOT NULL, officer_id TEXT NOT NULL, login TEXT NOT NULL, display_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('PERSON', 'MACHINE')), password TEXT,
    UNIQUE (book, officer_id), UNIQUE (login, book)
  ) STRICT;`;

const LOGIN_RULE = { spell: spelledLogin, allows: (login: string) => /^[a-z0-9][a-z0-9._@-]{2,63}$/.test(login) };

/** Who an officer is outside the log: his login, his name and his password. */
export class Accounts {
  constructor(private readonly database: PrivateDatabase) {}

  /** The new account. Refuses MALFORMED{field}, ALREADY_EXISTS, LOGIN_TAKEN. */
  create(book: BookCode, { officerId, login: givenLogin, displayName: givenName, kind }: AccountGiven): Account {
    if (!isCode(book)) refuse('MALFORMED', { field: 'book' });
    if (!isCode(officerId)) refuse('MALFORMED', { field: 'officerId' });
    if (kind !== 'PERSON' && kind !== 'MACHINE') refuse('MALFORMED', { field: 'kind' });
    const login = checkedText('login', givenLogin, LOGIN_RULE);
    const displayName = checkedText('displayName', givenName, NAME_RULE);
    if (this.find(book, officerId) !== undefined) refuse('ALREADY_EXISTS', { kind: 'officer', id: officerId });
    if (this.withLogin(login, book) !== undefined) refuse('LOGIN_TAKEN');
    const { sql } = this.database;
    sql.run`INSERT INTO account (book, officer_id, login, display_name, kind) VALUES (${book}, ${officerId}, ${login}, ${displayName}, ${kind})`;
    return this.known(book, officerId);
  }

  /** The account of a login; without a book, only if one book alone has this login. */
  withLogin(givenLogin: string, book: BookCode | undefined): Account | undefined {
    const login = spelledLogin(givenLogin);
    const rows = this.database.sql.all`
      SELECT n, book, officer_id AS officerId, password FROM account WHERE login = ${login} AND book = coalesce(${book ?? null}, book) LIMIT 2`;
    return rows.length === 1 ? (rows[0] as unknown as Account) : undefined;
  }

  find(book: BookCode, officerId: OfficerId): Account | undefined {
    const row = this.database.sql.get`
      SELECT n, book, officer_id AS officerId, password FROM account WHERE book = ${book} AND officer_id = ${officerId}`;
    return row as unknown as Account | undefined;
  }

  /** As `find`. Refuses UNKNOWN. */
  known(book: BookCode, officerId: OfficerId): Account {
    return this.find(book, officerId) ?? unknown('officer', officerId);
  }

  displayName(book: BookCode, officerId: OfficerId): string | undefined {
    const row = this.database.sql.get`SELECT display_name FROM account WHERE book = ${book} AND officer_id = ${officerId}`;
    return row?.display_name as string | undefined;
  }

  /** Null takes the password away: nobody logs in until another is set. */
  setPassword(n: number, password: string | null): void {
    this.database.sql.run`UPDATE account SET password = ${password} WHERE n = ${n}`;
  }
}

/** Whether a text can be somebody's login. */
export function isLogin(text: unknown): text is string {
  return typeof text === 'string' && LOGIN_RULE.allows(LOGIN_RULE.spell(text));
}

/** One login however it is typed. */
export function spelledLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
