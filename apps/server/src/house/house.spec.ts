import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BookClock, systemClock } from '#libs/book/clock.js';
import { commandIdOf } from '#libs/book/command-id.js';
import type { OpenBook } from '#libs/book/open-book.js';
import { LogLocked } from '#libs/event-log/port.js';
import type { Instant, IsoDate, Month } from '#libs/kernel/dates.js';
import type { BookCode, DocNo, OfficerId, TitleZh } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { loadOrCreateLogKey } from '#libs/trust/log-key.js';
import { readSettings } from '../settings.js';
import { House } from './house.js';

const ANHE = '990000' as BookCode;
const APPOINTER = 'O-00' as OfficerId;
const OPENED_AT = '2015-03-02T01:00:00.000Z' as Instant;
const opening: Omit<OpenBook, 'logKey'> = {
  ...{ code: ANHE, nameZh: '安和县' as TitleZh, demo: true, openedPeriod: '2015-03' as Month },
  appointer: { officerId: APPOINTER, docNo: '安和人〔2015〕1号' as DocNo },
};

let folder: string;
let house: House;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'house-'));
  house = await open();
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const open = () => House.open(readSettings({ DATA_DIR: folder }));

async function reopen(): Promise<void> {
  await house.close();
  house = await open();
}

const today = () => house.bookkeeper(ANHE).ask((book) => book.today);

/** The appointer names the first registrar. */
function appoint(code: BookCode) {
  const command = { officerId: 'O-10', role: 'REGISTRAR', unitId: code, from: '2015-03-02', docNo: '安和人〔2015〕2号' };
  const commandId = commandIdOf(code, APPOINTER, 'the first registrar');
  return house.bookkeeper(code).submit({ name: 'AssignRole', command, evidence: [], officerId: APPOINTER, commandId });
}

describe('a house', () => {
  it('keeps the books of its log, after a restart too', async () => {
    await house.openBook(opening, OPENED_AT);
    const answer = await appoint(ANHE);
    await reopen();
    expect(house.codes()).toEqual([ANHE]);
    expect(await appoint(ANHE)).toEqual(answer);
  });

  it('knows no book that was not opened', () => {
    expect(() => house.bookkeeper(ANHE)).toThrow(refusal('UNKNOWN'));
    expect(() => house.clockOf(ANHE)).toThrow(refusal('UNKNOWN'));
  });

  it('opens further books while it runs, each by itself', async () => {
    const other = '990001' as BookCode;
    await house.openBook(opening, OPENED_AT);
    await house.openBook({ ...opening, code: other }, OPENED_AT);
    await appoint(other);
    expect([house.bookkeeper(ANHE).standing.durableSeq, house.bookkeeper(other).standing.durableSeq]).toEqual([1, 2]);
  });

  it('opens a book once', async () => {
    await house.openBook(opening, OPENED_AT);
    await expect(house.openBook(opening, OPENED_AT)).rejects.toThrow(refusal('ALREADY_EXISTS'));
    expect(house.bookkeeper(ANHE).standing.durableSeq).toBe(1);
  });

  it('opens a book whose opening was cut off after its key was made, under that key', async () => {
    const keys = join(folder, 'keys');
    const logKey = loadOrCreateLogKey(keys, ANHE);
    await house.openBook(opening, OPENED_AT);
    expect(await house.bookkeeper(ANHE).ask((book) => book.genesis.logKey)).toBe(logKey);
  });

  it.each(['../990000', '', '990000/1', '990000000000000'])('opens no book with the code %p', async (code) => {
    await expect(house.openBook({ ...opening, code: code as BookCode }, OPENED_AT)).rejects.toThrow(refusal('MALFORMED'));
    expect(await house.log.books()).toEqual([]);
  });

  it('keeps keys from everybody but their owner', async () => {
    await house.openBook(opening, OPENED_AT);
    const modes = ['keys', 'keys/990000.pem', 'keys/master.key', 'keys/vault-keys.db', 'vault.db', 'identity.db'].map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes.map((mode) => mode.toString(8))).toEqual(['700', '600', '600', '600', '600', '600']);
  });

  it('is alone on its log', async () => {
    await expect(open()).rejects.toThrow(LogLocked);
  });

  it('lets what is in line become durable before it closes', async () => {
    await house.openBook(opening, OPENED_AT);
    const answered = appoint(ANHE);
    await house.close();
    await expect(answered).resolves.toMatchObject({ seq: 1 });
    house = await open();
    expect(house.bookkeeper(ANHE).standing.durableSeq).toBe(2);
  });

  it('projects its books into the views', async () => {
    await house.openBook(opening, OPENED_AT);
    await appoint(ANHE);
    await house.views.waitFor(ANHE, 1);
    expect(await house.views.projectedThrough(ANHE)).toBe(2);
  });
});

describe('the clock of a book', () => {
  it('is real for a real one', async () => {
    await house.openBook({ ...opening, demo: false });
    expect(house.clockOf(ANHE)).toBe(systemClock);
    await expect(house.turnTo(ANHE, '2015-03-03' as IsoDate)).rejects.toThrow(refusal('STATE_INVALID'));
  });

  it('is moved by hand for a demo book, and stands where it was left after a restart', async () => {
    await house.openBook(opening, OPENED_AT);
    expect([house.clockOf(ANHE)].every((clock) => clock instanceof BookClock)).toBe(true);
    await house.turnTo(ANHE, '2015-04-30' as IsoDate);
    expect([await today(), house.bookkeeper(ANHE).standing.durableSeq]).toEqual(['2015-04-30', 60]);
    await reopen();
    expect(house.clockOf(ANHE).now()).toBe('2015-04-30T01:00:00.000Z');
    expect(await today()).toBe('2015-04-30');
  });

  it('does not go back', async () => {
    await house.openBook(opening, OPENED_AT);
    await expect(house.turnTo(ANHE, '2015-03-01' as IsoDate)).rejects.toThrow(refusal('DATE_INVALID'));
    expect(await today()).toBe('2015-03-02');
  });
});
