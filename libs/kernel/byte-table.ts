import { assertHolds } from './refusal.js';
import type { Undoable, UndoLog } from './undo-log.js';

/** A table whose rows are strips of bytes, one byte a thing: a receipt book holds a byte for each sheet. */
export class ByteTable<K> implements Undoable {
  private readonly strips = new Map<K, Uint8Array>();

  constructor(
    readonly kind: string,
    private readonly undo: UndoLog,
  ) {}

  /** Lays a new strip of `length` zero bytes. */
  lay(key: K, length: number): void {
    assertHolds(!this.strips.has(key), 'LOG_BROKEN', () => ({ twice: this.kind, key }));
    this.undo.note(this, key, undefined);
    this.strips.set(key, new Uint8Array(length));
  }

  get(key: K, index: number): number {
    return this.known(this.strip(key), key, index);
  }

  set(key: K, index: number, value: number): void {
    // A typed array would keep 256 as 0 and say nothing.
    assertHolds(Number.isInteger(value) && value >= 0 && value <= 255, 'LOG_BROKEN', () => ({ noByte: this.kind, key, index, value }));
    const strip = this.strip(key);
    const before = this.known(strip, key, index);
    if (this.undo.noting) this.undo.note(this, key, { index, value: before });
    strip[index] = value;
  }

  /** A copy of one strip. */
  copy(key: K): Uint8Array {
    return this.strip(key).slice();
  }

  entries(): IterableIterator<[K, Uint8Array]> {
    return this.strips.entries();
  }

  restore(key: K, before: { index: number; value: number } | undefined): void {
    if (before === undefined) this.strips.delete(key);
    else this.strip(key)[before.index] = before.value;
  }

  private known(strip: Uint8Array, key: K, index: number): number {
    const value = strip[index];
    assertHolds(value !== undefined, 'LOG_BROKEN', () => ({ outside: this.kind, key, index }));
    return value;
  }

  private strip(key: K): Uint8Array {
    const strip = this.strips.get(key);
    assertHolds(strip !== undefined, 'LOG_BROKEN', () => ({ missing: this.kind, key }));
    return strip;
  }
}
