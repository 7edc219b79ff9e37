import type { ComputedReports } from '#libs/book/context.js';
import { nextVersion } from '#libs/filing/amend-report.js';
import type { PackVersion, ReportPack } from '#libs/filing/filing.js';
import type { BookCode, Sha256Hex } from '#libs/kernel/ids.js';
import type { Sources } from '#libs/views/events-of.js';
import { type CellChange, diffDigest, packDiff } from './pack-diff.js';
import { packDigest, packReports, type VersionAsked } from './report-pack.js';

/** What differs between a version and the one before it. */
export interface VersionChanges {
  readonly diffHash: Sha256Hex;
  readonly changes: readonly CellChange[];
}

/** A version as it is computed, with what it changes where there is one before it. */
export interface VersionDraft {
  readonly version: number;
  readonly sha256: Sha256Hex;
  readonly changes?: VersionChanges;
}

type Former = Pick<PackVersion, 'version' | 'asOfSeq'>;

/** The version that would be prepared now, as of a seq. Refuses what `feeReports` does. */
export function versionDraft(sources: Sources, book: BookCode, of: Omit<VersionAsked, 'version'>, pack: ReportPack | undefined): Promise<VersionDraft> {
  const version = nextVersion(pack);
  return computedVersion(sources, book, { ...of, version }, formerOf(pack?.versions ?? [], version));
}

/** A version, computed. Refuses what `feeReports` does. */
export async function computedVersion(sources: Sources, book: BookCode, of: VersionAsked, former: Former | undefined): Promise<VersionDraft> {
  const latter = await packReports(sources, book, of);
  const draft = { version: of.version, sha256: packDigest(book, latter) };
  if (former === undefined) return draft;
  const before = await packReports(sources, book, { ...of, version: former.version, asOfSeq: former.asOfSeq });
  return { ...draft, changes: { diffHash: diffDigest(book, before, latter), changes: packDiff(before, latter) } };
}

/** What a version changes; undefined for a first one. */
export async function versionChanges(sources: Sources, book: BookCode, of: VersionAsked, former: Former | undefined): Promise<VersionChanges | undefined> {
  return former === undefined ? undefined : (await computedVersion(sources, book, of, former)).changes;
}

/** The digests alone, as a decision takes them. */
export function digestsOf({ version, sha256, changes }: VersionDraft): ComputedReports {
  return changes === undefined ? { version, sha256 } : { version, sha256, diffHash: changes.diffHash };
}

/** The version that came before another one. */
export function formerOf<V extends Pick<PackVersion, 'version'>>(versions: readonly V[], version: number): V | undefined {
  return versions.find((one) => one.version === version - 1);
}
