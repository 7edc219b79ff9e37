import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import type { PackId, Sha256Hex } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { VersionAsked } from '#libs/reports/report-pack.js';

/** A version of reports as the log says that it was prepared; one that was prepared again before it left the house stands here twice. */
export interface ReportedVersion extends VersionAsked {
  readonly seq: number;
  readonly packId: PackId;
  readonly sha256: Sha256Hex;
  readonly diffHash?: Sha256Hex;
}

/** Every version of reports that a log names, gathered event by event. */
export class ReportedVersions {
  private readonly found: ReportedVersion[] = [];

  get all(): readonly ReportedVersion[] {
    return this.found;
  }

  /** Stops with REPORT_NOT_FROM_LEDGER where a later step names another digest than was prepared (invariant 52). */
  take(event: RecordedEvent): void {
    switch (event.type) {
      case 'ReportPrepared':
        this.found.push(preparedOf(event));
        return;
      case 'ReportAmended': {
        const { packId, diffHash } = event.data;
        const at = this.found.findLastIndex((version) => version.packId === packId);
        this.found[at] = { ...(this.found[at] as ReportedVersion), diffHash };
        return;
      }
      case 'ReportReviewed':
      case 'ReportSigned':
      case 'ReportFiled':
      case 'ReportAccepted':
      case 'ReportReturned': {
        const { packId, sha256 } = event.data;
        const expected = this.found.findLast((version) => version.packId === packId)?.sha256;
        assertHolds(sha256 === expected, 'REPORT_NOT_FROM_LEDGER', () => ({ seq: event.seq, packId, expected: expected ?? 'none', got: sha256 }));
      }
    }
  }

  /** The last of the versions before one that has the number before its own. */
  formerOf({ packId, version, seq }: ReportedVersion): ReportedVersion | undefined {
    return this.found.findLast((one) => one.packId === packId && one.version === version - 1 && one.seq < seq);
  }
}

function preparedOf({ seq, unitId, data }: EventOf<'ReportPrepared'>): ReportedVersion {
  const { packId, periodId, version, asOfSeq, sha256 } = data;
  return { seq, packId, unitId, periodId, version, asOfSeq, sha256 };
}
