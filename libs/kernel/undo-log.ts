/** Something whose changes can be taken back, one at a time, newest first. */
export interface Undoable {
  restore(key: unknown, before: unknown): void;
}

interface Note {
  readonly of: Undoable;
  readonly key: unknown;
  readonly before: unknown;
}

/**
 * The old values behind every change of a book's tables that is not durable yet, oldest first.
 * Undoing costs what was changed, not what the book holds. While nothing can fail (a fold of stored events) it notes nothing.
 */
export class UndoLog {
  private notes: Note[] = [];

  constructor(private isNoting = true) {}

  /** Whether changes are noted; a table asks before it looks up what it replaces. */
  get noting(): boolean {
    return this.isNoting;
  }

  /** Stored events are folded without notes: they are never taken back. */
  withoutNotes<T>(fold: () => T): T {
    const before = this.isNoting;
    this.isNoting = false;
    try {
      return fold();
    } finally {
      this.isNoting = before;
    }
  }

  note(of: Undoable, key: unknown, before: unknown): void {
    if (this.isNoting) this.notes.push({ of, key, before });
  }

  /** How many changes could be undone now. */
  get length(): number {
    return this.notes.length;
  }

  /** Takes back every change after the first `length`. */
  undoTo(length: number): void {
    while (this.notes.length > length) {
      const { of, key, before } = this.notes.pop() as Note;
      of.restore(key, before);
    }
  }

  /** The first `count` changes are durable: their old values are forgotten. */
  settle(count: number): void {
    this.notes = count >= this.notes.length ? [] : this.notes.slice(count);
  }
}
