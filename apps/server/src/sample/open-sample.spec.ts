import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookCode, OfficerId } from '#libs/kernel/ids.js';
import { House } from '../house/house.js';
import { readSettings } from '../settings.js';
import { openSample, SAMPLE_PASSWORD } from './open-sample.js';

const CODE = '990000' as BookCode;
const FILES = join('scripts', 'sample', 'anhe');

let folder: string;
let house: House;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-'));
  house = await House.open(readSettings({ DATA_DIR: folder }));
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const logIn = (login: string) => house.identity.logIn({ login, password: SAMPLE_PASSWORD, book: CODE }, house.now());

describe('the sample county', () => {
  it('is finished where an earlier start was cut off between an account and its password', async () => {
    const [cutOff, ofRegistrar] = ['O-03', 'O-10'] as [OfficerId, OfficerId];
    house.identity.createAccount(CODE, { officerId: cutOff, login: 'collector', displayName: '经办人', kind: 'PERSON' }, house.now());
    expect(await openSample(house, FILES)).toBe(true);
    expect(await logIn('collector')).toMatchObject({ officerId: cutOff });
    const { sessionToken } = await logIn('registrar');
    expect(await openSample(house, FILES)).toBe(true);
    expect(house.identity.session(sessionToken, house.now())).toMatchObject({ officerId: ofRegistrar });
  });

  it('has first officers who can act, and an appointer who no longer can', async () => {
    await openSample(house, FILES);
    const logins = await house.bookkeeper(CODE).ask(({ registry }) => [...registry.logins.entries()].map(([officerId, { issuedAs }]) => [officerId, issuedAs]));
    expect(logins).toEqual([
      ['O-10', 'APPOINTER'],
      ['O-11', 'APPOINTER'],
    ]);
  });
});
