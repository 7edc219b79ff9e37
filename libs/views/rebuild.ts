import type { Kysely } from 'kysely';
import type { ReadableLog, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { type Checkpoint, checkpointOf, forget, isOfLog, overtake, START } from './checkpoint.js';
import type { Engine, Loader } from './engine.js';
import { countFreshRows, createFreshTables, dropFreshTables, indexFreshTables, type RowCounts, swapTables } from './fresh-tables.js';
import { type Rows, rowsOf } from './project.js';
import type { FreshTables, ViewTables } from './tables.js';
import { whenFree } from './when-free.js';

/** Events of one transaction: enough to spread its cost, few enough that a follower of another book is not kept waiting. */
const BATCH_EVENTS = 5_000;

export interface Rebuilding {
  readonly engine: Engine;
  readonly writer: Kysely<ViewTables>;
  readonly log: ReadableLog;
  readonly book: BookCode;
  /** Breaks it off; the live views stay. */
  readonly signal: AbortSignal;
}

/** The fresh tables do not hold the rows that were written into them: they are not put into the place of the live ones. */
export class FreshTablesDiffer extends Error {
  override name = 'FreshTablesDiffer';
}

/**
 * Fills fresh tables from the book's first event, indexes them at the end, and puts them into the place of the live ones in one
 * transaction, with the rows of other books and the checkpoint. The live views are read and followed meanwhile, and never go back.
 * Any number of processes may do it at once: each fills its own. The seq that comes next. Throws FreshTablesDiffer.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<number> {
  const { engine, writer, log, book } = rebuilding;
  const isOwn = await isOfLog(await checkpointOf(writer, book), log, book);
  if (!isOwn) await whenFree(() => forget(writer, book), rebuilding);
  const fresh = await inTurn(rebuilding, (trx) => createFreshTables(trx, engine));
  try {
    return await new Rebuild(rebuilding, fresh).run();
  } catch (error) {
    // Where they cannot be dropped now, a later rebuild does it: what broke this one off is what must be told.
    await dropFreshTables(writer, fresh).catch(() => {});
    throw error;
  }
}

/** A step of its own transaction, as soon as nobody else writes. */
function inTurn<T>(rebuilding: Rebuilding, step: (trx: Kysely<ViewTables>) => Promise<T>): Promise<T> {
  return whenFree(() => rebuilding.writer.transaction().execute(step), rebuilding);
}

class Rebuild {
  private readonly loader: Loader;
  private written: RowCounts = { journal: 0, entities: 0 };

  constructor(
    private readonly rebuilding: Rebuilding,
    private readonly fresh: FreshTables,
  ) {
    this.loader = rebuilding.engine.loaderInto(fresh);
  }

  async run(): Promise<number> {
    let filled = await this.fill(START);
    await inTurn(this.rebuilding, (trx) => indexFreshTables(trx, this.fresh));
    while (!(await inTurn(this.rebuilding, (trx) => this.replace(trx, filled)))) filled = await this.fill(filled);
    return filled.nextSeq;
  }

  /** Projects the log from where the fresh tables stand to its end. */
  private async fill(from: Checkpoint): Promise<Checkpoint> {
    const { log, book, signal } = this.rebuilding;
    let rows: Rows = { journal: [], entities: [] };
    let last: StoredEvent | undefined;
    let gathered = 0;
    for await (const chunk of log.read(book, from.nextSeq)) {
      signal.throwIfAborted();
      rowsOf(book, chunk, rows);
      last = chunk.at(-1);
      gathered += chunk.length;
      if (gathered < BATCH_EVENTS) continue;
      await this.write(rows);
      rows = { journal: [], entities: [] };
      gathered = 0;
    }
    await this.write(rows);
    return last === undefined ? from : { nextSeq: last.seq + 1, lastEventId: last.id };
  }

  private async write(rows: Rows): Promise<void> {
    await whenFree(() => this.loader.write(rows), this.rebuilding);
    this.written = { journal: this.written.journal + rows.journal.length, entities: this.written.entities + rows.entities.length };
  }

  /** False, and nothing is changed, if the live views have come further meanwhile. */
  private async replace(trx: Kysely<ViewTables>, filled: Checkpoint): Promise<boolean> {
    await this.rebuilding.engine.takeAlone(trx);
    if (!(await overtake(trx, this.rebuilding.book, filled))) return false;
    await this.checkCounts(trx);
    await this.takeOtherBooks(trx);
    await swapTables(trx, this.fresh);
    return true;
  }

  private async checkCounts(trx: Kysely<ViewTables>): Promise<void> {
    const { written } = this;
    const held = await countFreshRows(trx, this.fresh);
    if (held.journal === written.journal && held.entities === written.entities) return;
    throw new FreshTablesDiffer(`${this.rebuilding.book}: written ${JSON.stringify(written)}, held ${JSON.stringify(held)}`);
  }

  private async takeOtherBooks(trx: Kysely<ViewTables>): Promise<void> {
    const { journal, entities } = this.fresh;
    for (const [live, fresh] of [
      ['journal_line', journal],
      ['entity_event', entities],
    ] as const) {
      const ofOthers = trx.selectFrom(live).selectAll().where('book', '!=', this.rebuilding.book);
      await trx
        .insertInto(fresh as typeof live)
        .expression(ofOthers as never)
        .execute();
    }
  }
}
