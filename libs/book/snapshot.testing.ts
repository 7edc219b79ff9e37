import { ByteTable } from '#libs/kernel/byte-table.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { Cell } from '#libs/kernel/cell.js';
import { KeyIndex } from '#libs/kernel/key-index.js';
import { Table } from '#libs/kernel/table.js';
import { UndoLog } from '#libs/kernel/undo-log.js';
import type { Book } from './book.js';

/** Words of one place of a KeyIndex: four of the key, one of seq + 1 (0 = free). */
const KEY_WORDS = 4;

/**
 * The whole state of a book as canonical JSON: every table, cell, strip and index that it holds, slice by slice, in an order that
 * does not depend on how it came about. A slice that gets a new table is covered without a word here.
 */
export function snapshotOf(book: Book): string {
  return canonicalJson(stateOf(book));
}

function stateOf(holder: object): unknown {
  if (holder instanceof Table) return inOrder(holder.entries());
  if (holder instanceof Cell) return holder.get() ?? null;
  if (holder instanceof ByteTable) return inOrder([...holder.entries()].map(([key, strip]) => [key, Buffer.from(strip).toString('hex')]));
  if (holder instanceof KeyIndex) return inOrder(placesOf(holder));
  return stateOfSlice(holder);
}

function stateOfSlice(slice: object): unknown {
  const parts = Object.entries(slice).filter(([, part]) => typeof part === 'object' && !(part instanceof UndoLog));
  // A Map or a Set has no fields of its own: state of a kind that this does not know must not pass as empty.
  if (parts.length === 0) throw new Error(`no state known of ${slice.constructor.name}`);
  return Object.fromEntries(parts.map(([name, part]) => [name, stateOf(part)]));
}

function inOrder(entries: Iterable<readonly [unknown, unknown]>): unknown {
  const written = [...entries].map(([key, row]) => ({ key: canonicalJson(key), row }));
  return written.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** Key words and seq of every taken place; where in the array they lie depends on history and is left out. */
function placesOf(index: KeyIndex): readonly (readonly [string, number])[] {
  const slots = Reflect.get(index, 'slots') as Uint32Array;
  const places: (readonly [string, number])[] = [];
  for (let at = 0; at < slots.length; at += KEY_WORDS + 1) {
    const seqWord = slots[at + KEY_WORDS] as number;
    if (seqWord !== 0) places.push([slots.slice(at, at + KEY_WORDS).join(' '), seqWord - 1]);
  }
  if (places.length !== index.size) throw new Error(`an index of ${index.size} keys shows ${places.length}`);
  return places;
}
