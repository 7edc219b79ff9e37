import { ByteTable } from './byte-table.js';
import { broken } from './refusal.testing.js';
import { UndoLog } from './undo-log.js';

function receiptBook(sheets: number): { undo: UndoLog; table: ByteTable<string> } {
  const undo = new UndoLog();
  const table = new ByteTable<string>('receipt book', undo);
  table.lay('B1', sheets);
  return { undo, table };
}

describe('a byte table', () => {
  it('lays zeros and keeps each byte by itself', () => {
    const { table } = receiptBook(3);
    table.set('B1', 1, 255);
    expect([...table.copy('B1')]).toEqual([0, 255, 0]);
    expect(table.get('B1', 1)).toBe(255);
    expect(table.get('B1', 2)).toBe(0);
  });

  it('keeps each strip by itself', () => {
    const { table } = receiptBook(2);
    table.lay('B2', 1);
    table.set('B2', 0, 7);
    expect([...table.entries()].map(([key, strip]) => [key, ...strip])).toEqual([
      ['B1', 0, 0],
      ['B2', 7],
    ]);
  });

  it('hands out copies that cannot change it', () => {
    const { table } = receiptBook(1);
    table.copy('B1')[0] = 9;
    expect(table.get('B1', 0)).toBe(0);
  });

  it('lays no strip twice, not even one of another length', () => {
    const { table } = receiptBook(2);
    expect(() => table.lay('B1', 5)).toThrow(broken('LOG_BROKEN'));
    expect(table.copy('B1')).toHaveLength(2);
  });

  it('stops at a strip that was never laid', () => {
    const { table } = receiptBook(1);
    expect(() => table.get('B9', 0)).toThrow(broken('LOG_BROKEN'));
    expect(() => table.set('B9', 0, 1)).toThrow(broken('LOG_BROKEN'));
    expect(() => table.copy('B9')).toThrow(broken('LOG_BROKEN'));
  });

  it.each([-1, 2, 0.5, Number.NaN])('stops at a place outside the strip: %p', (index) => {
    const { table } = receiptBook(2);
    expect(() => table.get('B1', index)).toThrow(broken('LOG_BROKEN'));
    expect(() => table.set('B1', index, 1)).toThrow(broken('LOG_BROKEN'));
  });

  it.each([-1, 256, 1.5, Number.NaN])('stops at a value that is no byte: %p', (value) => {
    const { table } = receiptBook(1);
    expect(() => table.set('B1', 0, value)).toThrow(broken('LOG_BROKEN'));
    expect(table.get('B1', 0)).toBe(0);
  });

  it('notes nothing of a change that it stops', () => {
    const { undo, table } = receiptBook(1);
    expect(() => table.set('B1', 1, 1)).toThrow();
    expect(() => table.set('B1', 0, 256)).toThrow();
    expect(() => table.lay('B1', 1)).toThrow();
    expect(undo.length).toBe(1);
  });
});
