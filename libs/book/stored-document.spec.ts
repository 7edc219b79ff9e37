import { DOCUMENT_LIMIT_BYTES } from '#libs/event-log/port.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { broken, refusal } from '#libs/kernel/refusal.testing.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import type { RecordedEvent } from './events.js';
import { fromStored, newSalt, toDocument } from './stored-document.js';

const event = { book: '990000', seq: 7, type: 'DayTurned', data: { date: '2015-03-02' }, note: '' } as unknown as RecordedEvent;
const ofBytes = (length: number) => ({ ...event, note: 'x'.repeat(length - canonicalJson(event).length) }) as unknown as RecordedEvent;

describe('a stored document', () => {
  it('is the canonical JSON of the whole event, named by its leaf', () => {
    const { id, type, bytes } = toDocument(event);
    expect(Buffer.from(bytes).toString()).toBe('{"book":"990000","data":{"date":"2015-03-02"},"note":"","seq":7,"type":"DayTurned"}');
    expect([id, type]).toEqual([eventIdOf(leafHash(bytes)), 'DayTurned']);
  });

  it('is read back as the event', () => expect(fromStored({ ...toDocument(event), seq: 7 })).toEqual(event));

  it('is at most 60 KiB', () => {
    expect(toDocument(ofBytes(DOCUMENT_LIMIT_BYTES)).bytes).toHaveLength(DOCUMENT_LIMIT_BYTES);
    expect(() => toDocument(ofBytes(DOCUMENT_LIMIT_BYTES + 1))).toThrow(refusal('TOO_LARGE'));
  });

  it('is LOG_BROKEN at another place or under another type', () => {
    expect(() => fromStored({ ...toDocument(event), seq: 8 })).toThrow(broken('LOG_BROKEN'));
    expect(() => fromStored({ ...toDocument(event), seq: 7, type: 'BookOpened' })).toThrow(broken('LOG_BROKEN'));
  });

  it('has a salt of 16 bytes, a new one every time', () => {
    const salts = Array.from({ length: 100 }, newSalt);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(salts).size).toBe(100);
  });
});
