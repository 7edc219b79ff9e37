import type { Instant } from '#libs/kernel/dates.js';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { PrivateDatabase } from '#libs/vault/private-database.js';
import { ACCOUNT_SCHEMA, type Account, type AccountGiven, Accounts } from './accounts.js';
import { ENROLMENT_SCHEMA, Enrolments } from './enrolments.js';
import { ATTEMPT_SCHEMA, LoginAttempts } from './login-attempts.js';
import { Passwords } from './passwords.js';
import { type IssuedSession, SESSION_SCHEMA, type Session, Sessions } from './sessions.js';

/** What somebody types to log in. The book may be left out where only one has this login. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly book?: BookCode | undefined;
}

export interface Officer {
  readonly book: BookCode;
  readonly officerId: OfficerId;
}

export interface LoggedIn extends IssuedSession, Officer {}

/** A login that the book has issued to an officer: the seq of its event, for which one token is given. */
export interface IssuedAt {
  readonly seq: number;
  readonly now: Instant;
}

export interface EnrolmentLink {
  /** Given out here only, for seven days; the file keeps its hash. */
  readonly enrolToken: string;
}

/** Nobody's login or password is longer: what is, need not be hashed to be wrong. */
const TYPED_LIMIT = 1_000;

/** Opens the file of the local accounts, or makes it. */
export function openIdentity(path: string): Identity {
  return new Identity(new PrivateDatabase(path, ACCOUNT_SCHEMA + ENROLMENT_SCHEMA + SESSION_SCHEMA + ATTEMPT_SCHEMA));
}

/**
 * Who may log in. Events know an officer by his id alone; his login and name are here. What he may do is not: that is
 * the roles of his book. Every `now` is the caller's.
 */
export class Identity {
  private readonly accounts: Accounts;
  private readonly enrolments: Enrolments;
  private readonly sessions: Sessions;
  private readonly attempts: LoginAttempts;
  private readonly passwords = new Passwords();

  constructor(private readonly database: PrivateDatabase) {
    this.accounts = new Accounts(database);
    this.enrolments = new Enrolments(database);
    this.sessions = new Sessions(database);
    this.attempts = new LoginAttempts(database);
  }

  /** A new account, without a password: for callers in this process that need no leave of the book. Refuses MALFORMED{field}, ALREADY_EXISTS, LOGIN_TAKEN. */
  createAccount(book: BookCode, account: AccountGiven, now: Instant): EnrolmentLink {
    return this.database.transaction(() => ({ enrolToken: this.enrolments.issue(this.accounts.create(book, account).n, now) }));
  }

  /** As `createAccount`, for a login that the book has issued. */
  createIssuedAccount(book: BookCode, account: AccountGiven, { seq, now }: IssuedAt): EnrolmentLink {
    return this.database.transaction(() => ({ enrolToken: this.enrolments.issueFor(this.accounts.create(book, account), seq, now) }));
  }

  /** For a password that is forgotten or known to others: it stops working now, and so do the officer's sessions. Refuses UNKNOWN. */
  renewEnrolment(book: BookCode, officerId: OfficerId, now: Instant): EnrolmentLink {
    return this.database.transaction(() => ({ enrolToken: this.enrolments.issue(this.shut(book, officerId).n, now) }));
  }

  /** As `renewEnrolment`, for a login that the book has issued. Refuses LOGIN_NOT_ISSUED too, where a token was given for it already. */
  renewIssued(book: BookCode, officerId: OfficerId, { seq, now }: IssuedAt): EnrolmentLink {
    return this.database.transaction(() => ({ enrolToken: this.enrolments.issueFor(this.shut(book, officerId), seq, now) }));
  }

  /** As `renewEnrolment`, by the operator of this machine, past the book: it stays in the table `operator_renewal` for those who look. */
  renewByOperator(book: BookCode, officerId: OfficerId, now: Instant): EnrolmentLink {
    return this.database.transaction(() => ({ enrolToken: this.enrolments.issueByOperator(this.shut(book, officerId).n, now) }));
  }

  /** Whether an officer has an account, and has set its password. */
  hasPassword(book: BookCode, officerId: OfficerId): boolean {
    return (this.accounts.find(book, officerId)?.password ?? null) !== null;
  }

  /** Sets the password, once a link. Refuses ENROLMENT_INVALID, PASSWORD_WEAK (which leaves the link valid), TOO_MANY_REQUESTS. */
  async enrol(token: string, password: string, now: Instant): Promise<void> {
    this.passwords.requireRoom();
    if (!this.enrolments.isValid(token, now)) refuse('ENROLMENT_INVALID');
    const kept = await this.passwords.hash(password);
    this.database.transaction(() => {
      const account = this.enrolments.take(token) ?? refuse('ENROLMENT_INVALID');
      this.accounts.setPassword(account, kept);
    });
  }

  /**
   * Refuses UNAUTHENTICATED after the same effort for an unknown login and a wrong password, and TOO_MANY_REQUESTS{retryAfterSeconds}
   * after ten failures of a login in fifteen minutes, then for the right password too.
   */
  async logIn({ login, password, book }: Credentials, now: Instant): Promise<LoggedIn> {
    if (login.length > TYPED_LIMIT || password.length > TYPED_LIMIT) refuse('UNAUTHENTICATED');
    this.passwords.requireRoom();
    this.attempts.admit(login, now);
    const account = this.accounts.withLogin(login, book);
    const matches = await this.passwords.matches(password, account?.password ?? undefined);
    if (account === undefined || !matches) return refuse('UNAUTHENTICATED');
    // It may have been taken away while it was compared.
    if (this.accounts.known(account.book, account.officerId).password !== account.password) refuse('UNAUTHENTICATED');
    this.attempts.forget(login);
    return this.loggedIn(account, now);
  }

  /** Logs an officer in without a password: for callers in this process that have made sure by other means. Refuses UNKNOWN. */
  issueSession(book: BookCode, officerId: OfficerId, now: Instant): LoggedIn {
    return this.loggedIn(this.accounts.known(book, officerId), now);
  }

  /** Who holds a session that is still valid; undefined otherwise. */
  session(token: string, now: Instant): Session | undefined {
    return this.sessions.find(token, now);
  }

  /** Ends a session, if there is one. */
  logOut(token: string): void {
    this.sessions.end(token);
  }

  /** Ends all sessions of an officer. Refuses UNKNOWN. */
  endSessionsOf(book: BookCode, officerId: OfficerId): void {
    this.sessions.endAllOf(this.accounts.known(book, officerId).n);
  }

  /** The officer's name, for people to read; undefined for one without an account, such as a former officer of the old books. */
  displayName(book: BookCode, officerId: OfficerId): string | undefined {
    return this.accounts.displayName(book, officerId);
  }

  close(): void {
    this.database.close();
  }

  /** Nobody logs in to the account, or is logged in, until a password is set again. */
  private shut(book: BookCode, officerId: OfficerId): Account {
    const account = this.accounts.known(book, officerId);
    this.accounts.setPassword(account.n, null);
    this.sessions.endAllOf(account.n);
    return account;
  }

  private loggedIn({ n, book, officerId }: Officer & { readonly n: number }, now: Instant): LoggedIn {
    return { ...this.sessions.issue(n, now), book, officerId };
  }
}
