import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { BookCode } from '#libs/kernel/ids.js';
import { LogBroken, LogClosed, type StoredEvent } from '../port.js';
import { asBroken, openForReading } from './log-file.js';

const BOOK_ID = '(SELECT id FROM book WHERE code = ?)';

/**
 * The reading side: one connection on the caller's thread. Every call is one short statement that ends before it
 * returns, so no snapshot is held and the writer's WAL can begin anew.
 */
export class EventReader {
  private readonly db: DatabaseSync;
  private readonly headOf: StatementSync;
  private readonly codes: StatementSync;
  private readonly range: StatementSync;
  private readonly chosen: StatementSync;

  /** Throws LogBroken if the file is no log, or a book in it has a gap. */
  constructor(private readonly path: string) {
    this.db = openForReading(path);
    this.headOf = this.query(`SELECT max(seq) FROM event WHERE book = ${BOOK_ID}`);
    this.codes = this.query('SELECT code FROM book ORDER BY code');
    this.range = this.query(`SELECT seq, id, type, data FROM event WHERE book = ${BOOK_ID} AND seq >= ? ORDER BY seq LIMIT ?`);
    this.chosen = this.query(`SELECT seq, id, type, data FROM event WHERE book = ${BOOK_ID} AND seq IN (SELECT value FROM json_each(?))`);
  }

  /** The number of events in the book. */
  head(book: BookCode): number {
    const [last] = this.ask(() => rowOf(this.headOf.get(book)));
    return last === null ? 0 : (last as number) + 1;
  }

  books(): readonly BookCode[] {
    return this.ask(() => rowsOf(this.codes.all()).map(([code]) => code as BookCode));
  }

  /** The `count` events from `from`, all of which the head has promised. Throws LogBroken if they are not all there. */
  events(book: BookCode, from: number, count: number): readonly StoredEvent[] {
    const events = this.ask(() => rowsOf(this.range.all(book, from, count)).map(eventOf));
    for (let i = 0; i < count; i++) {
      if (events[i]?.seq !== from + i) this.missing(book, from + i);
    }
    return events;
  }

  /** The events at these seqs, in the order asked, by one statement. Throws LogBroken if one is not there. */
  eventsAt(book: BookCode, seqs: readonly number[]): readonly StoredEvent[] {
    const events = this.ask(() => rowsOf(this.chosen.all(book, JSON.stringify(seqs))).map(eventOf));
    const bySeq = new Map(events.map((event) => [event.seq, event]));
    return seqs.map((seq) => bySeq.get(seq) ?? this.missing(book, seq));
  }

  close(): void {
    this.db.close();
  }

  private missing(book: BookCode, seq: number): never {
    throw new LogBroken(`${this.path}: book ${book} has no event ${seq}`);
  }

  private query(sql: string): StatementSync {
    const statement = this.db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  private ask<T>(question: () => T): T {
    if (!this.db.isOpen) throw new LogClosed(`${this.path} is closed`);
    return asBroken(this.path, question);
  }
}

type Row = readonly SQLOutputValue[];

// The types of node:sqlite know rows as objects only.
const rowOf = (row: unknown): Row => row as Row;
const rowsOf = (rows: unknown): readonly Row[] => rows as readonly Row[];

function eventOf([seq, id, type, bytes]: Row): StoredEvent {
  return { seq: seq as number, id: id as string, type: type as string, bytes: bytes as Uint8Array };
}
