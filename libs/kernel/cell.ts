import type { Undoable, UndoLog } from './undo-log.js';

/** A single value of a book's state, under the same undo as its tables. */
export class Cell<V> implements Undoable {
  constructor(
    private readonly undo: UndoLog,
    private value?: V,
  ) {}

  get(): V | undefined {
    return this.value;
  }

  set(value: V): void {
    this.undo.note(this, undefined, this.value);
    this.value = value;
  }

  restore(_key: unknown, before: V | undefined): void {
    if (before === undefined) delete this.value;
    else this.value = before;
  }
}
