import { type EventData, type JSONType, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { LogBroken, type StoredDocument, type StoredEvent } from '../port.js';

/** An event as the client takes it: it serialises the data again, and must come to our bytes. */
export type SentEvent = EventData & { readonly id: string };

/** Throws RangeError where the client would not send our bytes: no JSON object, or keys that JavaScript puts in an order of its own. */
export function sentEvent({ id, type, bytes }: StoredDocument): SentEvent {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const data = parsedObject(text);
  if (data === undefined || JSON.stringify(data) !== text) throw new RangeError(`document ${id} is no JSON object that the client sends unchanged`);
  return jsonEvent({ id, type, data: data as JSONType });
}

/**
 * The stored event with its stored bytes. The client hands out what it parsed, so the bytes are written anew, and only bytes that
 * have the event's id are the stored ones. Throws LogBroken for anything else: another program wrote here.
 */
export function storedEvent({ revision, id, type, isJson, data, streamId }: RecordedEvent): StoredEvent {
  const bytes = isJson && isObject(data) ? canonicalBytes(data) : undefined;
  if (bytes === undefined || eventIdOf(leafHash(bytes)) !== id) throw new LogBroken(`${streamId} has at ${revision} an event ${id} whose bytes are not those of its id`);
  return { seq: Number(revision), id, type, bytes };
}

function canonicalBytes(data: object): Buffer | undefined {
  try {
    return Buffer.from(canonicalJson(data));
  } catch {
    return undefined;
  }
}

function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Malformed JSON comes out of the client as a string, anything else as bytes. */
function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !(data instanceof Uint8Array);
}
