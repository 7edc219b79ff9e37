import { assertHolds } from './refusal.js';
import type { Undoable, UndoLog } from './undo-log.js';

/**
 * One table of a book's state. Records are immutable; `put` and `remove` are the only changes, and each notes
 * what it replaces, so that a batch which could not be stored is taken back at the cost of the batch.
 */
export class Table<K, V> implements Undoable {
  private readonly rows = new Map<K, V>();

  constructor(
    readonly kind: string,
    private readonly undo: UndoLog,
  ) {}

  get(key: K): V | undefined {
    return this.rows.get(key);
  }

  /** The record of a key that an event already named: its absence is a broken book, not a bad request. */
  known(key: K): V {
    const row = this.rows.get(key);
    assertHolds(row !== undefined, 'LOG_BROKEN', () => ({ missing: this.kind, key }));
    return row;
  }

  has(key: K): boolean {
    return this.rows.has(key);
  }

  put(key: K, row: V): void {
    if (this.undo.noting) this.undo.note(this, key, this.rows.get(key));
    this.rows.set(key, row);
  }

  remove(key: K): void {
    if (this.undo.noting) this.undo.note(this, key, this.rows.get(key));
    this.rows.delete(key);
  }

  get size(): number {
    return this.rows.size;
  }

  /** Records in the order in which their keys first came (an undone and repeated key may move to the end). */
  values(): IterableIterator<V> {
    return this.rows.values();
  }

  entries(): IterableIterator<[K, V]> {
    return this.rows.entries();
  }

  restore(key: K, before: V | undefined): void {
    if (before === undefined) this.rows.delete(key);
    else this.rows.set(key, before);
  }
}
