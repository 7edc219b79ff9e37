import { broken } from './refusal.testing.js';
import { Table } from './table.js';
import { UndoLog } from './undo-log.js';

function tableOf(...keys: string[]): Table<string, { readonly key: string }> {
  const table = new Table<string, { readonly key: string }>('levy', new UndoLog());
  for (const key of keys) table.put(key, { key });
  return table;
}

describe('a table', () => {
  it('gives back what was put, the last put of a key', () => {
    const table = tableOf('L17');
    const later = { key: 'later' };
    table.put('L17', later);
    expect(table.get('L17')).toBe(later);
    expect(table.known('L17')).toBe(later);
    expect(table.size).toBe(1);
  });

  it('has nothing under a key that was removed or never came', () => {
    const table = tableOf('L17', 'L22');
    table.remove('L17');
    expect(table.has('L17')).toBe(false);
    expect(table.get('L17')).toBeUndefined();
    expect(table.get('L31')).toBeUndefined();
    expect(table.has('L22')).toBe(true);
  });

  it('stops, naming the kind and the key, where a known record is missing', () => {
    expect(() => tableOf().known('L17')).toThrow(broken('LOG_BROKEN'));
    expect(() => tableOf().known('L17')).toThrow(/"missing":"levy","key":"L17"/);
  });

  it('lists its records in the order in which they came, a changed one in its place', () => {
    const table = tableOf('b', 'a', 'c');
    table.put('a', { key: 'changed' });
    expect([...table.values()].map(({ key }) => key)).toEqual(['b', 'changed', 'c']);
    expect([...table.entries()].map(([key]) => key)).toEqual(['b', 'a', 'c']);
  });
});
