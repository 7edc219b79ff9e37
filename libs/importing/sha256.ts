import { hash } from 'node:crypto';
import type { Sha256Hex } from '#libs/kernel/ids.js';

/** The digest under which a file is held and signed for. */
export function sha256Of(bytes: Uint8Array): Sha256Hex {
  return hash('sha256', bytes, 'hex') as Sha256Hex;
}
