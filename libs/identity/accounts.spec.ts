import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { type AccountGiven, isLogin } from './accounts.js';
import type { Identity } from './identity.js';
import { ANHE, at, cashier, collector, IdentityFolder, LINSHAN, O3, O7, PASSWORD } from './identity.testing.js';

let folder: IdentityFolder;
let identity: Identity;
beforeEach(() => {
  folder = new IdentityFolder();
  identity = folder.open();
});
afterEach(() => {
  identity.close();
  folder.remove();
});

const canLogIn = (password: string, now = at(9)): Promise<boolean> =>
  identity.logIn({ login: collector.login, password }, now).then(
    () => true,
    () => false,
  );

describe('an account', () => {
  it('names its officer in its book', () => {
    identity.createAccount(ANHE, collector, at(8));
    identity.createAccount(LINSHAN, { ...collector, displayName: '测试员八' }, at(8));
    expect(identity.displayName(ANHE, O3)).toBe('测试员三');
    expect(identity.displayName(LINSHAN, O3)).toBe('测试员八');
    expect(identity.displayName(ANHE, O7)).toBeUndefined();
  });

  it('is still there when the file is opened again', () => {
    identity.createAccount(ANHE, collector, at(8));
    identity.close();
    identity = folder.open();
    expect(identity.displayName(ANHE, O3)).toBe('测试员三');
  });

  it('is one an officer, and has a login of its own in its book', () => {
    identity.createAccount(ANHE, collector, at(8));
    expect(() => identity.createAccount(ANHE, { ...cashier, officerId: O3 }, at(8))).toThrow(refusal('ALREADY_EXISTS'));
    for (const login of [collector.login, ` ${collector.login.toUpperCase()} `]) {
      expect(() => identity.createAccount(ANHE, { ...cashier, login }, at(8))).toThrow(refusal('LOGIN_TAKEN'));
    }
    expect(identity.displayName(ANHE, O7)).toBeUndefined();
  });

  it.each([
    ['login', { login: 'ab' }],
    ['login', { login: 'x'.repeat(65) }],
    ['login', { login: 'o3 linjiang' }],
    ['login', { login: '测试员' }],
    ['displayName', { displayName: '' }],
    ['displayName', { displayName: '字'.repeat(41) }],
    ['displayName', { displayName: '测试\u0007员' }],
    ['officerId', { officerId: '' as OfficerId }],
    ['officerId', { officerId: '13900000000' as OfficerId }],
    ['kind', { kind: 'ROBOT' as AccountGiven['kind'] }],
  ])('is malformed in %s: %j', (field, wrong) => {
    const malformed = expect.objectContaining({ code: 'MALFORMED', facts: { field } });
    expect(() => identity.createAccount(ANHE, { ...collector, ...wrong }, at(8))).toThrow(malformed);
  });

  it('needs a book', () => expect(() => identity.createAccount('' as BookCode, collector, at(8))).toThrow(refusal('MALFORMED')));
});

describe('the link of a new account', () => {
  it('sets the password once', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    expect(enrolToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await canLogIn('')).toBe(false);
    await identity.enrol(enrolToken, PASSWORD, at(8));
    await expect(identity.enrol(enrolToken, 'another password', at(8))).rejects.toEqual(refusal('ENROLMENT_INVALID'));
    expect(await canLogIn(PASSWORD)).toBe(true);
  });

  it('sets one password even if it is used twice at once', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    const uses = [identity.enrol(enrolToken, PASSWORD, at(8)), identity.enrol(enrolToken, 'another password', at(8))];
    const outcomes = await Promise.allSettled(uses);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const rightOnes = await Promise.all([canLogIn(PASSWORD), canLogIn('another password')]);
    expect(rightOnes).toEqual(outcomes.map(({ status }) => status === 'fulfilled'));
  });

  it('is valid for seven days', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    await expect(identity.enrol(enrolToken, PASSWORD, at(8 + 7 * 24))).rejects.toEqual(refusal('ENROLMENT_INVALID'));
    await identity.enrol(enrolToken, PASSWORD, at(7 + 7 * 24, 59, 59));
  });

  it('is not used up by a weak password', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    await expect(identity.enrol(enrolToken, 'password1234', at(8))).rejects.toEqual(refusal('PASSWORD_WEAK'));
    await identity.enrol(enrolToken, PASSWORD, at(8));
  });

  it('cannot be guessed or left out', async () => {
    identity.createAccount(ANHE, collector, at(8));
    for (const token of ['', 'x'.repeat(43)]) await expect(identity.enrol(token, PASSWORD, at(8))).rejects.toEqual(refusal('ENROLMENT_INVALID'));
  });

  it('is nowhere in the file, and the password neither', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    expect(folder.bytes().includes(collector.login)).toBe(true);
    expect(folder.bytes().includes(enrolToken)).toBe(false);
    expect(folder.bytes().includes(Buffer.from(enrolToken, 'base64url'))).toBe(false);
    await identity.enrol(enrolToken, PASSWORD, at(8));
    expect(folder.bytes().includes(PASSWORD)).toBe(false);
  });
});

