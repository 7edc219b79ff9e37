import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KEY_BYTES } from './seal.js';

const OWNER_ONLY = 0o600;

/**
 * The 32 bytes of a key file; makes the file (mode 0600) where there is none. Throws if it has another size,
 * or if anybody but its owner may open it.
 */
export function loadOrCreateMasterKey(path: string): Buffer {
  if (!existsSync(path)) createKeyFile(path);
  const key = readFileSync(path);
  if (key.length !== KEY_BYTES) throw new Error(`The master key file must hold ${KEY_BYTES} bytes; it holds ${key.length}`);
  if (isOpenToOthers(path)) throw new Error('The master key file must be readable by its owner only (mode 0600)');
  return key;
}

/** Written aside and linked into place: a crash leaves no half key, and of two processes one wins. */
function createKeyFile(path: string): void {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const file = openSync(draft, 'wx', OWNER_ONLY);
  try {
    writeSync(file, randomBytes(KEY_BYTES));
    fsyncSync(file);
    linkUnlessThere(draft, path);
  } finally {
    closeSync(file);
    rmSync(draft);
  }
  makeEntryDurable(dirname(path));
}

function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Windows has no directory to fsync, and no mode bits to check. */
function makeEntryDurable(directory: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(directory, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
}
