import { assertHolds } from './refusal.js';
import type { Undoable, UndoLog } from './undo-log.js';

const WORDS = 5; // four words of the key, one of seq + 1 (0 = free)
type Key = [number, number, number, number];

/**
 * Remembers for the life of a book at which seq each command was answered: a hash table in one typed array,
 * 20 bytes a place, since a Map of ten million texts would not fit. Keys are UUIDs; seq is below 2^32 − 1.
 */
export class KeyIndex implements Undoable {
  private slots: Uint32Array;
  private used = 0;

  /** `places`, a power of two, only sets the size to begin with: the table doubles when three quarters are taken. */
  constructor(
    private readonly undo: UndoLog,
    places = 1024,
  ) {
    this.slots = new Uint32Array(places * WORDS);
  }

  get size(): number {
    return this.used;
  }

  /** The seq noted for a key, or undefined. */
  get(uuid: string): number | undefined {
    const key = words(uuid);
    const seqWord = this.slots[this.find(key) + 4] as number;
    return seqWord === 0 ? undefined : seqWord - 1;
  }

  put(uuid: string, seq: number): void {
    // seq + 1 must fit a word and may not be the 0 of a free place.
    assertHolds(Number.isInteger(seq) && seq >= 0 && seq < 0xffff_ffff, 'LOG_BROKEN', () => ({ uuid, seq }));
    if ((this.used + 1) * 4 > (this.slots.length / WORDS) * 3) this.grow();
    const key = words(uuid);
    const at = this.find(key);
    const before = this.slots[at + 4] as number;
    this.undo.note(this, uuid, before === 0 ? undefined : before - 1);
    if (before === 0) this.used += 1;
    this.write(at, key, seq + 1);
  }

  restore(uuid: string, before: number | undefined): void {
    if (before === undefined) this.remove(uuid);
    else this.slots[this.find(words(uuid)) + 4] = before + 1;
  }

  /** Closes the gap that a key leaves, so that probing still finds what had stepped over it. */
  private remove(uuid: string): void {
    let gap = this.find(words(uuid));
    if (this.slots[gap + 4] === 0) return;
    this.used -= 1;
    const size = this.slots.length;
    for (let at = (gap + WORDS) % size; this.slots[at + 4] !== 0; at = (at + WORDS) % size) {
      const home = this.home(this.slots[at] as number);
      const steps = (at - home + size) % size;
      if (steps < (at - gap + size) % size) continue; // it does not reach over the gap
      this.slots.copyWithin(gap, at, at + WORDS);
      gap = at;
    }
    this.slots.fill(0, gap, gap + WORDS);
  }

  private find(key: Key): number {
    const size = this.slots.length;
    for (let at = this.home(key[0]); ; at = (at + WORDS) % size) {
      if (this.slots[at + 4] === 0) return at;
      if (this.slots[at] === key[0] && this.slots[at + 1] === key[1] && this.slots[at + 2] === key[2] && this.slots[at + 3] === key[3]) return at;
    }
  }

  /** Where the search for a key begins: its lowest bits, since the number of places is a power of two. */
  private home(firstWord: number): number {
    return (firstWord & (this.slots.length / WORDS - 1)) * WORDS;
  }

  private write(at: number, key: Key, seqWord: number): void {
    for (let word = 0; word < key.length; word++) this.slots[at + word] = key[word] as number;
    this.slots[at + 4] = seqWord;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 4] === 0) continue;
      const key = [old[at], old[at + 1], old[at + 2], old[at + 3]] as Key;
      this.write(this.find(key), key, old[at + 4] as number);
    }
  }
}

/** The 32 hex digits as four words; stops at a text that is no UUID, with which probing would never end. */
function words(uuid: string): Key {
  const key: Key = [0, 0, 0, 0];
  let digits = 0;
  for (let at = 0; at < uuid.length; at++) {
    const code = uuid.charCodeAt(at);
    if (code === DASH) continue;
    const digit = HEX_DIGITS[code];
    assertHolds(digit !== undefined && digit >= 0 && digits < 32, 'LOG_BROKEN', () => ({ noUuid: uuid }));
    key[digits >> 3] = ((key[digits >> 3] as number) << 4) | digit;
    digits += 1;
  }
  assertHolds(digits === 32, 'LOG_BROKEN', () => ({ noUuid: uuid }));
  return [key[0] >>> 0, key[1] >>> 0, key[2] >>> 0, key[3] >>> 0];
}

const DASH = 0x2d;
/** The value of a hex digit by its character code; −1 for what is none. */
const HEX_DIGITS = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));
