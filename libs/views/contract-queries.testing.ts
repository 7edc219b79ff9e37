import fc from 'fast-check';
import type { RecordedEvent } from '#libs/book/events.js';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { journalOf, type PostedLine } from '#libs/journal/posting-rules.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import { addDays, businessDate, type IsoDate, monthOf } from '#libs/kernel/dates.js';
import type { LevyId, UnitId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { balances, trialBalance } from './balances.js';
import { CheckpointMoved } from './checkpoint.js';
import { historyOf } from './history-of.js';
import type { LineFilter } from './journal-lines.js';
import { LEVY_NAMES, Ledger, rowsFor, rowsIn } from './ledger.testing.js';
import { stories, toldInLedger } from './story.testing.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

const LJ = 'LJ' as UnitId;
const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2015-03-01' as IsoDate, offset));
const RUNS = { numRuns: 40 };

export function describeQueries(tested: () => ViewsUnderTest): void {
  describe('projection', () => {
    it('comes to the same rows in whatever chunks, however often, live or rebuilt', () =>
      fc.assert(
        fc.asyncProperty(stories, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), async (story, sizes) => {
          const { views } = tested();
          const ledger = await toldInLedger(story);
          await views.rebuild(ledger.log, ANHE);
          const rebuilt = await rowsIn(views);
          expect(rebuilt).toEqual(await rowsFor(ledger));

          await emptied(tested());
          for (let start = 0, turn = 0; start < ledger.nextSeq; turn++) {
            const chunk = (await ledger.stored(start)).slice(0, sizes[turn % sizes.length]);
            await views.project(ANHE, chunk);
            await expect(views.project(ANHE, chunk)).rejects.toThrow(CheckpointMoved);
            start += chunk.length;
          }
          expect(await rowsIn(views)).toEqual(rebuilt);
        }),
        RUNS,
      ));
  });

  describe('balances', () => {
    it('as of a seq are the trial balance folded to it', () =>
      fc.assert(
        fc.asyncProperty(stories, fc.nat(), async (story, pick) => {
          const { views } = tested();
          const ledger = await toldInLedger(story);
          await views.rebuild(ledger.log, ANHE);
          const asOfSeq = pick % ledger.nextSeq;
          const folded = new TrialBalance();
          for (const event of (await ledger.events()).slice(0, asOfSeq + 1)) folded.post(event);

          const rows = await balances(views, ANHE, { asOfSeq });
          expect([...new Set(rows.map(({ unitId }) => unitId))]).toEqual([...folded.units()].toSorted());
          for (const { unitId, account, balanceFen } of rows) expect(balanceFen).toBe(folded.balance(unitId, account));
          const all = await trialBalance(views, ANHE, { asOfSeq });
          expect(all.balanceFen).toBe(0);
          expect(all.debitFen).toBe(all.creditFen);
        }),
        RUNS,
      ));

    it('as known and as true on any days, up to any month, are the sums of those lines alone', () =>
      fc.assert(
        fc.asyncProperty(stories, fc.record({ knownOn: days, trueOn: days, periodThrough: days.map(monthOf) }, { requiredKeys: [] }), async (story, filter) => {
          const { views } = tested();
          const ledger = await toldInLedger(story);
          await views.rebuild(ledger.log, ANHE);
          expect(await balances(views, ANHE, filter)).toEqual(summed((await ledger.events()).filter((event) => counts(event, filter))));
        }),
        RUNS,
      ));

    it('of a levy are the sums of its lines, whatever they were posted by', () =>
      fc.assert(
        fc.asyncProperty(stories, fc.constantFrom(...LEVY_NAMES), async (story, name) => {
          const { views } = tested();
          const levyId = name as string as LevyId;
          const ledger = await toldInLedger(story);
          await views.rebuild(ledger.log, ANHE);
          expect(await balances(views, ANHE, { levyId })).toEqual(summed(await ledger.events(), (line) => line.levyId === levyId));
        }),
        RUNS,
      ));

    it('are in order, with both sides, for one unit, account or levy', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const [payment] = await ledger.pay({ levy: 'L22', principalFen: 8_000_00, lateFeeFen: 48_00, excessFen: 1 });
      await ledger.reverse(payment as RecordedEvent);
      await ledger.pay({ levy: 'L31', principalFen: 5_00, inCash: false });
      await ledger.projectInto(views);

      expect(await balances(views, ANHE, { unitId: LJ })).toEqual([
        { unitId: 'LJ', account: '1001.01', debitFen: 8_048_01, creditFen: 8_048_01, balanceFen: 0 },
        { unitId: 'LJ', account: '1002.01', debitFen: 5_00, creditFen: 0, balanceFen: 5_00 },
        { unitId: 'LJ', account: '1212', debitFen: 70_000_00, creditFen: 8_005_00, balanceFen: 61_995_00 },
        { unitId: 'LJ', account: '2103.01', debitFen: 8_005_00, creditFen: 70_000_00, balanceFen: -61_995_00 },
        { unitId: 'LJ', account: '2103.02', debitFen: 8_000_00, creditFen: 8_005_00, balanceFen: -5_00 },
        { unitId: 'LJ', account: '2103.03', debitFen: 48_00, creditFen: 48_00, balanceFen: 0 },
        { unitId: 'LJ', account: '2307.01', debitFen: 1, creditFen: 1, balanceFen: 0 },
      ]);
      expect(await balances(views, ANHE, { account: '1002.01' })).toMatchObject([{ account: '1002.01', balanceFen: 5_00 }]);
      expect(await balances(views, ANHE, { levyId: 'L31' as LevyId })).toMatchObject([{ account: '1212', debitFen: 18_000_00, creditFen: 5_00 }]);
      expect(await balances(views, ANHE, { unitId: 'XX' as UnitId })).toEqual([]);
      expect(await trialBalance(views, ANHE, { unitId: 'XX' as UnitId })).toEqual({ debitFen: 0, creditFen: 0, balanceFen: 0 });
    });

    it('are exact at the largest sum that a book can hold', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const most = Number.MAX_SAFE_INTEGER - 62_000_00;
      await ledger.pay({ levy: 'L31', principalFen: 0, lateFeeFen: most });
      await ledger.projectInto(views);
      expect(await balances(views, ANHE, { account: '2103.03' })).toMatchObject([{ balanceFen: -most }]);
    });

    it('wait for the seq that they name', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      await ledger.projectInto(views);
      await ledger.pay({ levy: 'L22', principalFen: 7_00 });
      const asked = balances(views, ANHE, { account: '1001.01', asOfSeq: ledger.nextSeq - 1 });
      await ledger.projectInto(views);
      expect(await asked).toMatchObject([{ balanceFen: 7_00 }]);
    });
  });

  describe('history', () => {
    it('lists the events of a thing, as of a seq, page by page', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      const seqs: number[] = [];
      for (const yuan of [1, 2, 3]) seqs.push(...(await ledger.pay({ levy: 'L22', principalFen: yuan * 100 })).map(({ seq }) => seq));
      await ledger.projectInto(views);
      const levy = { kind: 'levy', id: 'L22' } as const;
      const [opened, ...rest] = await historyOf(views, ANHE, levy);
      expect(rest).toEqual(seqs);
      expect(await historyOf(views, ANHE, levy, { types: ['OpeningLevyTaken'] })).toEqual([opened]);
      expect(await historyOf(views, ANHE, levy, { asOfSeq: seqs[1] })).toEqual([opened, ...seqs.slice(0, 2)]);
      expect(await historyOf(views, ANHE, levy, { afterSeq: seqs[0], limit: 1 })).toEqual([seqs[1]]);
      expect(await historyOf(views, ANHE, { kind: 'levy', id: 'L-NONE' })).toEqual([]);
      expect(await historyOf(views, ANHE, { kind: 'period', id: 'LJ 2015-03' }, { types: ['LevyPaymentCollected'] })).toEqual(seqs);
    });

    it('refuses a page that is too long', async () => {
      const { views } = tested();
      await expect(historyOf(views, ANHE, { kind: 'levy', id: 'L22' }, { limit: 501 })).rejects.toThrow(refusal('TOO_LARGE'));
    });
  });
}

