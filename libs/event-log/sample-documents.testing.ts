import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import type { StoredDocument, StoredEvent } from './port.js';

export const COUNTY = '990000' as BookCode;
export const OTHER_COUNTY = '990001' as BookCode;

/** A stored document with the id that its bytes have. */
export function documentOf(data: unknown, type = 'UnitRegistered'): StoredDocument {
  const bytes = Buffer.from(canonicalJson(data));
  return { id: eventIdOf(leafHash(bytes)), type, bytes };
}

/** The documents that belong at `from`, `from + 1` and so on: whoever knows a place knows what must be there. */
export function documentsFrom(from: number, count: number): StoredDocument[] {
  return Array.from({ length: count }, (_, i) => documentOf({ place: from + i, nameZh: '云岭县青石乡人民政府' }));
}

/** A document of exactly so many bytes. */
export function documentOfBytes(length: number): StoredDocument {
  return documentOf({ text: 'x'.repeat(length - '{"text":""}'.length) });
}

/** What came back, in a form that two realms of a test runner compare alike. */
export function plain(events: readonly (StoredDocument | StoredEvent)[]): object[] {
  return events.map(({ bytes, ...outside }) => ({ ...outside, text: Buffer.from(bytes).toString() }));
}

/** As `plain`, of the documents as they are expected back from the places `from` on. */
export function placed(from: number, documents: readonly StoredDocument[]): object[] {
  return plain(documents.map((document, i) => ({ ...document, seq: from + i })));
}
