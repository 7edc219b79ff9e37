import { type KeyObject, randomUUID } from 'node:crypto';
import type { BookCode, Sha256Hex, TextId, TextRef } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { KeyRing } from './key-ring.js';
import { deriveKey, keyedDigest } from './seal.js';
import type { SealedRecord, SealedRecords } from './sealed-records.js';
import { VaultBroken } from './vault-faults.js';

const TEXT_LIMIT_CHARACTERS = 10_000;

/** What people wrote: reasons, statements, answers. */
export class Texts {
  constructor(
    private readonly records: SealedRecords,
    private readonly keys: KeyRing,
  ) {}

  /** Refuses MALFORMED for an empty or broken text and TOO_LARGE beyond 10,000 characters. */
  keep(book: BookCode, text: string): TextRef {
    if (text.trim() === '' || !text.isWellFormed()) refuse('MALFORMED', { field: 'text' });
    if (text.length > TEXT_LIMIT_CHARACTERS) refuse('TOO_LARGE', { limit: TEXT_LIMIT_CHARACTERS });
    const vaultId = randomUUID() as TextId;
    const key = this.records.together(() => {
      const made = this.keys.create(vaultId);
      this.records.add(book, 'text', vaultId, made, text);
      return made;
    });
    return { vaultId, hmac: digestOf(key, vaultId, text) };
  }

  /** Throws VaultBroken if the text is not the one that the event refers to. */
  textOf(record: SealedRecord, { vaultId, hmac }: TextRef): string {
    const text = this.records.contentOf(record);
    if (digestOf(record.key, vaultId, text) !== hmac) throw new VaultBroken(`not the text that was referred to: ${vaultId}`);
    return text;
  }
}

function digestOf(key: KeyObject, vaultId: TextId, text: string): Sha256Hex {
  return keyedDigest(deriveKey(key, vaultId, 'text/1'), text).toString('hex') as Sha256Hex;
}
