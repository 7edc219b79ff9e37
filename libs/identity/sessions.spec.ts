import { DatabaseSync } from 'node:sqlite';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { Identity } from './identity.js';
import { ANHE, at, cashier, collector, IdentityFolder, LINSHAN, O3, O7 } from './identity.testing.js';

let folder: IdentityFolder;
let identity: Identity;
beforeEach(() => {
  folder = new IdentityFolder();
  identity = folder.open();
  identity.createAccount(ANHE, collector, at(8));
  identity.createAccount(ANHE, { ...cashier, kind: 'MACHINE' }, at(8));
});
afterEach(() => {
  identity.close();
  folder.remove();
});

const tokenOf = (officerId = O3, now = at(8)): string => identity.issueSession(ANHE, officerId, now).sessionToken;

describe('a session', () => {
  it('says who holds it', () => {
    expect(identity.session(tokenOf(O3), at(8))).toEqual({ book: ANHE, officerId: O3, displayName: '测试员三', kind: 'PERSON' });
    expect(identity.session(tokenOf(O7), at(8))).toEqual({ book: ANHE, officerId: O7, displayName: '测试员七', kind: 'MACHINE' });
  });

  it('is issued to an account of the book only', () => {
    expect(identity.issueSession(ANHE, O3, at(8))).toEqual({ sessionToken: expect.any(String), book: ANHE, officerId: O3, expiresAt: at(16) });
    expect(() => identity.issueSession(LINSHAN, O3, at(8))).toThrow(refusal('UNKNOWN'));
  });

  it('has a token of its own, which the file does not hold', () => {
    const token = tokenOf();
    expect(tokenOf()).not.toBe(token);
    expect(folder.bytes().includes(token)).toBe(false);
    expect(folder.bytes().includes(Buffer.from(token, 'base64url'))).toBe(false);
  });

  it.each(['', 'x'.repeat(43)])('is not held by anybody with the token %j', (token) => expect(identity.session(token, at(8))).toBeUndefined());

  it('ends after eight hours of use', () => {
    const token = tokenOf();
    for (let minutes = 0; minutes < 8 * 60; minutes += 30) expect(identity.session(token, at(8, minutes))).toBeDefined();
    expect(identity.session(token, at(15, 59, 59))).toBeDefined();
    expect(identity.session(token, at(16))).toBeUndefined();
  });

  it('ends after an hour without use, and does not come back', () => {
    const token = tokenOf();
    expect(identity.session(token, at(8, 59, 59))).toBeDefined();
    expect(identity.session(token, at(9, 59, 58))).toBeDefined();
    expect(identity.session(token, at(10, 59, 58))).toBeUndefined();
    expect(identity.session(token, at(10, 59, 59))).toBeUndefined();
  });

  it('counts its last hour from the last use, to the minute', () => {
    const token = tokenOf();
    expect(identity.session(token, at(8, 0, 59))).toBeDefined();
    expect(identity.session(token, at(9, 0, 0))).toBeUndefined();
    const other = tokenOf();
    expect(identity.session(other, at(8, 1, 0))).toBeDefined();
    expect(identity.session(other, at(9, 0, 59))).toBeDefined();
  });

  it('is removed from the file when the next one is issued after its end', () => {
    tokenOf(O3, at(8));
    tokenOf(O3, at(9));
    tokenOf(O7, at(16));
    const database = new DatabaseSync(folder.file);
    const rows = database.prepare('SELECT ends_at FROM session ORDER BY ends_at').all();
    database.close();
    expect(rows.map((row) => row.ends_at)).toEqual([at(17), at(24)]);
  });

  it('outlives a restart, with its last use', () => {
    const token = tokenOf();
    identity.session(token, at(8, 50));
    identity.close();
    identity = folder.open();
    expect(identity.session(token, at(9, 49))).toBeDefined();
    expect(identity.session(token, at(10, 49))).toBeUndefined();
  });
});

describe('ending sessions', () => {
  it('by logging out ends that one at once', () => {
    const [one, other] = [tokenOf(), tokenOf()];
    identity.session(one, at(8));
    identity.logOut(one);
    identity.logOut(one);
    expect(identity.session(one, at(8))).toBeUndefined();
    expect(identity.session(other, at(8))).toBeDefined();
  });

  it('of an officer ends all of his and no others', () => {
    const his = [tokenOf(), tokenOf()];
    const another = tokenOf(O7);
    identity.endSessionsOf(ANHE, O3);
    for (const token of his) expect(identity.session(token, at(8))).toBeUndefined();
    expect(identity.session(another, at(8))).toBeDefined();
    expect(() => identity.endSessionsOf(LINSHAN, O3)).toThrow(refusal('UNKNOWN'));
  });

  it('from another process holds here at once', () => {
    const token = tokenOf();
    expect(identity.session(token, at(8))).toBeDefined();
    const commandLine = folder.open();
    commandLine.endSessionsOf(ANHE, O3);
    commandLine.close();
    expect(identity.session(token, at(8))).toBeUndefined();
  });
});
