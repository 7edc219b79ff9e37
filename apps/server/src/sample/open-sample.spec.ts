import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDate } from '#libs/kernel/dates.js';
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

const SPRING = { townships: ['QS'], openedOn: '2012-03-01' as IsoDate, lastDay: '2012-05-25' as IsoDate, closesMonths: true };

describe('the sample county', () => {
  const typesOf = async () => {
    const types: string[] = [];
    for await (const chunk of house.log.read(CODE, 0)) types.push(...chunk.map(({ type }) => type));
    return types;
  };

  it('goes on where an earlier load stopped, and does nothing twice', async () => {
    await openSample(house, FILES, { ...SPRING, lastDay: '2012-04-27' as IsoDate });
    await openSample(house, FILES, SPRING);
    const types = await typesOf();
    await openSample(house, FILES, SPRING);
    expect(await typesOf()).toEqual(types);
    const count = (type: string) => types.filter((one) => one === type).length;
    expect({ verified: count('TicketsVerified'), closed: count('PeriodClosed'), missed: count('RemittanceDeadlineMissed'), entries: count('AccountabilityEntryRaised') }).toEqual({
      ...{ verified: 2, closed: 2, missed: 0, entries: 0 },
    });
  }, 60_000);

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
