import type { Kysely, RawBuilder } from 'kysely';
import type { Rows } from './project.js';
import type { FreshTables, ViewTables } from './tables.js';

/** Fills the fresh tables of one rebuild. */
export interface Loader {
  /** Writes all of these rows, or none. */
  write(rows: Rows): Promise<void>;
}

/** What a database does in its own way; everything else is written once for all of them. */
export interface Engine {
  /** The type of a column of text, ordered and compared byte by byte. */
  readonly text: 'text' | RawBuilder<unknown>;
  loaderInto(fresh: FreshTables): Loader;
  /** Keeps every other writer of the views away until the transaction ends, and waits for those that are at it. */
  takeAlone(trx: Kysely<ViewTables>): Promise<void>;
  /** Whether an error says no more than that another connection was in the way, so that the same transaction can be tried again. */
  isInTheWay(error: unknown): boolean;
}
