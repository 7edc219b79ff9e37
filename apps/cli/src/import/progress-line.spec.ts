import { progressLine } from './progress-line.js';

describe('the progress of an import', () => {
  it('is a bar on a terminal, full where every row is posted or refused', () => {
    const bar = (posted: number, refused = 0) => progressLine({ rows: 300, posted, refused }, { bar: true });
    expect(bar(0)).toBe(`[${'-'.repeat(30)}] 已登记 0/300`);
    expect(bar(149)).toBe(`[${'#'.repeat(14)}${'-'.repeat(16)}] 已登记 149/300`);
    expect(bar(298, 2)).toBe(`[${'#'.repeat(30)}] 已登记 298/300，被拒 2`);
  });

  it('is words alone elsewhere', () => expect(progressLine({ rows: 2, posted: 2, refused: 0 }, { bar: false })).toBe('已登记 2/2'));

  it('is none before somebody has accepted the file', () => expect(progressLine(undefined, { bar: true })).toBe('未受理 not accepted yet'));
});
