import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import { sourceOf } from '#libs/custody/claims.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';
import { levyOpenings } from '#libs/views/levy-openings.js';
import type { MonthAsked } from './balance-flows.js';
import { type MonthEnd, moneyEvents, unsentAtMonthEnds } from './money-events.js';
import { changesOf, levyIdOf, type Money, moneyByVillage, sourceParts, unsentFen, type VillageOf } from './month-money.js';

/** The money of a unit's month, village by village; fen. */
export interface CustodyOfMonth {
  readonly money: ReadonlyMap<UnitId, Money>;
  /** What had been taken before the month and not sent. */
  readonly unsentBefore: ReadonlyMap<UnitId, SignedFen>;
  /** The same for the whole unit, at the end of the month before and of this one, by the journal's word. */
  readonly ledgerUnsent: { readonly beforeFen: SignedFen; readonly endFen: SignedFen };
}

/** Before every month. */
const NEVER = '' as Month;

/**
 * Custody columns keep the village of the receipt (R19). Since no source can be sent beyond what it holds, nothing of any village lay
 * unsent at a month's end at which nothing of the unit did: events are read from the last such end on.
 */
export async function custodyOfMonth(sources: Sources, book: BookCode, asked: MonthAsked): Promise<CustodyOfMonth> {
  const { before, ends, earlier, within } = await eventsOfMonth(sources, book, asked);
  const villageOf = await villagesOf(sources, book, [...earlier, ...within], asked.asOfSeq);
  const unsent = [...moneyByVillage(earlier, villageOf)].map(([villageId, money]) => [villageId, unsentFen(money)] as const);
  return {
    money: moneyByVillage(within, villageOf),
    unsentBefore: new Map(unsent),
    ledgerUnsent: { beforeFen: before.unsentFen, endFen: ends.at(-1)?.unsentFen ?? (0 as SignedFen) },
  };
}

/** What an event did to the money of a village. */
export interface MoneyPart {
  readonly seq: number;
  readonly villageId: UnitId;
  readonly money: Money;
}

/** The same money, event by event: before the month, as far back as anything lay unsent, and within it. */
export async function moneyParts(sources: Sources, book: BookCode, asked: MonthAsked): Promise<{ readonly earlier: readonly MoneyPart[]; readonly within: readonly MoneyPart[] }> {
  const { earlier, within } = await eventsOfMonth(sources, book, asked);
  const villageOf = await villagesOf(sources, book, [...earlier, ...within], asked.asOfSeq);
  const partsOf = (events: readonly RecordedEvent[]) => events.flatMap((event) => changesOf(event, villageOf).map(([villageId, money]) => ({ seq: event.seq, villageId, money })));
  return { earlier: partsOf(earlier), within: partsOf(within) };
}

async function eventsOfMonth(sources: Sources, book: BookCode, asked: MonthAsked) {
  const ends = await unsentAtMonthEnds(sources.views, book, asked);
  const former = ends.filter(({ periodId }) => periodId < asked.periodId);
  const before: MonthEnd = former.at(-1) ?? { periodId: NEVER, unsentFen: 0 as SignedFen };
  const monthBefore = shiftMonth(asked.periodId, -1);
  const clear = former.findLast((end) => end.unsentFen === 0)?.periodId ?? NEVER;
  const earlier = before.unsentFen === 0 ? [] : await moneyEvents(sources, book, { ...asked, periodId: monthBefore, inPlace: new Set() }, clear);
  return { before, ends, earlier, within: await moneyEvents(sources, book, asked, monthBefore) };
}

async function villagesOf(sources: Sources, book: BookCode, events: readonly RecordedEvent[], asOfSeq: number): Promise<VillageOf> {
  const levyOfSource = await sourceLevies(sources, book, sourcesIn(events), asOfSeq);
  const levyIds = new Set([...events.map(levyIdOf).filter((levyId) => levyId !== undefined), ...levyOfSource.values()]);
  const entries = await levyOpenings(sources, book, [...levyIds], asOfSeq);
  const levy = (levyId: LevyId | undefined): UnitId => {
    const entry = levyId === undefined ? undefined : entries.get(levyId);
    assertHolds(entry !== undefined, 'LOG_BROKEN', () => ({ missing: 'levy', levyId: levyId ?? 'none' }));
    return entry.villageId;
  };
  return { levy, source: (sourceId) => levy(levyOfSource.get(sourceId)) };
}

function sourcesIn(events: readonly RecordedEvent[]): readonly string[] {
  return [...new Set(events.flatMap((event) => sourceParts(event).map(({ sourceId }) => sourceId)))];
}

const TAKEN = ['LevyPaymentCollected', 'MakeUpPaid', 'OffBookCollectionEstablished'] as const;
/** Sources of one statement. */
const SOURCES_AT_ONCE = 500;

/** The levy for which each source was taken: a payment, or money off the books (R4). A payment that was moved to another levy keeps the village of its receipt (R19). */
async function sourceLevies(sources: Sources, book: BookCode, sourceIds: readonly string[], asOfSeq: number): Promise<ReadonlyMap<string, LevyId>> {
  const levies = new Map<string, LevyId>();
  for (let start = 0; start < sourceIds.length; start += SOURCES_AT_ONCE) {
    const some = sourceIds.slice(start, start + SOURCES_AT_ONCE);
    const taken = sources.views.reader.selectFrom('entity_event').select('seq').where('book', '=', book).where('kind', '=', 'payment').where('id', 'in', some);
    const rows = await taken.where('event_type', 'in', TAKEN).where('seq', '<=', asOfSeq).execute();
    const seqs = rows.map(({ seq }) => seq);
    for (const { type, data } of (await eventsAt(sources, book, seqs)) as EventOf<(typeof TAKEN)[number]>[]) {
      if (data.levyId !== undefined) levies.set(type === 'OffBookCollectionEstablished' ? sourceOf(data.obligationId) : data.paymentId, data.levyId);
    }
  }
  return levies;
}
