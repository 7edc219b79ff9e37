import fc from 'fast-check';
import { KeyIndex } from './key-index.js';
import { broken } from './refusal.testing.js';
import { UndoLog } from './undo-log.js';

/** UUIDs of which many share the first word, and so the place at which probing begins, and of which some differ only in the last digit. */
const crowded = fc
  .tuple(fc.constantFrom('00000000', '00000001', '00000003', 'ffffffff'), fc.constantFrom('0000', 'ffff'), fc.constantFrom('00000000', 'fffffffe', 'ffffffff'))
  .map(([first, third, last]) => `${first}-0000-8000-${third}-0000${last}`);

const LAST_SEQ = 0xffff_fffe;
const put = fc.record({ uuid: fc.oneof(crowded, fc.uuid()), seq: fc.oneof(fc.nat({ max: 1000 }), fc.constantFrom(0, LAST_SEQ)) });
const puts = fc.array(put, { maxLength: 60 });

function expectSame(index: KeyIndex, map: ReadonlyMap<string, number>, asked: readonly { uuid: string }[]): void {
  expect(index.size).toBe(map.size);
  for (const { uuid } of asked) expect(index.get(uuid)).toBe(map.get(uuid));
}

describe('the index of keys', () => {
  it('agrees with a Map, however crowded and however small it began', () => {
    fc.assert(
      fc.property(puts, fc.constantFrom(2, 4, 16, 1024), (entries, places) => {
        const index = new KeyIndex(new UndoLog(), places);
        const map = new Map<string, number>();
        for (const { uuid, seq } of entries) {
          index.put(uuid, seq);
          map.set(uuid, seq);
          expectSame(index, map, entries);
        }
      }),
    );
  });

  it('is as it was before, when puts are undone, repeated keys and growth included', () => {
    fc.assert(
      fc.property(puts, puts, puts, fc.constantFrom(2, 4, 16), (stored, undone, again, places) => {
        const undo = new UndoLog();
        const index = new KeyIndex(undo, places);
        const map = new Map<string, number>();
        for (const { uuid, seq } of stored) {
          index.put(uuid, seq);
          map.set(uuid, seq);
        }
        const mark = undo.length;
        for (const { uuid, seq } of undone) index.put(uuid, seq);
        undo.undoTo(mark);
        expectSame(index, map, [...stored, ...undone]);

        for (const { uuid, seq } of again) {
          index.put(uuid, seq);
          map.set(uuid, seq);
        }
        expectSame(index, map, [...stored, ...undone, ...again]);
      }),
    );
  });

  it('closes the gap of an undone key for those that stepped over it, around the end of the table too', () => {
    const key = (n: number) => `00000003-0000-8000-8000-00000000000${n}`;
    const undo = new UndoLog();
    const index = new KeyIndex(undo, 8); // all begin at place 3 of 8
    for (let n = 0; n < 6; n++) index.put(key(n), n);
    index.restore(key(0), undefined);
    expect([0, 1, 2, 3, 4, 5].map((n) => index.get(key(n)))).toEqual([undefined, 1, 2, 3, 4, 5]);
    expect(index.size).toBe(5);
  });

  it('leaves a key alone that is asked back to nothing twice', () => {
    const index = new KeyIndex(new UndoLog(), 4);
    index.put('00000000-0000-8000-8000-000000000000', 1);
    index.restore('00000001-0000-8000-8000-000000000000', undefined);
    expect(index.size).toBe(1);
  });

  it.each([-1, 0xffff_ffff, 1.5, Number.NaN])('stops at a seq that it could not tell from a free place or keep: %p', (seq) => {
    const undo = new UndoLog();
    const index = new KeyIndex(undo);
    expect(() => index.put('00000000-0000-8000-8000-000000000000', seq)).toThrow(broken('LOG_BROKEN'));
    expect([index.size, undo.length]).toEqual([0, 0]);
  });

  it.each(['', 'no uuid', '0000000g-0000-8000', 'zzzzzzzz-0000-8000-8000-000000000000'])('stops at what is no UUID, rather than search for ever: %p', (text) => {
    expect(() => new KeyIndex(new UndoLog()).get(text)).toThrow(broken('LOG_BROKEN'));
  });
});
