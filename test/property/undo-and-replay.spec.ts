import fc from 'fast-check';
import { Book, evolve } from '#libs/book/book.js';
import { snapshotOf } from '#libs/book/snapshot.testing.js';
import { fromStored } from '#libs/book/stored-document.js';
import { take } from './acting.testing.js';
import { History } from './history.testing.js';
import { histories, scaled } from './steps.testing.js';

const STEPS = 30;

/** Two snapshots are the same; where not, only what differs is shown. */
function expectSame(one: string, other: string): void {
  if (one !== other) expect(JSON.parse(one)).toEqual(JSON.parse(other));
}

/** What the stored bytes alone make of a book. */
function replayed({ stored }: History): Book {
  const book = new Book();
  for (const one of stored) evolve(book, fromStored(one));
  return book;
}

describe('the state of a book', () => {
  it('is, after a command is undone, exactly what it was, and after it is done again what it came to', () => {
    const property = fc.property(histories(STEPS), (steps) => {
      const history = new History();
      steps.forEach((step, n) => {
        const mark = history.mark();
        const before = snapshotOf(history.book);
        take(history, step, n);
        const done = snapshotOf(history.book);

        history.undoTo(mark);
        expectSame(snapshotOf(history.book), before);
        take(history, step, n);
        expectSame(snapshotOf(history.book), done);
      });
    });
    fc.assert(property, scaled(25));
  });

  it('is, after all is undone, that of an empty book', () => {
    const property = fc.property(histories(STEPS), (steps) => {
      const history = new History();
      steps.forEach((step, n) => {
        take(history, step, n);
      });
      history.undoTo({ notes: 0, events: 0 });
      expectSame(snapshotOf(history.book), snapshotOf(new Book()));
    });
    fc.assert(property, scaled(25));
  });

  it('is the same from the stored bytes alone (invariant 56)', () => {
    const property = fc.property(histories(STEPS), (steps) => {
      const history = new History();
      steps.forEach((step, n) => {
        take(history, step, n);
      });
      expectSame(snapshotOf(replayed(history)), snapshotOf(history.book));
    });
    fc.assert(property, scaled(60));
  });
});

describe('the snapshot of a book', () => {
  const { book } = new History();

  it('shows every slice', () => {
    // Of the book itself: its undo log and its calendar are no state of their own.
    const slices = Object.keys(book).filter((name) => name !== 'undo' && name !== 'calendarOf');
    expect(Object.keys(JSON.parse(snapshotOf(book))).toSorted()).toEqual(slices.toSorted());
  });

  it('will not pass over state that it does not know', () => {
    const odd = Object.assign(new Book(), { odd: new Map([['a', 1]]) });
    expect(() => snapshotOf(odd)).toThrow('no state known of Map');
  });
});
