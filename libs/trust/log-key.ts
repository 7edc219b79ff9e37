import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookCode } from '#libs/kernel/ids.js';
import type { PublicKey } from '#libs/registry/registry.js';

/** An Ed25519 public key in SPKI form begins with these many bytes of header; the raw key follows. */
const SPKI_HEADER_BYTES = 12;

/**
 * The Ed25519 key that signs a book's checkpoints, made where there is none: a book has one for life, and one whose opening was
 * cut off keeps the key that it has. The private half lies in `<folder>/<book>.pem`, for the owner only; the public half, which is
 * answered, belongs into BookOpened. Throws where the file holds no such key: it is never written over.
 */
export function loadOrCreateLogKey(folder: string, code: BookCode): PublicKey {
  const path = join(folder, `${code}.pem`);
  if (!existsSync(path)) createKeyFile(folder, path);
  return rawPublic(privateKeyIn(path, code));
}

/** Written aside and put into place whole: a crash leaves no half key. */
function createKeyFile(folder: string, path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
  renameSync(draft, path);
}

function privateKeyIn(path: string, code: BookCode): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new Error(`The signing key of book ${code} is unreadable: ${path}`, { cause });
  }
  throw new Error(`The signing key of book ${code} is unreadable: ${path} holds no Ed25519 key`);
}

function rawPublic(privateKey: KeyObject): PublicKey {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEADER_BYTES).toString('base64') as PublicKey;
}
