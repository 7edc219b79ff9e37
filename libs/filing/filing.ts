import type { Recorded } from '#libs/book/envelope.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { DocNo, OfficerId, PackId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { Table } from '#libs/kernel/table.js';
import type { UndoLog } from '#libs/kernel/undo-log.js';

/** What is reported together: FEE is F1 to F4 of a township's month (domain rules 4.1). */
export type PackKind = 'FEE';

/** How a pack reaches the county; it needs both (S4). */
export const FILING_CHANNELS = ['EMAIL', 'PAPER'] as const;
export type FilingChannel = (typeof FILING_CHANNELS)[number];

/** Why the county sends a pack back. */
export const RETURN_REASONS = ['FIGURES_DISPUTED', 'ENTRY_MISSING', 'SEAL_OR_SIGNATURE', 'COPIES_DIFFER'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** Why a filed pack gets another version. */
export const AMENDMENT_REASONS = ['CORRECTED_LATER', 'RETURNED_BY_COUNTY', 'ASKED_BY_COUNTY'] as const;
export type AmendmentReason = (typeof AMENDMENT_REASONS)[number];

/** The version that a step is about, and the digest of the figures that the officer had before him. */
interface Step {
  readonly packId: PackId;
  readonly version: number;
  readonly sha256: Sha256Hex;
}

/** In the accounts nothing moves: none of these is posted. The day of a step is the event's `occurredOn`. */
export type FilingEvent =
  | { type: 'ReportPrepared'; data: Step & { kind: PackKind; periodId: Month; asOfSeq: number } }
  | { type: 'ReportReviewed'; data: Step }
  | { type: 'ReportSigned'; data: Step & { headId: OfficerId; accountantId: OfficerId; sealRef: DocNo } }
  | { type: 'ReportFiled'; data: Step & { channel: FilingChannel } }
  | { type: 'ReportAccepted'; data: Step }
  | { type: 'ReportReturned'; data: Step & { reasonCode: ReturnReason } }
  | { type: 'ReportAmended'; data: { packId: PackId; version: number; diffHash: Sha256Hex; reasonCode: AmendmentReason } };

export const PACK_STATES = ['PREPARED', 'REVIEWED', 'SIGNED', 'FILED', 'ACCEPTED', 'RETURNED'] as const;
/** A version is SIGNED until it has been filed by both channels (domain rules 3.4). */
export type PackState = (typeof PACK_STATES)[number];

/** Who took a step, and on which day. */
export interface Hand {
  readonly officerId: OfficerId;
  readonly on: IsoDate;
}

/** One version of a pack: the figures of its month as the book knew them at `asOfSeq`. */
export interface PackVersion {
  readonly version: number;
  readonly state: PackState;
  readonly asOfSeq: number;
  /** Digest of the four reports. */
  readonly sha256: Sha256Hex;
  readonly prepared: Hand;
  /** From the second version on: why, and the digest of what differs from the one before. */
  readonly amendment?: { readonly diffHash: Sha256Hex; readonly reasonCode: AmendmentReason };
  readonly reviewed?: Hand;
  readonly signed?: Hand & { readonly accountantId: OfficerId; readonly sealRef: DocNo };
  readonly filings: readonly (Hand & { readonly channel: FilingChannel })[];
  readonly accepted?: Hand;
  readonly returned?: Hand & { readonly reasonCode: ReturnReason };
}

/** The reports of a unit's month; a version that has left the house stays as it is (invariant 53). */
export interface ReportPack {
  readonly packId: PackId;
  readonly kind: PackKind;
  readonly unitId: UnitId;
  readonly periodId: Month;
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly versions: readonly PackVersion[];
}

export class Filing {
  readonly packs: Table<PackId, ReportPack>;
  /** By unit and month. */
  readonly packOfMonth: Table<string, PackId>;
  /** By unit and month, the last seq that was posted into it or corrects it: figures as of an earlier one lack something. */
  readonly lastPosting: Table<string, number>;

  constructor(undo: UndoLog) {
    this.packs = new Table('report pack', undo);
    this.packOfMonth = new Table('reported month', undo);
    this.lastPosting = new Table('posting of a month', undo);
  }
}

/** Under what a unit's month is found. */
export function monthKey(unitId: UnitId, month: Month): string {
  return `${unitId} ${month}`;
}

/** The pack of a unit's month, once it has been prepared. */
export function packOf({ filing }: { readonly filing: Filing }, unitId: UnitId, month: Month): ReportPack | undefined {
  const packId = filing.packOfMonth.get(monthKey(unitId, month));
  return packId === undefined ? undefined : filing.packs.known(packId);
}

/** The version that counts now. */
export function latestOf({ versions }: ReportPack): PackVersion {
  return versions.at(-1) as PackVersion;
}

/** Whether a version has left the house, be it by one channel only. */
export function hasLeft({ filings }: PackVersion): boolean {
  return filings.length > 0;
}

/** Notes that a month's figures have changed. */
export function evolvePostings(
  { lastPosting }: Filing,
  { seq, unitId, periodId, correctsPeriod }: { seq: number; unitId: UnitId; periodId?: Month; correctsPeriod?: Month },
): void {
  if (periodId !== undefined) lastPosting.put(monthKey(unitId, periodId), seq);
  if (correctsPeriod !== undefined) lastPosting.put(monthKey(unitId, correctsPeriod), seq);
}

export function evolveFiling(filing: Filing, event: Recorded<FilingEvent>): void {
  const { type, data, seq, occurredOn: on, actor } = event;
  const hand: Hand = { officerId: actor.officerId, on };
  const change = (changed: (latest: PackVersion) => PackVersion) => {
    const pack = filing.packs.known(data.packId);
    filing.packs.put(data.packId, { ...pack, seq, versions: [...pack.versions.slice(0, -1), changed(latestOf(pack))] });
  };
  switch (type) {
    case 'ReportPrepared':
      return prepared(filing, event, hand);
    case 'ReportAmended': {
      const { diffHash, reasonCode } = data;
      return change((latest) => ({ ...latest, amendment: { diffHash, reasonCode } }));
    }
    case 'ReportReviewed':
      return change((latest) => ({ ...latest, state: 'REVIEWED', reviewed: hand }));
    case 'ReportSigned': {
      const { headId: officerId, accountantId, sealRef } = data;
      return change((latest) => ({ ...latest, state: 'SIGNED', signed: { officerId, on, accountantId, sealRef } }));
    }
    case 'ReportFiled':
      return change((latest) => filed(latest, { ...hand, channel: data.channel }));
    case 'ReportAccepted':
      return change((latest) => ({ ...latest, state: 'ACCEPTED', accepted: hand }));
    case 'ReportReturned':
      return change((latest) => ({ ...latest, state: 'RETURNED', returned: { ...hand, reasonCode: data.reasonCode } }));
    default:
      return event satisfies never;
  }
}

/** A version that was prepared again before it left the house takes the place of what it was. */
function prepared({ packs, packOfMonth }: Filing, { data, seq, unitId }: Recorded<Extract<FilingEvent, { type: 'ReportPrepared' }>>, hand: Hand): void {
  const { packId, kind, periodId, version, asOfSeq, sha256 } = data;
  const earlier = packs.get(packId)?.versions.filter((one) => one.version < version) ?? [];
  packOfMonth.put(monthKey(unitId, periodId), packId);
  packs.put(packId, { packId, kind, unitId, periodId, seq, versions: [...earlier, { version, state: 'PREPARED', asOfSeq, sha256, prepared: hand, filings: [] }] });
}

function filed(version: PackVersion, filing: PackVersion['filings'][number]): PackVersion {
  const filings = [...version.filings, filing];
  return { ...version, filings, state: FILING_CHANNELS.every((channel) => filings.some((one) => one.channel === channel)) ? 'FILED' : 'SIGNED' };
}
