import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldFile } from '#libs/book/context.js';
import type { BookCode, Sha256Hex } from '#libs/kernel/ids.js';
import type { Vault } from '#libs/vault/vault.js';
import { sha256Of } from './sha256.js';

const OWNER_ONLY = 0o600;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Checked files of a book between their upload and the posting of their last row: under their digest, sealed by the vault, since
 * they name people. Beside each lies what it comes to, in clear.
 */
export class HeldFiles {
  private readonly folder: string;

  constructor(
    dataDir: string,
    private readonly code: BookCode,
    private readonly vault: Vault,
  ) {
    this.folder = join(dataDir, 'imports', code);
  }

  keep(held: HeldFile, bytes: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.write(this.sealedPath(held.fileSha256), this.vault.sealFile(this.code, held.fileSha256, bytes));
    // Last, since it is what says that the file is there.
    this.write(this.summaryPath(held.fileSha256), Buffer.from(JSON.stringify(held)));
  }

  /** What a file comes to; undefined where it is not held. */
  summaryOf(fileSha256: Sha256Hex): HeldFile | undefined {
    if (!SHA256.test(fileSha256) || !existsSync(this.summaryPath(fileSha256))) return undefined;
    return JSON.parse(readFileSync(this.summaryPath(fileSha256), 'utf8')) as HeldFile;
  }

  /** The file as it was uploaded. Throws VaultBroken where it is another one. */
  bytesOf(fileSha256: Sha256Hex): Buffer {
    const bytes = this.vault.unsealFile(this.code, fileSha256, readFileSync(this.sealedPath(fileSha256)));
    if (sha256Of(bytes) !== fileSha256) throw new Error(`the held file is not ${fileSha256}`);
    return bytes;
  }

  remove(fileSha256: Sha256Hex): void {
    rmSync(this.summaryPath(fileSha256), { force: true });
    rmSync(this.sealedPath(fileSha256), { force: true });
  }

  /** Files held since before a moment, in milliseconds of the epoch. */
  heldBefore(ms: number): readonly Sha256Hex[] {
    if (!existsSync(this.folder)) return [];
    const digests = readdirSync(this.folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length) as Sha256Hex] : []));
    return digests.filter((fileSha256) => statSync(this.summaryPath(fileSha256)).mtimeMs < ms);
  }

  /** Written aside and moved into place: a crash leaves no half file. */
  private write(path: string, bytes: Uint8Array): void {
    writeFileSync(`${path}.draft`, bytes, { mode: OWNER_ONLY, flush: true });
    renameSync(`${path}.draft`, path);
  }

  private sealedPath(fileSha256: Sha256Hex): string {
    return join(this.folder, `${fileSha256}.sealed`);
  }

  private summaryPath(fileSha256: Sha256Hex): string {
    return join(this.folder, `${fileSha256}.json`);
  }
}
