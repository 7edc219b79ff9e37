import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds, BrokenInvariant, Refusal } from '#libs/kernel/refusal.js';
import { computedVersion, type VersionDraft } from '#libs/reports/computed-pack.js';
import type { Sources } from '#libs/views/events-of.js';
import { openViews } from '#libs/views/open-views.js';
import type { ReportedVersion, ReportedVersions } from './reported-versions.js';

/**
 * Computes every version of reports that a log names once more, out of views of its own that are built from the log and thrown away.
 * Stops with REPLAY_DRIFT where figures or difference have another digest than was recorded (invariant 56), with REPORT_NOT_FROM_LEDGER
 * where the figures do not agree among themselves (invariant 52).
 */
export async function verifyReports(log: EventLog, book: BookCode, reported: ReportedVersions): Promise<void> {
  if (reported.all.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-verify-'));
  const views = await openViews(`sqlite:${join(folder, 'views.db')}`, {
    onFault: (error) => {
      throw error;
    },
  });
  try {
    await views.rebuild(log, book);
    for (const version of reported.all) await verifyVersion({ views, log }, book, version, reported.formerOf(version));
  } finally {
    await views.close();
    rmSync(folder, { recursive: true });
  }
}

async function verifyVersion(sources: Sources, book: BookCode, version: ReportedVersion, former: ReportedVersion | undefined): Promise<void> {
  const { seq, packId, sha256, diffHash } = version;
  const computed = await agreeing(computedVersion(sources, book, version, former), { seq, packId });
  assertHolds(computed.sha256 === sha256, 'REPLAY_DRIFT', () => ({ seq, packId, version: version.version, expected: computed.sha256, got: sha256 }));
  const expected = computed.changes?.diffHash;
  assertHolds(expected === diffHash, 'REPLAY_DRIFT', () => ({ seq, packId, version: version.version, expected: expected ?? 'none', got: diffHash ?? 'none' }));
}

/** Figures that the checks of the reports refuse are broken here: somebody has reported them. */
async function agreeing(draft: Promise<VersionDraft>, about: { readonly seq: number; readonly packId: string }): Promise<VersionDraft> {
  try {
    return await draft;
  } catch (error) {
    if (error instanceof Refusal) throw new BrokenInvariant(error.code, { ...about, ...error.facts });
    throw error;
  }
}
