import { APPEND_LIMIT_BYTES, APPEND_LIMIT_EVENTS } from '#libs/event-log/port.js';
import { documentOfBytes } from '#libs/event-log/sample-documents.testing.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { checkFits } from './append-size.js';

const documents = (count: number, bytes: number) => Array(count).fill(documentOfBytes(bytes));

describe('what one command brings', () => {
  it('may be what one append holds', () => {
    checkFits([]);
    checkFits(documents(APPEND_LIMIT_EVENTS, 100));
    checkFits(documents(32, APPEND_LIMIT_BYTES / 32));
  });

  it('is TOO_LARGE beyond it', () => {
    expect(() => checkFits(documents(APPEND_LIMIT_EVENTS + 1, 100))).toThrow(refusal('TOO_LARGE'));
    expect(() => checkFits([...documents(32, APPEND_LIMIT_BYTES / 32), documentOfBytes(11)])).toThrow(refusal('TOO_LARGE'));
  });
});
