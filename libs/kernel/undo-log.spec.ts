import fc from 'fast-check';
import { ByteTable } from './byte-table.js';
import { Cell } from './cell.js';
import { KeyIndex } from './key-index.js';
import { Table } from './table.js';
import { UndoLog } from './undo-log.js';

const KEYS = ['a', 'b', 'c', 'd'];
const SHEETS = 3;
const COMMANDS = [0, 1, 2, 3, 4, 5].map((n) => `0000000${n % 2}-0000-8000-8000-00000000000${n}`);

/** A small book's state: one of each kind of table, and a cell, under one log. */
class State {
  readonly undo = new UndoLog();
  readonly levies = new Table<string, { readonly fen: number }>('levy', this.undo);
  readonly sheets = new ByteTable<string>('receipt book', this.undo);
  readonly commands = new KeyIndex(this.undo, 2);
  readonly today = new Cell<number>(this.undo);

  laid(key: string): boolean {
    return [...this.sheets.entries()].some(([laid]) => laid === key);
  }

  /** All that can be asked of it, the order of a table's records apart (an undone key may move to the end). */
  picture(): unknown {
    return {
      levies: new Map(this.levies.entries()),
      sheets: new Map([...this.sheets.entries()].map(([key, strip]) => [key, [...strip]])),
      commands: COMMANDS.map((uuid) => this.commands.get(uuid)),
      sizes: [this.levies.size, this.commands.size],
      today: this.today.get(),
    };
  }
}

type Change =
  | { readonly in: 'levies'; readonly key: string; readonly fen: number | undefined }
  | { readonly in: 'sheets'; readonly key: string; readonly index: number; readonly value: number }
  | { readonly in: 'commands'; readonly uuid: string; readonly seq: number }
  | { readonly in: 'today'; readonly day: number };

const key = fc.constantFrom(...KEYS);
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    fc.record({ in: fc.constant('levies' as const), key, fen: fc.option(fc.nat(), { nil: undefined }) }),
    fc.record({ in: fc.constant('sheets' as const), key, index: fc.nat({ max: SHEETS - 1 }), value: fc.nat({ max: 255 }) }),
    fc.record({ in: fc.constant('commands' as const), uuid: fc.constantFrom(...COMMANDS), seq: fc.nat() }),
    fc.record({ in: fc.constant('today' as const), day: fc.nat() }),
  ),
  { maxLength: 40 },
);

function apply(state: State, list: readonly Change[]): void {
  for (const change of list) {
    switch (change.in) {
      case 'levies':
        if (change.fen === undefined) state.levies.remove(change.key);
        else state.levies.put(change.key, { fen: change.fen });
        break;
      case 'sheets':
        if (!state.laid(change.key)) state.sheets.lay(change.key, SHEETS);
        state.sheets.set(change.key, change.index, change.value);
        break;
      case 'commands':
        state.commands.put(change.uuid, change.seq);
        break;
      case 'today':
        state.today.set(change.day);
        break;
    }
  }
}

describe('undoing', () => {
  it('gives exactly the state before, whatever was changed after a mark', () => {
    fc.assert(
      fc.property(changes, changes, (kept, undone) => {
        const state = new State();
        apply(state, kept);
        const [before, mark] = [state.picture(), state.undo.length];
        apply(state, undone);
        state.undo.undoTo(mark);
        expect(state.picture()).toEqual(before);
        expect(state.undo.length).toBe(mark);
      }),
    );
  });

  it('gives the state after every single change on the way back', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const state = new State();
        const marks = [{ length: 0, picture: state.picture() }];
        for (const change of list) {
          apply(state, [change]);
          marks.push({ length: state.undo.length, picture: state.picture() });
        }
        for (const { length, picture } of marks.toReversed()) {
          state.undo.undoTo(length);
          expect(state.picture()).toEqual(picture);
        }
      }),
    );
  });

  it('stops at what has become durable, and the rest can still be undone', () => {
    fc.assert(
      fc.property(changes, changes, changes, (stored, pending, undone) => {
        const state = new State();
        apply(state, stored);
        const durable = state.undo.length;
        const afterStored = state.picture();
        apply(state, pending);
        const [decided, afterPending] = [state.undo.length - durable, state.picture()];

        state.undo.settle(durable);
        expect(state.picture()).toEqual(afterPending);
        expect(state.undo.length).toBe(decided);

        apply(state, undone);
        state.undo.undoTo(decided);
        expect(state.picture()).toEqual(afterPending);
        state.undo.undoTo(0);
        expect(state.picture()).toEqual(afterStored);
      }),
    );
  });

  it('lets the same changes be made again, with the same outcome', () => {
    fc.assert(
      fc.property(changes, changes, (kept, list) => {
        const state = new State();
        apply(state, kept);
        const mark = state.undo.length;
        apply(state, list);
        const once = state.picture();
        state.undo.undoTo(mark);
        apply(state, list);
        expect(state.picture()).toEqual(once);
      }),
    );
  });

  it('takes back nothing of a fold without notes, and notes again after it, even if it failed', () => {
    const state = new State();
    const fold = () => {
      state.levies.put('a', { fen: 1 });
      throw new Error('a broken event');
    };
    expect(() => state.undo.withoutNotes(fold)).toThrow('a broken event');
    state.levies.put('b', { fen: 2 });
    expect(state.undo.length).toBe(1);
    state.undo.undoTo(0);
    expect([...state.levies.entries()]).toEqual([['a', { fen: 1 }]]);
  });

  it('hands on what the fold gives', () => expect(new UndoLog().withoutNotes(() => 5)).toBe(5));

  it('notes nothing at all when it was made without', () => {
    const undo = new UndoLog(false);
    new Table<string, number>('levy', undo).put('a', 1);
    expect(undo.length).toBe(0);
  });

  it('forgets everything when more is settled than was noted', () => {
    const state = new State();
    state.levies.put('a', { fen: 1 });
    state.undo.settle(5);
    state.undo.undoTo(0);
    expect([state.levies.size, state.undo.length]).toEqual([1, 0]);
  });
});