/** The views, with nothing of the book. */
async function emptied({ views }: ViewsUnderTest): Promise<void> {
  await views.rebuild(new MemoryLog(), ANHE);
}

function counts({ occurredOn, recordedAt, periodId }: RecordedEvent, { knownOn, trueOn, periodThrough }: LineFilter): boolean {
  if (knownOn !== undefined && businessDate(recordedAt) > knownOn) return false;
  if (trueOn !== undefined && occurredOn > trueOn) return false;
  return periodThrough === undefined || (periodId !== undefined && periodId <= periodThrough);
}

/** Balances as an accountant would add them up by hand. */
function summed(events: readonly RecordedEvent[], isWanted = (_line: PostedLine) => true): readonly object[] {
  const sums = new Map<string, { unitId: string; account: string; debitFen: number; creditFen: number; balanceFen: number }>();
  for (const { unitId, account, fen } of events.flatMap((event) => journalOf(event)).filter(isWanted)) {
    const sum = sums.get(`${unitId} ${account}`) ?? { unitId, account, debitFen: 0, creditFen: 0, balanceFen: 0 };
    if (fen > 0) sum.debitFen += fen;
    else sum.creditFen -= fen;
    sum.balanceFen += fen;
    sums.set(`${unitId} ${account}`, sum);
  }
  return [...sums.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
