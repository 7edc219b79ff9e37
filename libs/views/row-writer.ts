import { CompiledQuery, type DialectAdapter, type Kysely } from 'kysely';
import type { ViewTables } from './tables.js';

/** Rows of one statement. 200 spread its cost, and their values (12 a row) stay far below the 32,766 that SQLite takes. */
const WIDTHS = [200, 20, 1] as const;

/**
 * Writes many rows of one table by statements of a few widths, each made once and then kept prepared: making one costs ten times
 * what running it does. All rows have their fields in the same order, since one function of projections.ts makes them.
 */
export class RowWriter<Table extends keyof ViewTables> {
  /** Their texts by width, for each database: SQLite and PostgreSQL write their parameters each in their own way. */
  private readonly statements = new WeakMap<DialectAdapter, Map<number, string>>();

  /** The table, or one of the same columns under another name. */
  constructor(private readonly table: Table) {}

  async write(db: Kysely<ViewTables>, rows: readonly ViewTables[Table][]): Promise<void> {
    let start = 0;
    for (const width of WIDTHS) {
      for (; start + width <= rows.length; start += width) {
        const block = rows.slice(start, start + width);
        const values: unknown[] = [];
        for (const row of block) values.push(...Object.values(row));
        await db.executeQuery(CompiledQuery.raw(this.statement(db, block), values));
      }
    }
  }

  private statement(db: Kysely<ViewTables>, block: readonly ViewTables[Table][]): string {
    const { adapter } = db.getExecutor();
    const statements = this.statements.get(adapter) ?? new Map<number, string>();
    this.statements.set(adapter, statements);
    const known = statements.get(block.length);
    if (known !== undefined) return known;
    const { sql } = db
      .insertInto(this.table)
      .values(block as never)
      .compile();
    statements.set(block.length, sql);
    return sql;
  }
}
