import { randomBytes } from 'node:crypto';
import { DOCUMENT_LIMIT_BYTES, type StoredDocument, type StoredEvent } from '#libs/event-log/port.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { Salt } from '#libs/kernel/ids.js';
import { assertHolds, refuse } from '#libs/kernel/refusal.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import type { RecordedEvent } from './events.js';

const SALT_BYTES = 16;
/** Random bytes are drawn for so many salts at once: to ask for sixteen costs as much as to ask for thousands. */
const SALTS_AT_ONCE = 256;
let drawn = Buffer.alloc(0);

/** A salt for one event: 16 random bytes, in hex. */
export function newSalt(): Salt {
  if (drawn.length === 0) drawn = randomBytes(SALT_BYTES * SALTS_AT_ONCE);
  const salt = drawn.toString('hex', 0, SALT_BYTES);
  drawn = drawn.subarray(SALT_BYTES);
  return salt as Salt;
}

/** The stored form of an event: canonical JSON of the whole envelope, named by its leaf. Refuses TOO_LARGE above 60 KiB. */
export function toDocument(event: RecordedEvent): StoredDocument {
  const bytes = Buffer.from(canonicalJson(event), 'utf8');
  if (bytes.length > DOCUMENT_LIMIT_BYTES) refuse('TOO_LARGE', { limit: `${DOCUMENT_LIMIT_BYTES} bytes`, bytes: bytes.length });
  return { id: eventIdOf(leafHash(bytes)), type: event.type, bytes };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The event of a stored document. Stops with LOG_BROKEN where the bytes are no event of that seq and type. */
export function fromStored(stored: StoredEvent): RecordedEvent {
  const event = parse(stored);
  assertHolds(event?.seq === stored.seq && event.type === stored.type, 'LOG_BROKEN', () => ({ seq: stored.seq, type: stored.type }));
  return event;
}

function parse({ bytes, seq }: StoredEvent): RecordedEvent | null {
  try {
    return JSON.parse(utf8.decode(bytes)) as RecordedEvent;
  } catch {
    return assertHolds(false, 'LOG_BROKEN', () => ({ seq, reason: 'not JSON' })) as never;
  }
}
