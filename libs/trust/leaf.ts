import { hash } from 'node:crypto';
import { uuidFromDigest } from '#libs/kernel/ids.js';

/** RFC 6962: a leaf is hashed with 0x00 before it, an inner node with 0x01, so that neither passes for the other. */
const LEAF_PREFIX = Buffer.from([0x00]);

/** The leaf of a stored document: SHA-256(0x00 || stored bytes). 32 bytes. */
export function leafHash(storedBytes: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, storedBytes]), 'buffer');
}

/** The event id of a leaf: its first 128 bits as a UUID of version 8. The same id means the same bytes. */
export function eventIdOf(leaf: Uint8Array): string {
  return uuidFromDigest(leaf);
}
