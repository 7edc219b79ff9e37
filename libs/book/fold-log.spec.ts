import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { READ_LIMIT_EVENTS, type StoredEvent } from '#libs/event-log/port.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { told } from './anhe.testing.js';
import { Bookkeeper } from './bookkeeper.js';
import { foldLog } from './fold-log.js';
import { ANHE, openAnhe, SetClock, sheetsOfO03 } from './office.testing.js';

const voids = Array.from({ length: 2 * READ_LIMIT_EVENTS }, (_, n) =>
  told('ReceiptVoided', { bookId: 'PJ-1', no: n + 1, reasonCode: 'SPOILED', copiesKept: true }, undefined, { unitId: 'LJ' }),
);

async function anhe(history = sheetsOfO03) {
  const log = new MemoryLog();
  await openAnhe(log, history);
  const stored = log.file.get(ANHE) as StoredEvent[];
  return { log, stored, textOf: (seq: number) => Buffer.from((stored[seq] as StoredEvent).bytes).toString() };
}

/** A stored event with these bytes and the id that they have. */
function withText(event: StoredEvent, text: string | Buffer): StoredEvent {
  const bytes = Buffer.from(text as string);
  return { ...event, bytes, id: eventIdOf(leafHash(bytes)) };
}

const opening = (log: MemoryLog, code: BookCode = ANHE) => Bookkeeper.open({ log, code, clock: new SetClock('2015-03-02T01:00:00.000Z'), knowsParty: () => true });

describe('folding a log', () => {
  it('gives the book after its last event, over many chunks', async () => {
    const { log, stored } = await anhe([...sheetsOfO03, ...voids]);
    const book = await foldLog(log, ANHE);
    expect(book.nextSeq).toBe(stored.length);
    expect(book.receipts.unusedIn('O-03' as never)).toBe(8_000);
    expect(book.undo.length).toBe(0);
  });

  it('goes on from where a book is', async () => {
    const { log, stored } = await anhe([...sheetsOfO03, ...voids]);
    const whole = stored.splice(600);
    const book = await foldLog(log, ANHE);
    expect(book.nextSeq).toBe(600);
    stored.push(...whole);
    await foldLog(log, ANHE, book);
    expect(book.nextSeq).toBe(stored.length);
  });

  it.each<[string, (stored: StoredEvent[], textOf: (seq: number) => string) => void]>([
    ['is empty', (stored) => stored.splice(0)],
    ['does not begin with its beginning', (stored) => stored.splice(0, 1)],
    ['begins with something else', (stored, textOf) => stored.splice(0, 1, withText(stored[3] as StoredEvent, textOf(3).replace('"seq":3', '"seq":0')))],
    ['opens the book twice', (stored, textOf) => void stored.splice(3, 1, { ...withText(stored[0] as StoredEvent, textOf(0).replace('"seq":0', '"seq":3')), seq: 3 })],
    ['has a gap', (stored) => stored.splice(5, 1)],
    ['has an event twice', (stored) => stored.splice(5, 0, stored[5] as StoredEvent)],
    ['has two events the wrong way round', (stored) => stored.splice(5, 2, stored[6] as StoredEvent, stored[5] as StoredEvent)],
    ['has an event of another book', (stored, textOf) => stored.splice(5, 1, withText(stored[5] as StoredEvent, textOf(5).replace('"book":"990000"', '"book":"990001"')))],
    ['has an event of a type that is unknown', (stored) => stored.splice(5, 1, retyped(stored[5] as StoredEvent, 'MoonLanded'))],
    ['has an event whose type is a word of the language', (stored) => stored.splice(5, 1, retyped(stored[5] as StoredEvent, 'toString'))],
    ['has a type outside that is not the one inside', (stored) => stored.splice(5, 1, { ...(stored[5] as StoredEvent), type: 'DayTurned' })],
    ['has bytes that are no text', (stored) => stored.splice(5, 1, withText(stored[5] as StoredEvent, Buffer.from([0xff, 0xfe])))],
    ['has bytes that are no JSON', (stored) => stored.splice(5, 1, withText(stored[5] as StoredEvent, 'MZ'))],
    ['has bytes that are null', (stored) => stored.splice(5, 1, withText(stored[5] as StoredEvent, 'null'))],
    ['has bytes that are a list', (stored) => stored.splice(5, 1, withText(stored[5] as StoredEvent, '[]'))],
    ['has an event that says nothing', (stored) => stored.splice(5, 1, withText(stored[5] as StoredEvent, canonicalJson({ book: ANHE, seq: 5, type: stored[5]?.type })))],
    ['names a thing that is not there', (stored, textOf) => void stored.splice(-1, 1, withText(stored.at(-1) as StoredEvent, textOf(stored.length - 1).replace('PJ-1', 'PJ-2')))],
    [
      'has one changed digit',
      (stored, textOf) => void stored.splice(-1, 1, { ...(stored.at(-1) as StoredEvent), bytes: Buffer.from(textOf(stored.length - 1).replace('"to":9000', '"to":8999')) }),
    ],
  ])('stops with LOG_BROKEN where the log %s', async (_, damage) => {
    const { log, stored, textOf } = await anhe();
    damage(stored, textOf);
    await expect(foldLog(log, ANHE)).rejects.toThrow(broken('LOG_BROKEN'));
    await expect(opening(log)).rejects.toThrow(broken('LOG_BROKEN'));
  });

  it('stops with LOG_BROKEN where another county’s log lies in its place', async () => {
    const { log, stored } = await anhe();
    log.file.set('990001' as BookCode, stored);
    await expect(opening(log, '990001' as BookCode)).rejects.toThrow(broken('LOG_BROKEN'));
  });

  it('says at which event', async () => {
    const { log, stored } = await anhe();
    stored.splice(5, 1, withText(stored[5] as StoredEvent, 'null'));
    await expect(foldLog(log, ANHE)).rejects.toMatchObject({ evidence: { seq: 5 } });
  });
});

function retyped(event: StoredEvent, type: string): StoredEvent {
  return { ...withText(event, Buffer.from(event.bytes).toString().replace(`"type":"${event.type}"`, `"type":"${type}"`)), type };
}
