import type { EventOf } from '#libs/book/events.js';
import type { BookCode, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { Unit } from '#libs/registry/registry.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';

/** A unit that collects, and its villages in the order in which they were registered. */
export interface ReportingUnit {
  readonly unit: Unit;
  readonly villages: ReadonlyMap<UnitId, Unit>;
}

/** A unit as the book knew it. Answers UNKNOWN for one that was not registered. */
export async function reportingUnit(sources: Sources, book: BookCode, unitId: UnitId, asOfSeq: number): Promise<ReportingUnit> {
  const registered = sources.views.reader.selectFrom('entity_event').select('seq').where('book', '=', book).where('kind', '=', 'unit');
  const rows = await registered.where('event_type', '=', 'OrgUnitRegistered').where('seq', '<=', asOfSeq).orderBy('seq').execute();
  const seqs = rows.map(({ seq }) => seq);
  const units = ((await eventsAt(sources, book, seqs)) as EventOf<'OrgUnitRegistered'>[]).map(({ data }) => data);
  const unit = units.find((one) => one.unitId === unitId) ?? unknown('unit', unitId);
  const villages = units.filter(({ parentId }) => parentId === unitId);
  return { unit, villages: new Map(villages.map((village) => [village.unitId, village])) };
}
