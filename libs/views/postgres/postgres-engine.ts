import { sql } from 'kysely';
import type { Engine } from '../engine.js';
import { copyRows } from './copy-rows.js';
import { isInTheWay, type Pool } from './pool.js';

/** PostgreSQL: rows of a rebuild go in by COPY, over a connection of their own. */
export function postgresEngine(bulk: Pool): Engine {
  return {
    // The collation of the database may order text as people of some country do.
    text: sql`text collate "C"`,
    loaderInto: ({ journal, entities }) => ({
      async write(rows) {
        const client = await bulk.connect();
        let broken = true;
        try {
          await client.query('BEGIN');
          await copyRows(client, journal, rows.journal);
          await copyRows(client, entities, rows.entities);
          await client.query('COMMIT');
          broken = false;
        } finally {
          // What was begun on it ends with the connection.
          client.release(broken);
        }
      },
    }),
    // In the order in which a projection touches them: whoever is at it ends, whoever comes waits.
    takeAlone: async (trx) => {
      await sql`lock table checkpoint, journal_line, entity_event in exclusive mode`.execute(trx);
    },
    isInTheWay,
  };
}
