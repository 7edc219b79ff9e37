import { bookOfO03, openingLevy, told } from './anhe.testing.js';
import { given, Scenario } from './decision.testing.js';
import { snapshotOf } from './snapshot.testing.js';

const spoilt = (no: number) => told('ReceiptVoided', { bookId: 'PJ-301', no, reasonCode: 'SPOILED', copiesKept: true });
const day = told('DayTurned', { date: '2015-03-02' });
const story = () => given(...bookOfO03, openingLevy('L1', 100)).book;

describe('the snapshot of a book', () => {
  it('is the same for the same events', () => expect(snapshotOf(story())).toBe(snapshotOf(story())));

  it.each([
    ['a cell', () => given(...bookOfO03, openingLevy('L1', 100)).and(day).book],
    ['a row', () => given(...bookOfO03, openingLevy('L1', 101)).book],
    ['a byte', () => given(...bookOfO03, openingLevy('L1', 100)).and(spoilt(301)).book],
  ])('is another one when %s differs', (_, other) => expect(snapshotOf(other())).not.toBe(snapshotOf(story())));

  it('is another one when a command was answered', () => {
    const book = story();
    const before = snapshotOf(book);
    book.commands.put('00000000-0000-8000-8000-000000000001', 7);
    expect(snapshotOf(book)).not.toBe(before);
  });

  it('does not depend on the order in which rows came', () => {
    const [one, other] = [story(), story()];
    for (const [book, keys] of [
      [one, ['a', 'b']],
      [other, ['b', 'a']],
    ] as const)
      for (const key of keys) book.refusalsToday.put(key, 1);
    expect(snapshotOf(one)).toBe(snapshotOf(other));
  });

  it('is that of before when what came after is undone', () => {
    const book = story();
    const [before, mark] = [snapshotOf(book), book.undo.length];
    new Scenario(book, '2015-03-02').and(day, spoilt(301));
    expect(snapshotOf(book)).not.toBe(before);
    book.undo.undoTo(mark);
    expect(snapshotOf(book)).toBe(before);
  });
});