describe('a new link for a forgotten password', () => {
  it('ends the old password, the old link and the sessions at once', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    const { sessionToken } = identity.issueSession(ANHE, O3, at(8));
    const unused = identity.renewEnrolment(ANHE, O3, at(8));
    const renewed = identity.renewEnrolment(ANHE, O3, at(8));
    expect(identity.session(sessionToken, at(8))).toBeUndefined();
    expect(await canLogIn(PASSWORD)).toBe(false);
    await expect(identity.enrol(unused.enrolToken, PASSWORD, at(8))).rejects.toEqual(refusal('ENROLMENT_INVALID'));
    await identity.enrol(renewed.enrolToken, 'another password', at(8));
    expect(await canLogIn('another password')).toBe(true);
  });

  it('ends the old password for one who is just logging in', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    const loggingIn = canLogIn(PASSWORD);
    identity.renewEnrolment(ANHE, O3, at(8));
    expect(await loggingIn).toBe(false);
  });

  it('needs an account', () => expect(() => identity.renewEnrolment(ANHE, O3, at(8))).toThrow(refusal('UNKNOWN')));
});

describe('the token of a login that the book has issued', () => {
  const issued = (seq: number) => ({ seq, now: at(8) });

  it('comes with a new account', async () => {
    const { enrolToken } = identity.createIssuedAccount(ANHE, collector, issued(40));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    expect(await canLogIn(PASSWORD)).toBe(true);
  });

  it('is given once for each, and never for an older one', async () => {
    identity.createIssuedAccount(ANHE, collector, issued(40));
    for (const seq of [40, 39]) expect(() => identity.renewIssued(ANHE, O3, issued(seq))).toThrow(refusal('LOGIN_NOT_ISSUED'));
    const { enrolToken } = identity.renewIssued(ANHE, O3, issued(50));
    for (const seq of [50, 49, 40]) expect(() => identity.renewIssued(ANHE, O3, issued(seq))).toThrow(refusal('LOGIN_NOT_ISSUED'));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    expect(() => identity.renewIssued(ANHE, O3, issued(50))).toThrow(refusal('LOGIN_NOT_ISSUED'));
  });

  it('is remembered when the file is opened again', () => {
    identity.createIssuedAccount(ANHE, collector, issued(40));
    identity.close();
    identity = folder.open();
    expect(() => identity.renewIssued(ANHE, O3, issued(40))).toThrow(refusal('LOGIN_NOT_ISSUED'));
  });

  it('changes nothing where it is refused', async () => {
    const { enrolToken } = identity.createIssuedAccount(ANHE, collector, issued(40));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    const { sessionToken } = identity.issueSession(ANHE, O3, at(8));
    expect(() => identity.renewIssued(ANHE, O3, issued(40))).toThrow(refusal('LOGIN_NOT_ISSUED'));
    expect(identity.session(sessionToken, at(8))).toBeDefined();
    expect(await canLogIn(PASSWORD)).toBe(true);
  });

  it('ends the old password and the sessions, as every new link does', async () => {
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    await identity.enrol(enrolToken, PASSWORD, at(8));
    const { sessionToken } = identity.issueSession(ANHE, O3, at(8));
    identity.renewIssued(ANHE, O3, issued(50));
    expect(identity.session(sessionToken, at(8))).toBeUndefined();
    expect(await canLogIn(PASSWORD)).toBe(false);
  });

  it('is not given to somebody without an account, nor for a second account', () => {
    expect(() => identity.renewIssued(ANHE, O3, issued(50))).toThrow(refusal('UNKNOWN'));
    identity.createIssuedAccount(ANHE, collector, issued(50));
    expect(() => identity.createIssuedAccount(ANHE, { ...collector, login: 'another' }, issued(60))).toThrow(refusal('ALREADY_EXISTS'));
  });
});

describe('a password', () => {
  it('is there once the officer has set it, until it is taken away', async () => {
    expect(identity.hasPassword(ANHE, O3)).toBe(false);
    const { enrolToken } = identity.createAccount(ANHE, collector, at(8));
    expect(identity.hasPassword(ANHE, O3)).toBe(false);
    await identity.enrol(enrolToken, PASSWORD, at(8));
    expect(identity.hasPassword(ANHE, O3)).toBe(true);
    identity.renewEnrolment(ANHE, O3, at(8));
    expect(identity.hasPassword(ANHE, O3)).toBe(false);
  });
});

describe('a login', () => {
  it.each(['o3.linjiang', ' O3@Anhe ', 'abc'])('may be %p', (login) => expect(isLogin(login)).toBe(true));
  it.each(['ab', 'o3 linjiang', '测试员', '.abc', 'x'.repeat(65), '', 3, undefined])('may not be %p', (login) => expect(isLogin(login)).toBe(false));
});
