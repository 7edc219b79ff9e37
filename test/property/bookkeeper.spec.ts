import fc from 'fast-check';
import type { RecordedEvent } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { ANHE, type HandedIn, pay, spoil } from '#libs/book/office.testing.js';
import { snapshotOf } from '#libs/book/snapshot.testing.js';
import type { StoredEvent } from '#libs/event-log/port.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import { REFUSALS, type RefusalCode, type RefusalWording } from '#libs/kernel/refusal-catalogue.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { breaking, type Step, type Told, Trial } from './bookkeeper-trial.testing.js';

const SCALE = Number(process.env.TEST_SCALE ?? 1);
const RUNS = 200 * SCALE;
const TIME_LIMIT_MS = 60_000 * SCALE;

const officers = fc.constantFrom('O-03', 'O-03', 'O-03', 'O-05', 'O-99');
/** Few keys, so that they come again, with the same body or another; and some that come only once. */
const keys = fc.oneof(fc.constantFrom('key-1', 'key-2', 'key-3', 'key-4', 'key-5'), fc.uuid());
const sheets = fc.integer({ min: 1, max: 8 });
const payments = fc.tuple(fc.constantFrom('L1', 'L1', 'L2', 'L-NONE'), fc.constantFrom(10, 20, 50, 101), sheets).map(([levyId, yuan, no]) => pay(levyId, yuan, no));
const calendars = fc.tuple(fc.integer({ min: 2016, max: 2018 }), fc.constantFrom(0, 0, 6_000)).map(([year, days]): HandedIn => {
  return { name: 'PublishCalendarYear', as: 'O-10', fields: { year, noticeNo: '国办发明电〔2015〕1号', daysOff: Array(days).fill(`${year}-01-01`), workDays: [] } };
});
const faulty = sheets.map((no): HandedIn => ({ ...spoil(no), name: 'CollectLevyPayment', fields: { ...pay('L1', 10, no).fields, receipt: null } }));
const commands = fc.oneof(
  { weight: 8, arbitrary: payments },
  { weight: 6, arbitrary: sheets.map((no) => spoil(no)) },
  { weight: 2, arbitrary: calendars },
  { weight: 1, arbitrary: faulty },
);
const handedIn = fc.tuple(commands, officers, keys).map(([command, as, key]): HandedIn => ({ as, ...command, key }));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: handedIn.map((one): Step => ({ do: 'submit', handedIn: one })) },
  { weight: 1, arbitrary: keys.map((key): Step => ({ do: 'submit', handedIn: { ...breaking, key } })) },
  { weight: 3, arbitrary: handedIn.map((one): Step => ({ do: 'overtake', handedIn: one })) },
  { weight: 5, arbitrary: fc.boolean().map((stored): Step => ({ do: 'release', stored })) },
  { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1, 1, 2, 35, 60).map((count): Step => ({ do: 'days', count })) },
  { weight: 25, arbitrary: fc.constantFrom<Step['do']>('approve', 'read', 'read', 'fail', 'hold', 'hold', 'rest', 'rest', 'rest').map((name) => ({ do: name }) as Step) },
  { weight: 2, arbitrary: fc.constantFrom<Step['do']>('lose', 'restart', 'kill').map((name) => ({ do: name }) as Step) },
);

/** Everything that callers have heard, over all runs: a schedule that never gets somewhere proves nothing there. */
const heard = new Set<string>();

describe('a book in the hands of its bookkeeper, whatever the log, the clock and the callers do', () => {
  const saysNothingThatIsNotSo = async () => {
    const law = fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 60, size: 'max' }), async (schedule) => {
      const trial = await Trial.open();
      for (const step of schedule) await trial.happen(step);
      await trial.settle();
      const stored = await allStored(trial);
      const events = stored.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()) as RecordedEvent);

      checkDocuments(stored, events);
      checkDays(events);
      await checkState(trial, events);
      checkAnswers(trial, events);
      checkOrder(trial, events);
      expect(trial.hasty).toEqual([]);
      for (const { answer } of trial.told) heard.add('code' in answer ? answer.code : 'recorded');
    });
    await fc.assert(law, { numRuns: RUNS });
  };

  it('says nothing that is not so', saysNothingThatIsNotSo, TIME_LIMIT_MS);

  it('was led everywhere by these schedules', () => {
    const EVERYWHERE = ['recorded', 'NOT_STORED', 'OUTCOME_UNKNOWN', 'BOOK_STOPPED', 'CLOCK_SUSPECT', 'IDEMPOTENCY_CONFLICT', 'TypeError', 'TOO_LARGE', 'UNKNOWN'];
    expect([...heard]).toEqual(expect.arrayContaining([...EVERYWHERE, 'OVER_COLLECTION', 'RECEIPT_REUSED', 'NOT_AUTHORISED']));
  });
});

