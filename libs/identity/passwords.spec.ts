import { refusal } from '#libs/kernel/refusal.testing.js';
import { isCommonPassword } from './common-passwords.js';
import { Passwords } from './passwords.js';

describe('a password', () => {
  const passwords = new Passwords();

  it('is kept as argon2id over a salt of its own', async () => {
    const [one, other] = [await passwords.hash('correct horse 1'), await passwords.hash('correct horse 1')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(other).not.toBe(one);
  });

  it('matches itself alone', async () => {
    const kept = await passwords.hash('correct horse 1');
    expect(await passwords.matches('correct horse 1', kept)).toBe(true);
    expect(await passwords.matches('ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　１', kept)).toBe(true);
    expect(await passwords.matches('correct horse 2', kept)).toBe(false);
    expect(await passwords.matches('Correct horse 1', kept)).toBe(false);
    expect(await passwords.matches('', kept)).toBe(false);
  });

  it('is compared with the effort that it was kept with', async () => {
    // From the tests of the reference implementation (P-H-C/phc-winner-argon2, src/test.c).
    const kept = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await passwords.matches('password', kept)).toBe(true);
  });

  it('matches nothing where none is kept', async () => expect(await passwords.matches('', undefined)).toBe(false));

  it.each(['x1234567890', '字'.repeat(11), 'x'.repeat(201), 'password1234', 'PassWord1234', 'ｐａｓｓｗｏｒｄ１２３４', '666666666666', 'woaini1314520'])(
    'is weak: %s',
    async (password) => {
      const weak = { name: 'Refusal', code: 'PASSWORD_WEAK', facts: { least: 12, most: 200 } };
      await expect(passwords.hash(password)).rejects.toEqual(expect.objectContaining(weak));
    },
  );

  it.each(['x12345678901', '字字字字字字字字字字字𠮷', `x${'y'.repeat(199)}`])('is long enough: %s', async (password) => {
    expect(await passwords.matches(password, await passwords.hash(password))).toBe(true);
  });

  it('is computed for a bounded number at a time', async () => {
    const busy = new Passwords();
    const underWay = Array.from({ length: 32 }, () => busy.matches('correct horse 1', undefined));
    expect(() => busy.requireRoom()).toThrow(refusal('TOO_MANY_REQUESTS'));
    await Promise.all(underWay);
    busy.requireRoom();
  });

  it('is common in any capitals only if it is in the list', () => {
    expect(isCommonPassword('QWERTY123456')).toBe(true);
    expect(isCommonPassword('qwerty123457')).toBe(false);
  });
});
