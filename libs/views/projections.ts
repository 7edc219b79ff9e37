import { entitiesOf } from '#libs/book/entities.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { businessDate, type Month } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { THE_BOOK, THE_PUBLIC } from '#libs/registry/house-actors.js';
import type { EntityEventRow, JournalLineRow, ViewedEntity } from './tables.js';

/** The journal lines of an event as rows. Stops with LOG_BROKEN where an event moves money and has no period. */
export function journalRows(event: RecordedEvent): JournalLineRow[] {
  const lines = journalOf(event);
  if (lines.length === 0) return [];
  const { book, seq, type, periodId, occurredOn, recordedAt } = event;
  assertHolds(periodId !== undefined, 'LOG_BROKEN', () => ({ seq, missing: 'periodId' }));
  const recordedOn = businessDate(recordedAt);
  return lines.map(({ unitId, account, levyId, officerId, fen }, line) => ({
    book,
    seq,
    line,
    unit_id: unitId,
    account,
    levy_id: levyId ?? null,
    officer_id: officerId ?? null,
    period_id: periodId,
    occurred_on: occurredOn,
    recorded_on: recordedOn,
    event_type: type,
    fen,
  }));
}

/** Under what an event is found again: each thing once, the month into which it is posted, the one that it corrects, and whose act it is. */
export function entityRows(event: RecordedEvent): EntityEventRow[] {
  const { book, seq, type: event_type, unitId, periodId, correctsPeriod } = event;
  const entities: ViewedEntity[] = [...entitiesOf(event)];
  if (periodId !== undefined) entities.push(periodEntity(unitId, periodId));
  if (correctsPeriod !== undefined) entities.push(correctionsEntity(unitId, correctsPeriod));
  entities.push(...handsIn(event).map(actsEntity));
  return once(entities).map(({ kind, id }) => ({ book, kind, id, seq, event_type }));
}

/** A unit's month as an entity: its events are all that is posted into it. */
export function periodEntity(unitId: UnitId, periodId: Month): ViewedEntity {
  return { kind: 'period', id: `${unitId} ${periodId}` };
}

/** What corrects a unit's closed month as an entity: posted into a later one. */
export function correctionsEntity(unitId: UnitId, corrected: Month): ViewedEntity {
  return { kind: 'corrections', id: `${unitId} ${corrected}` };
}

/** An officer's acts as an entity: what he did, what he approved, and what he tried and was refused. What is done to him stands under the officer. */
export function actsEntity(officerId: OfficerId): ViewedEntity {
  return { kind: 'acts', id: officerId };
}

/** Whose act an event is. Neither the book nor the public is a person; refusals that were only counted are those of the officer whom they name. */
function handsIn({ type, data, actor, approvals }: RecordedEvent): readonly OfficerId[] {
  const hands = type === 'RefusalsCounted' ? [data.officerId] : [actor.officerId, ...approvals.map(({ officerId }) => officerId)];
  return hands.filter((officerId) => officerId !== THE_BOOK && officerId !== THE_PUBLIC);
}

function once(entities: readonly ViewedEntity[]): readonly ViewedEntity[] {
  return [...new Map(entities.map((entity) => [`${entity.kind} ${entity.id}`, entity])).values()];
}
