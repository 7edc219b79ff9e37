import { openingLevy, told } from '#libs/book/anhe.testing.js';
import type { DecidedEvent } from '#libs/book/events.js';
import { ANHE, Office, oneLevy, openAnhe, paidIn, pay } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { READ_LIMIT_EVENTS, type StoredEvent } from '#libs/event-log/port.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { checkIdentities } from './identities.js';
import { verifyBook } from './verify-book.js';

/** A book with this history, and the stored events as a hand that should not could change them. */
async function written(...history: readonly DecidedEvent[]): Promise<{ log: MemoryLog; events: StoredEvent[] }> {
  const log = new MemoryLog();
  await openAnhe(log, [...oneLevy, ...history]);
  return { log, events: log.file.get(ANHE) as StoredEvent[] };
}

/** Puts other bytes in the place of an event, with the id that they have. */
function put(events: StoredEvent[], seq: number, bytes: Uint8Array): void {
  events[seq] = { ...(events[seq] as StoredEvent), bytes, id: eventIdOf(leafHash(bytes)) };
}

const textOf = (events: readonly StoredEvent[], seq: number) => Buffer.from((events[seq] as StoredEvent).bytes).toString();

describe('a book that is as it was written', () => {
  it('is verified to its last event, with its root and its balances', async () => {
    const office = await Office.open(oneLevy);
    await office.submit(pay('L1', 300, 1));
    const { events, rootHex, trial, book } = await verifyBook(office.log, ANHE);
    expect([events, rootHex]).toEqual([await office.log.head(ANHE), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect([trial.balance('LJ', '1001.01'), trial.balance('LJ', '1212'), trial.total()]).toEqual([300_00, 700_00, 0]);
    expect(book.today).toBe('2015-03-02');
  });

  it('says how far it has come', async () => {
    const { log, events } = await written(...Array.from({ length: READ_LIMIT_EVENTS }, (_, n) => openingLevy(`N${n}`, 1)));
    const told: number[] = [];
    await verifyBook(log, ANHE, (seq) => told.push(seq));
    expect(told).toEqual([READ_LIMIT_EVENTS, events.length]);
  });

  it('has another root with one event less: a head that somebody kept tells', async () => {
    const { log, events } = await written();
    const whole = await verifyBook(log, ANHE);
    events.pop();
    const cut = await verifyBook(log, ANHE);
    expect([cut.events, cut.rootHex === whole.rootHex]).toEqual([whole.events - 1, false]);
  });
});

describe('a log that was touched (invariant 3)', () => {
  it.each([
    ['a changed byte', (events: StoredEvent[]) => (events[9] = { ...(events[9] as StoredEvent), bytes: Buffer.from(textOf(events, 9).replace('LJ', 'LK')) })],
    ['bytes that are not canonical', (events: StoredEvent[]) => put(events, 9, Buffer.from(textOf(events, 9).replace('{', '{ ')))],
    ['a field twice', (events: StoredEvent[]) => put(events, 9, Buffer.from(textOf(events, 9).replace('{', '{"book":"990000",')))],
    ['two events in each other’s place', (events: StoredEvent[]) => events.splice(9, 2, { ...(events[10] as StoredEvent), seq: 9 }, { ...(events[9] as StoredEvent), seq: 10 })],
    ['an event taken out', (events: StoredEvent[]) => events.splice(9, 1)],
    ['its first event taken out', (events: StoredEvent[]) => events.shift()],
    ['an event of another book', (events: StoredEvent[]) => put(events, 9, Buffer.from(textOf(events, 9).replace('"book":"990000"', '"book":"990001"')))],
    ['what is no event', (events: StoredEvent[]) => put(events, 9, Buffer.from('{}'))],
    ['another type outside than inside', (events: StoredEvent[]) => (events[9] = { ...(events[9] as StoredEvent), type: 'DayTurned' })],
  ])('is LOG_BROKEN by %s', async (_, touch) => {
    const { log, events } = await written();
    touch(events);
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('LOG_BROKEN'));
  });

  it('is LOG_BROKEN where there is no such book', () => expect(verifyBook(new MemoryLog(), ANHE)).rejects.toThrow(broken('LOG_BROKEN')));
});

it('stops with JOURNAL_UNBALANCED (2) where all accounts together are not 0', async () => {
  const { book } = await verifyBook((await written()).log, ANHE);
  expect(() => checkIdentities(book, new OneFenTooMuch())).toThrow(expect.objectContaining({ code: 'JOURNAL_UNBALANCED', evidence: { total: 1 } }));
});

/** No entry that balances leads there: what the sums themselves have lost. */
class OneFenTooMuch extends TrialBalance {
  override total() {
    return 1 as SignedFen;
  }
}

describe('a history that no command could have made', () => {
  it('LEVY_IDENTITY (15): opened with more owed than was assessed', async () => {
    const { log } = await written(openingLevy('L2', 100, { balanceFen: 101_00 }));
    await expect(verifyBook(log, ANHE)).rejects.toThrow(expect.objectContaining({ code: 'LEVY_IDENTITY', evidence: { levyId: 'L2' } }));
  });

  it('CUSTODY_IDENTITY (24): less taken back than was collected', async () => {
    const reversed = { ...paidIn('L1', 60, 1).data, collectedOn: '2015-03-01', reasonCode: 'TYPED_TWICE', copiesKept: true };
    const { log } = await written(paidIn('L1', 100, 1), told('PaymentReversed', reversed, undefined, { unitId: 'LJ' }));
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('CUSTODY_IDENTITY'));
  });

  it('LEVY_IDENTITY (15): collected in another unit’s books than it is owed in', async () => {
    const qingxi = told('OrgUnitRegistered', { unitId: 'QX', level: 'TOWNSHIP', nameZh: '青溪镇', parentId: '990000', validFrom: '2015-03-01' });
    const elsewhere = { ...paidIn('L1', 100, 1), unitId: 'QX' as never };
    const { log } = await written(qingxi, elsewhere);
    await expect(verifyBook(log, ANHE)).rejects.toThrow(broken('LEVY_IDENTITY'));
  });
});
