import type { Kysely } from 'kysely';
import type { Engine } from '../engine.js';
import { RowWriter } from '../row-writer.js';
import type { ViewTables } from '../tables.js';

const SQLITE_BUSY = 5;

/** SQLite: one transaction writes at a time, so that whoever writes is alone by itself. */
export function sqliteEngine(writer: Kysely<ViewTables>): Engine {
  return {
    text: 'text',
    loaderInto({ journal, entities }) {
      const [journalRows, entityRows] = [new RowWriter(journal as 'journal_line'), new RowWriter(entities as 'entity_event')];
      return {
        write: (rows) =>
          writer.transaction().execute(async (trx) => {
            await journalRows.write(trx, rows.journal);
            await entityRows.write(trx, rows.entities);
          }),
      };
    },
    takeAlone: async () => {},
    // The primary code, whatever more SQLite says of it.
    isInTheWay: ({ errcode }: { readonly errcode?: unknown }) => typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY,
  };
}
