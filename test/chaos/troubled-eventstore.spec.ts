import { commandIdOf } from '#libs/book/command-id.js';
import { ANHE } from '#libs/book/office.testing.js';
import { fromStored } from '#libs/book/stored-document.js';
import { openEventStoreLog } from '#libs/event-log/eventstoredb/eventstoredb-log.js';
import { allOf } from '#libs/event-log/log-under-test.testing.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { verifyBook } from '#libs/verify/verify-book.js';
import { chanceOf } from './chance.testing.js';
import { TroubledOffice } from './troubled-office.testing.js';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
/** Another one each day; CHAOS_SEED makes a day come again, as nearly as timers let it. */
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Date.now() / 86_400_000));
const CALLERS = 12;
const SHEETS = 9_000;
const PAYMENTS = Math.min(SHEETS, 120 * SCALE);
const TIME_LIMIT_MS = 120_000 + 60_000 * SCALE;

describe(`two servers on a store that fails all the time, seed ${SEED}`, () => {
  it('record every acknowledged payment exactly once, at the place that was told', everyPaymentOnce, TIME_LIMIT_MS);

  async function everyPaymentOnce(): Promise<void> {
    const office = await TroubledOffice.open(chanceOf(SEED));
    const trouble = office.makeTrouble();
    let sheet = 0;
    const callers = Array.from({ length: CALLERS }, async () => {
      // As many as were wanted; more, until somebody has felt the trouble: on a fast machine the log can make good a few faults unnoticed.
      while (sheet < PAYMENTS || (office.heard.size === 0 && sheet < SHEETS)) await office.payUntilAnswered(++sheet);
    });
    await Promise.all(callers);
    office.endTrouble();
    await trouble;

    const log = await openEventStoreLog(office.server.url);
    const events = (await allOf(log.read(ANHE, 0))).map(fromStored);
    const { book } = await verifyBook(log, ANHE);
    await log.close();
    await office.close();

    const firstSeqOf = new Map(events.flatMap(({ commandId, requestHash, seq }) => (requestHash === undefined || commandId === undefined ? [] : [[commandId, seq]])));
    const told = [...office.answers].map(([key, answer]) => [key, answer]);
    expect(told).toHaveLength(sheet);
    expect(told).toEqual(told.map(([key]) => [key, firstSeqOf.get(commandIdOf(ANHE, 'O-03' as OfficerId, key as string))]));
    expect(events.filter(({ type }) => type === 'LevyPaymentCollected')).toHaveLength(sheet);
    expect(events.filter(({ type }) => type === 'DayTurned')).toHaveLength(1);
    expect(book.nextSeq).toBe(events.length);
    // Trouble that nobody felt proves nothing.
    expect([...office.heard.values()].reduce((all, times) => all + times, 0)).toBeGreaterThan(0);
  }
});
