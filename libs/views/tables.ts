import type { EntityRef } from '#libs/book/entities.js';
import type { EventType } from '#libs/book/events.js';
import type { AccountCode } from '#libs/journal/chart.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, OfficerId, UnitId } from '#libs/kernel/ids.js';

/** Raised with every change of these tables or of what is projected into them: views of another version are thrown away and projected anew. */
export const SCHEMA_VERSION = 3;

/** A thing whose events can be listed: those that the events name, the month of a unit into which they are posted, what corrects it, and an officer's own acts. */
export interface ViewedEntity {
  readonly kind: EntityRef['kind'] | 'period' | 'corrections' | 'acts';
  readonly id: string;
}

/** One line of the journal. Debit is positive. Append-only. */
export interface JournalLineRow {
  readonly book: BookCode;
  readonly seq: number;
  /** The line's place in its event, from 0. */
  readonly line: number;
  readonly unit_id: UnitId;
  readonly account: AccountCode;
  readonly levy_id: LevyId | null;
  readonly officer_id: OfficerId | null;
  readonly period_id: Month;
  readonly occurred_on: IsoDate;
  /** The business date on which the book learned of it. */
  readonly recorded_on: IsoDate;
  readonly event_type: EventType;
  readonly fen: SignedFen;
}

/** An event that is about an entity. Append-only. */
export interface EntityEventRow {
  readonly book: BookCode;
  readonly kind: ViewedEntity['kind'];
  readonly id: string;
  readonly seq: number;
  readonly event_type: EventType;
}

/** How far a projection has come; changed in the transaction that writes its rows. */
export interface CheckpointRow {
  readonly book: BookCode;
  readonly projection: string;
  readonly next_seq: number;
  /** Id of the event before next_seq: tells views of this log from those of another one. */
  readonly last_event_id: string | null;
  readonly schema_version: number;
}

export interface ViewTables {
  readonly journal_line: JournalLineRow;
  readonly entity_event: EntityEventRow;
  readonly checkpoint: CheckpointRow;
}

/** Tables that one rebuild fills beside the live ones, under names that no other has: when it began, and eight random digits. */
export interface FreshTables {
  readonly journal: string;
  readonly entities: string;
}
