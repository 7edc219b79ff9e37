import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import { broken } from '#libs/kernel/refusal.testing.js';
import { type Lot, lyingAt, moved, type Spot } from './lots.js';

const day = (n: number) => `2015-03-${String(n).padStart(2, '0')}` as IsoDate;
const hand = { place: 'COLLECTOR', holder: 'O-03' } as Spot;
const desk = { place: 'CASHIER', holder: 'O-04' } as Spot;
const lot = (spot: Spot, fen: number, since: number): Lot => ({ ...spot, fen: fen as Fen, since: day(since) });
const move = (lots: readonly Lot[], fen: number, on: number) => moved(lots, { from: hand, to: desk, fen: fen as Fen, on: day(on) });

describe('the lots of a payment', () => {
  const lots = [lot(hand, 30, 2), lot(hand, 50, 10), lot(desk, 7, 5)];

  it('are summed by place, by holder, by the day since when they lie there', () => {
    expect([lyingAt(lots, { place: 'COLLECTOR' }), lyingAt(lots, hand, day(9)), lyingAt(lots, hand, day(10)), lyingAt(lots, { ...hand, holder: 'O-33' as never })]).toEqual([
      80, 30, 80, 0,
    ]);
  });

  it('keep every fen when a part moves', () => {
    const after = move(lots, 60, 12);
    expect(after.reduce((all, { fen }) => all + fen, 0)).toBe(87);
    expect([lyingAt(after, hand), lyingAt(after, desk)]).toEqual([20, 67]);
  });

  it('give what has lain shortest first, so that an entry of an earlier day finds the rest', () => {
    expect(move(lots, 50, 12)).toEqual([lot(hand, 30, 2), lot(desk, 7, 5), lot(desk, 50, 12)]);
    expect(move(move(lots, 50, 12), 30, 3)).toEqual([lot(desk, 7, 5), lot(desk, 50, 12), lot(desk, 30, 3)]);
  });

  it('give nothing that came only later', () => expect(() => move(lots, 31, 9)).toThrow(broken('CUSTODY_IDENTITY')));

  it('give no more than there is (invariant 24)', () => expect(() => move(lots, 81, 12)).toThrow(broken('CUSTODY_IDENTITY')));

  it('of one spot and day become one', () => expect(move(move(lots, 20, 12), 5, 12)).toEqual([lot(hand, 30, 2), lot(hand, 25, 10), lot(desk, 7, 5), lot(desk, 25, 12)]));
});
