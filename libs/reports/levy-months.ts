import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import { lastDayOf, type Month } from '#libs/kernel/dates.js';
import { type Fen, least } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, PolicyId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { type LateFeeRules, lateFeeAccrued } from '#libs/levy/late-fee.js';
import { lateFeeOwed } from '#libs/levy/late-fee-rules.js';
import type { Levy } from '#libs/levy/levy.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';
import { isLevyFact, refold, rulesOf } from '#libs/views/levy-as-of.js';
import type { MonthAsked } from './balance-flows.js';

/** A levy through a month: what is posted counts by its period, whenever it happened. */
export interface LevyMonth {
  /** How it entered the books. */
  readonly entry: EventOf<'LevyDecisionImported' | 'OpeningLevyTaken'>;
  /** As the month began; an opening taken in it stands there already. Undefined for a levy that was new in it. */
  readonly atStart: Levy | undefined;
  readonly atEnd: Levy;
  /** Every event about it that is posted into an earlier month or this one, or counted in it in place, in order. */
  readonly events: readonly RecordedEvent[];
  /** Those of this month. */
  readonly within: readonly RecordedEvent[];
  /** Accrued by the month's last day, at most the assessed sum, and not paid; fen. */
  readonly lateFeeUnpaidFen: Fen;
}

/** Levies of one statement. */
const LEVIES_AT_ONCE = 500;

/** Refolds levies from their own events up to the end of a month, in the order in which they entered the books. */
export async function levyMonths(sources: Sources, book: BookCode, levyIds: readonly LevyId[], asked: MonthAsked): Promise<readonly LevyMonth[]> {
  const rules = new Map<PolicyId, LateFeeRules>();
  const months: LevyMonth[] = [];
  // Some at a time: between them others have their turn.
  for (let start = 0; start < levyIds.length; start += LEVIES_AT_ONCE) {
    for (const [levyId, history] of await histories(sources, book, levyIds.slice(start, start + LEVIES_AT_ONCE), asked.asOfSeq)) {
      const month = throughMonth(levyId, history, asked);
      const { policyId } = month.entry.data;
      const known = rules.get(policyId) ?? (await rulesOf(sources, book, policyId, asked.asOfSeq));
      rules.set(policyId, known);
      months.push({ ...month, lateFeeUnpaidFen: lateFeeUnpaid(month.atEnd, asked.periodId, known) });
    }
  }
  return months.toSorted((a, b) => a.entry.seq - b.entry.seq);
}

function throughMonth(levyId: LevyId, history: readonly RecordedEvent[], { periodId, inPlace }: MonthAsked): Omit<LevyMonth, 'lateFeeUnpaidFen'> {
  const events = history.filter((event) => inPlace.has(event.seq) || (event.periodId !== undefined && event.periodId <= periodId));
  const facts = events.filter(isLevyFact);
  const entry = facts.find((event) => event.type === 'LevyDecisionImported' || event.type === 'OpeningLevyTaken');
  const atEnd = refold(levyId, facts);
  assertHolds(entry !== undefined && atEnd !== undefined, 'LOG_BROKEN', () => ({ missing: 'levy', levyId }));
  const earlier = facts.filter((event) => event.type === 'OpeningLevyTaken' || (event.periodId as Month) < periodId);
  return {
    entry: entry as LevyMonth['entry'],
    atStart: refold(levyId, earlier),
    atEnd,
    events,
    within: events.filter((event) => inPlace.has(event.seq) || event.periodId === periodId),
  };
}

function lateFeeUnpaid(levy: Levy, periodId: Month, rules: LateFeeRules): Fen {
  const accruedFen = least(lateFeeAccrued(levy, lastDayOf(periodId), rules), levy.assessedFen);
  return lateFeeOwed(levy, accruedFen);
}

/** The events about each levy, in order. */
async function histories(sources: Sources, book: BookCode, levyIds: readonly LevyId[], asOfSeq: number): Promise<ReadonlyMap<LevyId, readonly RecordedEvent[]>> {
  const about = sources.views.reader.selectFrom('entity_event').select(['id', 'seq']).where('book', '=', book).where('kind', '=', 'levy').where('id', 'in', levyIds);
  const rows = await about.where('event_type', '!=', 'CommandRefused').where('seq', '<=', asOfSeq).orderBy('seq').execute();
  const seqs = [...new Set(rows.map(({ seq }) => seq))];
  const bySeq = new Map((await eventsAt(sources, book, seqs)).map((event) => [event.seq, event]));
  const events = new Map<LevyId, RecordedEvent[]>(levyIds.map((levyId) => [levyId, []]));
  for (const { id, seq } of rows) events.get(id as LevyId)?.push(bySeq.get(seq) as RecordedEvent);
  return events;
}
