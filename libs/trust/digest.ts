import { hash } from 'node:crypto';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { type Sha256Hex, uuidFromDigest } from '#libs/kernel/ids.js';

/** SHA-256 of the canonical JSON of a value, in hex. */
export function digestOf(value: unknown): Sha256Hex {
  return hash('sha256', canonicalJson(value), 'hex') as Sha256Hex;
}

/** A UUID of version 8 made from parts that decide it: the same parts give the same id. */
export function derivedUuid(...parts: readonly (string | number)[]): string {
  return uuidFromDigest(hash('sha256', canonicalJson(parts), 'buffer'));
}