async function allStored({ office }: Trial): Promise<StoredEvent[]> {
  const stored: StoredEvent[] = [];
  for await (const chunk of office.log.read(ANHE, 0)) stored.push(...chunk);
  return stored;
}

/** Gapless, each document the canonical form of its event under the id of its leaf, and no time before the last. */
function checkDocuments(stored: readonly StoredEvent[], events: readonly RecordedEvent[]): void {
  stored.forEach(({ seq, id, bytes }, index) => {
    const event = events[index] as RecordedEvent;
    expect([seq, event.seq]).toEqual([index, index]);
    expect(id).toBe(eventIdOf(leafHash(bytes)));
    expect(Buffer.from(bytes).toString()).toBe(canonicalJson(event));
  });
  const times = events.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual(times.toSorted());
}

/** Every day has begun, once and in order. */
function checkDays(events: readonly RecordedEvent[]): void {
  const days = events.flatMap((event) => (event.type === 'DayTurned' ? event.data.date : []));
  expect(days).toEqual(days.map((_, index) => addDays('2015-03-02' as IsoDate, index)));
}

/** The live state is the fold of the log, nothing of it waits to be undone, and every event balances. */
async function checkState({ office }: Trial, events: readonly RecordedEvent[]): Promise<void> {
  const [live, notes] = await office.keeper.ask((book) => [snapshotOf(book), book.undo.length]);
  expect(JSON.parse(live as string)).toEqual(JSON.parse(snapshotOf(await foldLog(office.log, ANHE))));
  expect(notes).toBe(0);
  for (const event of events) journalOf(event);
}

/** The first event of each command, by its id. No command stands in the book twice. */
function commandsIn(events: readonly RecordedEvent[]): Map<string, RecordedEvent> {
  const starts = events.filter(({ requestHash }) => requestHash !== undefined);
  const byId = new Map(starts.map((event) => [event.commandId as string, event]));
  expect(byId.size).toBe(starts.length);
  return byId;
}

/** What callers were told is what stands in the log; and what stands in the log, somebody was told, or nobody was told otherwise. */
function checkAnswers({ told, untold, foreign }: Trial, events: readonly RecordedEvent[]): void {
  const commands = commandsIn(events);
  const accountedFor = new Set([...untold, ...foreign]);
  for (const one of told) {
    const { commandId, answer } = one;
    if ('seq' in answer) {
      expect(canonicalJson(answer.events)).toBe(canonicalJson(events.slice(answer.seq, answer.seq + answer.events.length)));
      expect(commands.get(commandId)?.seq).toBe(answer.seq);
    } else if (isRecorded(answer.code)) {
      expect(isTrace(commands.get(commandId), answer.code) || singles(events, one) === 20).toBe(true);
    }
    if (answerIsOf(one, commands) || ('code' in answer && answer.code === 'OUTCOME_UNKNOWN')) accountedFor.add(commandId);
  }
  expect([...commands.keys()].filter((commandId) => !accountedFor.has(commandId))).toEqual([]);
}

/** Within a process the answers come in the order of the log. */
function checkOrder({ told, begins, foreign }: Trial, events: readonly RecordedEvent[]): void {
  const commands = commandsIn(events);
  const seen = new Set<string>();
  const places = begins.map((): number[] => []);
  for (const one of told) {
    const seq = commands.get(one.commandId)?.seq ?? -1;
    if (!answerIsOf(one, commands) || seq < (begins[one.era] as number) || foreign.has(one.commandId) || seen.has(one.commandId)) continue;
    seen.add(one.commandId);
    places[one.era]?.push(seq);
  }
  for (const seqs of places) expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
}

/** Whether a caller was told what stands in the log of his command. */
function answerIsOf({ commandId, answer }: Told, commands: ReadonlyMap<string, RecordedEvent>): boolean {
  const start = commands.get(commandId);
  return 'seq' in answer ? start?.seq === answer.seq : isTrace(start, answer.code);
}

function isRecorded(code: string): boolean {
  return (REFUSALS as Record<string, RefusalWording>)[code]?.recorded === true;
}

function isTrace(event: RecordedEvent | undefined, code: string): boolean {
  return event?.type === 'CommandRefused' && event.data.code === (code as RefusalCode);
}

/** The most refusals with this code that stand one by one on a day of one officer. */
function singles(events: readonly RecordedEvent[], { answer }: Told): number {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'CommandRefused' || !('code' in answer) || event.data.code !== answer.code) continue;
    const key = `${event.actor.officerId} ${event.occurredOn}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
