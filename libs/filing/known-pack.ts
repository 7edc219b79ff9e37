import type { Book } from '#libs/book/book.js';
import type { PackId, Sha256Hex } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { latestOf, type PackVersion, type ReportPack } from './filing.js';

/** A step that an officer takes with a pack, and the digest of the figures that he has before him. */
export interface PackStep {
  readonly packId: PackId;
  readonly sha256: Sha256Hex;
}

/** The pack, or UNKNOWN. */
export function knownPack({ filing }: Book, packId: PackId): ReportPack {
  return filing.packs.get(packId) ?? unknown('report pack', packId);
}

/** The version of a pack that counts now, or UNKNOWN. */
export function knownVersion(book: Book, packId: PackId): PackVersion {
  return latestOf(knownPack(book, packId));
}

/** One version of a pack, or UNKNOWN. */
export function versionIn({ versions }: ReportPack, version: number): PackVersion {
  return versions.find((one) => one.version === version) ?? unknown('report version', String(version));
}
