import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeFiles } from './generate.ts';

describe('the generator of the sample county', () => {
  it('makes the files that are checked in, to the byte', () => {
    for (const [path, text] of madeFiles()) expect([path, readFileSync(join('scripts', 'sample', 'anhe', path), 'utf8')]).toEqual([path, text]);
  });

  it('makes another county of another seed', () => expect([...madeFiles(7)]).not.toEqual([...madeFiles()]));

  it('makes up several townships with dozens of villages and three years of fees', () => {
    const files = madeFiles();
    const rows = (file: RegExp) => [...files].filter(([path]) => file.test(path)).flatMap(([, text]) => text.trim().split('\n').slice(1));
    expect(rows(/units/).filter((row) => row.includes(',村,')).length).toBeGreaterThanOrEqual(24);
    expect(new Set(rows(/fee-ledger/).map((row) => row.slice(0, 7))).size).toBeGreaterThanOrEqual(36);
  });

  it('names nobody outside area 990000', () => {
    const numbers = [...madeFiles().values()].join('').match(/\d{17}[\dX]/g) ?? [];
    expect(numbers.length).toBeGreaterThan(200);
    expect(numbers.every((no) => no.startsWith('990000'))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
