import type { BookCode } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import type { Identity } from './identity.js';
import { ANHE, at, cashier, collector, IdentityFolder, LINSHAN, O3, O7, PASSWORD } from './identity.testing.js';

let folder: IdentityFolder;
let identity: Identity;
beforeEach(async () => {
  folder = new IdentityFolder();
  identity = folder.open();
  await enrolled(ANHE, collector, PASSWORD);
});
afterEach(() => {
  identity.close();
  folder.remove();
});

async function enrolled(book: BookCode, account: typeof collector, password: string): Promise<void> {
  const { enrolToken } = identity.createAccount(book, account, at(8));
  await identity.enrol(enrolToken, password, at(8));
}

/** What an attempt is answered: a refusal's code and facts, or the officer. */
async function attempt(login: string, password: string, now = at(9)): Promise<string> {
  return identity.logIn({ login, password }, now).then(
    ({ officerId }) => officerId as string,
    ({ code, facts }) => `${code} ${JSON.stringify(facts)}`,
  );
}

async function fail(times: number, login: string, now = at(9)): Promise<void> {
  for (let n = 0; n < times; n++) expect(await attempt(login, 'a wrong password', now)).toBe('UNAUTHENTICATED {}');
}

describe('logging in', () => {
  it('answers a session', async () => {
    const loggedIn = await identity.logIn({ login: collector.login, password: PASSWORD, book: ANHE }, at(9));
    expect(loggedIn).toEqual({ sessionToken: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/), book: ANHE, officerId: O3, expiresAt: at(17) });
    expect(identity.session(loggedIn.sessionToken, at(9))).toEqual({ book: ANHE, officerId: O3, displayName: '测试员三', kind: 'PERSON' });
  });

  it('takes the login as people type it', async () => expect(await attempt(' Ｏ3.LinJiang', PASSWORD)).toBe(O3));

  it('answers the same for an unknown login, a wrong password and one that is not set', async () => {
    identity.createAccount(ANHE, cashier, at(8));
    for (const [login, password] of [
      ['nobody', PASSWORD],
      [collector.login, 'a wrong password'],
      [cashier.login, PASSWORD],
      [cashier.login, ''],
      ['', ''],
      [collector.login, PASSWORD.repeat(100)],
      ['x'.repeat(1_001), PASSWORD],
    ] as const) {
      expect(await attempt(login, password)).toBe('UNAUTHENTICATED {}');
    }
  });

  it('needs the book only where two have the login', async () => {
    await enrolled(LINSHAN, { ...cashier, login: collector.login }, 'another password');
    expect(await attempt(collector.login, PASSWORD)).toBe('UNAUTHENTICATED {}');
    expect(await identity.logIn({ login: collector.login, password: PASSWORD, book: ANHE }, at(9))).toMatchObject({ book: ANHE, officerId: O3 });
    expect(await identity.logIn({ login: collector.login, password: 'another password', book: LINSHAN }, at(9))).toMatchObject({ officerId: O7 });
    await expect(identity.logIn({ login: collector.login, password: PASSWORD, book: LINSHAN }, at(9))).rejects.toEqual(refusal('UNAUTHENTICATED'));
  });

  it('goes to no other book than the one named', () =>
    expect(identity.logIn({ login: collector.login, password: PASSWORD, book: LINSHAN }, at(9))).rejects.toEqual(refusal('UNAUTHENTICATED')));
});

describe('failing to log in', () => {
  it.each([collector.login, 'nobody'])('ten times in fifteen minutes shuts the login: %s', async (login) => {
    await fail(1, login, at(9));
    await fail(9, login, at(9, 10));
    expect(await attempt(login, PASSWORD, at(9, 14))).toBe('TOO_MANY_REQUESTS {"retryAfterSeconds":60}');
    expect(await attempt(login.toUpperCase(), PASSWORD, at(9, 14, 59))).toBe('TOO_MANY_REQUESTS {"retryAfterSeconds":1}');
    await fail(1, login, at(9, 15));
    expect(await attempt(login, PASSWORD, at(9, 15))).toBe('TOO_MANY_REQUESTS {"retryAfterSeconds":600}');
  });

  it('nine times shuts nothing, and the right password starts anew', async () => {
    await fail(9, collector.login);
    expect(await attempt(collector.login, PASSWORD)).toBe(O3);
    await fail(9, collector.login);
    expect(await attempt(collector.login, PASSWORD)).toBe(O3);
  });

  it('shuts one login only', async () => {
    await enrolled(ANHE, cashier, PASSWORD);
    await fail(10, collector.login);
    expect(await attempt(cashier.login, PASSWORD)).toBe(O7);
  });

  it('counts attempts at once as one after another', async () => {
    const answers = await Promise.all(Array.from({ length: 15 }, () => attempt(collector.login, 'a wrong password')));
    expect(answers.filter((answer) => answer.startsWith('UNAUTHENTICATED'))).toHaveLength(10);
    expect(answers.filter((answer) => answer.startsWith('TOO_MANY_REQUESTS'))).toHaveLength(5);
  });

  it('with what is too long to be a password is not counted', async () => {
    for (let n = 0; n < 10; n++) expect(await attempt(collector.login, 'x'.repeat(1_001))).toBe('UNAUTHENTICATED {}');
    expect(await attempt(collector.login, PASSWORD)).toBe(O3);
  });

  it('is remembered when the file is opened again', async () => {
    await fail(10, collector.login);
    identity.close();
    identity = folder.open();
    expect(await attempt(collector.login, PASSWORD)).toMatch('TOO_MANY_REQUESTS');
  });

  it('does not keep what was typed as login', async () => {
    await fail(1, 'my secret in the wrong field');
    expect(folder.bytes().includes('my secret in the wrong field')).toBe(false);
  });

  it('is turned away, uncounted, while too many are being compared', async () => {
    const crowd = Promise.all(Array.from({ length: 32 }, (_, n) => attempt(`nobody${n}`, PASSWORD)));
    expect(await attempt(collector.login, PASSWORD)).toBe('TOO_MANY_REQUESTS {"retryAfterSeconds":1}');
    const { enrolToken } = identity.createAccount(ANHE, cashier, at(8));
    await expect(identity.enrol(enrolToken, PASSWORD, at(8))).rejects.toEqual(refusal('TOO_MANY_REQUESTS'));
    await crowd;
    await identity.enrol(enrolToken, PASSWORD, at(8));
    await fail(9, collector.login);
    expect(await attempt(collector.login, PASSWORD)).toBe(O3);
  });
});
