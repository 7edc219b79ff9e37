import { refuse } from './refusal.js';

/** Far deeper than anything that a book stores. Without it a nested body of a few kilobytes would exhaust the stack. */
const DEPTH_LIMIT = 32;

/**
 * RFC 8785 canonical JSON of what a book may store: strings (NFC, no lone surrogates), booleans, null, safe integers,
 * arrays and objects, nested at most 32 deep, whose keys need no escape. A key whose value is undefined is left out.
 * Refuses NOT_CANONICAL for anything else, since two readers must always see the same bytes.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value);
    case 'number':
      if (!Number.isSafeInteger(value)) refuse('NOT_CANONICAL', { number: String(value) });
      return String(value); // −0 too is '0' (RFC 8785, 3.2.2.3)
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === DEPTH_LIMIT) refuse('NOT_CANONICAL', { deeperThan: DEPTH_LIMIT });
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value as Record<string, unknown>, depth + 1);
    default:
      return refuse('NOT_CANONICAL', { type: typeof value });
  }
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let i = 0; i < values.length; i++) text += (i === 0 ? '' : ',') + write(values[i], depth);
  return `${text}]`;
}

function writeObject(object: Record<string, unknown>, depth: number): string {
  const proto = Object.getPrototypeOf(object);
  if (proto !== Object.prototype && proto !== null) refuse('NOT_CANONICAL', { type: proto?.constructor?.name ?? 'object' });
  // The default sort compares UTF-16 code units, which is RFC 8785's order.
  const keys = Object.keys(object).sort();
  let text = '';
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${writeKey(key)}:${write(value, depth)}`;
  }
  return `{${text}}`;
}

/** JSON.parse of Node 24 reads some escaped keys as another key (nodejs/node#63785); no field name has one. */
function writeKey(key: string): string {
  const written = writeText(key);
  if (written.length !== key.length + 2) refuse('NOT_CANONICAL', { key: 'needs an escape' });
  return written;
}

const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function writeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) refuse('NOT_CANONICAL', { text: 'lone surrogate' });
  if (text.normalize('NFC') !== text) refuse('NOT_CANONICAL', { text: 'not NFC' });
  return JSON.stringify(text); // escapes exactly what RFC 8785 (3.2.2.2) escapes
}
