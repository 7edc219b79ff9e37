import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookCode } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';

/** An Ed25519 public key in SPKI form begins with these many bytes of header; the raw key follows. */
const SPKI_HEADER_BYTES = 12;

/**
 * Makes the Ed25519 key that signs a book's checkpoints. The private half goes to `<folder>/<book>.pem`, for the owner only;
 * the public half belongs into BookOpened. Fails where a key is there already: a book has one for life.
 */
export function createLogKey(folder: string, code: BookCode): PublicKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${code}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(SPKI_HEADER_BYTES).toString('base64') as PublicKey;
}
