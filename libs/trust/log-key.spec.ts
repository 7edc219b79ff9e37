import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookCode } from '#libs/kernel/ids.js';
import { loadOrCreateLogKey } from './log-key.js';

const ANHE = '990000' as BookCode;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const keys = () => join(folder, 'keys');
const file = () => join(keys(), '990000.pem');

describe('the signing key of a book', () => {
  it('is an Ed25519 key whose private half only its owner reads', () => {
    const publicKey = loadOrCreateLogKey(keys(), ANHE);
    const pem = readFileSync(file(), 'utf8');
    const jwk = createPublicKey(pem).export({ format: 'jwk' });
    expect([jwk.crv, jwk.x]).toEqual(['Ed25519', Buffer.from(publicKey, 'base64').toString('base64url')]);
    expect((statSync(file()).mode & 0o777).toString(8)).toBe('600');
  });

  it('is the same for a book whose opening was cut off after it was made', () => {
    const publicKey = loadOrCreateLogKey(keys(), ANHE);
    const pem = readFileSync(file());
    expect(loadOrCreateLogKey(keys(), ANHE)).toBe(publicKey);
    expect(readFileSync(file()).equals(pem)).toBe(true);
    expect(readdirSync(keys())).toEqual(['990000.pem']);
  });

  it('is another for another book', () => expect(loadOrCreateLogKey(keys(), '990001' as BookCode)).not.toBe(loadOrCreateLogKey(keys(), ANHE)));

  it.each([
    ['half a file', (pem: string) => pem.slice(0, 40)],
    ['an empty one', () => ''],
    ['the key of another kind', () => '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n'],
  ])('is not taken from %s, nor made anew over it', (_, spoil) => {
    loadOrCreateLogKey(keys(), ANHE);
    const spoilt = spoil(readFileSync(file(), 'utf8'));
    writeFileSync(file(), spoilt);
    expect(() => loadOrCreateLogKey(keys(), ANHE)).toThrow(/^The signing key of book 990000 is unreadable/);
    expect(readFileSync(file(), 'utf8')).toBe(spoilt);
  });
});
