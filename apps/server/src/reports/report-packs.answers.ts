import type { Book } from '#libs/book/book.js';
import { isOnTime } from '#libs/filing/filed-month.js';
import { AMENDMENT_REASONS, FILING_CHANNELS, latestOf, monthKey, PACK_STATES, type PackVersion, RETURN_REASONS, type ReportPack } from '#libs/filing/filing.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DueDate } from '#libs/kernel/working-days.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { unitOf } from '#libs/registry/posts.js';
import { REPORT_CODES } from '#libs/reports/printing/printed.js';
import { COLUMN_KINDS } from '#libs/reports/templates/template.js';
import { Maybe, ShownCell, ShownCode, ShownDay, ShownFlag, ShownGroup, ShownList, ShownMonth, ShownText, ShownWhole } from '../queries/shown.js';

class HandAnswer {
  @ShownText('O-05') readonly officerId!: string;
  @ShownDay() readonly on!: string;
}

class SignatureAnswer extends HandAnswer {
  @ShownText('O-05') readonly accountantId!: string;
  @ShownText('临印〔2015〕4号') readonly sealRef!: string;
}

class FilingAnswer extends HandAnswer {
  @ShownCode(FILING_CHANNELS) readonly channel!: string;
}

class ReturnAnswer extends HandAnswer {
  @ShownCode(RETURN_REASONS) readonly reasonCode!: string;
}

class AmendmentAnswer {
  @ShownText() readonly diffHash!: string;
  @ShownCode(AMENDMENT_REASONS) readonly reasonCode!: string;
}

export class PackVersionAnswer {
  @ShownWhole() readonly version!: number;
  @ShownCode(PACK_STATES) readonly state!: string;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownText() readonly sha256!: string;
  @ShownGroup(() => HandAnswer) readonly prepared!: HandAnswer;
  @Maybe() @ShownGroup(() => AmendmentAnswer) readonly amendment?: AmendmentAnswer;
  @Maybe() @ShownGroup(() => HandAnswer) readonly reviewed?: HandAnswer;
  @Maybe() @ShownGroup(() => SignatureAnswer) readonly signed?: SignatureAnswer;
  @ShownList(() => FilingAnswer) readonly filings!: readonly FilingAnswer[];
  @Maybe() @ShownGroup(() => HandAnswer) readonly accepted?: HandAnswer;
  @Maybe() @ShownGroup(() => ReturnAnswer) readonly returned?: ReturnAnswer;
  /** Not there while it is open. */
  @Maybe() @ShownFlag() readonly onTime?: boolean;
}

export class ReportPackAnswer {
  @ShownText() readonly packId!: string;
  @ShownCode(['FEE']) readonly kind!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownText('临江镇') readonly unitZh!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole('版本，可用于 If-Match / its version, for If-Match') readonly seq!: number;
  @ShownDay() readonly dueOn!: string;
  /** The year's calendar is not out yet. */
  @ShownFlag() readonly dueProvisional!: boolean;
  /** Something was posted into the month, or corrects it, since the last version was computed. */
  @ShownFlag() readonly behindLedger!: boolean;
  @ShownList(() => PackVersionAnswer) readonly versions!: readonly PackVersionAnswer[];
}

export class ReportPackPage {
  @ShownList(() => ReportPackAnswer) readonly packs!: readonly ReportPackAnswer[];
  @Maybe() @ShownText() readonly next?: string;
}

class CellChangeAnswer {
  @ShownCode(REPORT_CODES) readonly form!: string;
  @ShownText('LJ-XL') readonly row!: string;
  @ShownText('西岭村') readonly rowZh!: string;
  @ShownText('collectedFen') readonly column!: string;
  @ShownText('本月收缴本金') readonly columnZh!: string;
  @ShownCode(COLUMN_KINDS) readonly kind!: string;
  @Maybe() @ShownCell() readonly before?: string | number;
  @Maybe() @ShownCell() readonly after?: string | number;
}

class ChangesAnswer {
  @ShownText() readonly diffHash!: string;
  @ShownList(() => CellChangeAnswer) readonly changes!: readonly CellChangeAnswer[];
}

/** What would be prepared now: the digest that PrepareReport or AmendReport names. */
export class ReportDraftAnswer {
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole() readonly version!: number;
  @ShownWhole('所据事件止于 / as of this seq') readonly asOfSeq!: number;
  @ShownText() readonly sha256!: string;
  @Maybe() @ShownGroup(() => ChangesAnswer) readonly changes?: ChangesAnswer;
}

/** What a version changes in the one before it. */
export class VersionChangesAnswer extends ChangesAnswer {
  @ShownText() readonly packId!: string;
  @ShownText('LJ') readonly unitId!: string;
  @ShownMonth() readonly periodId!: string;
  @ShownWhole() readonly version!: number;
}

/** A pack as it stands on a day. */
export function packAnswer(book: Book, pack: ReportPack, today: IsoDate): ReportPackAnswer {
  const { packId, kind, unitId, periodId, seq, versions } = pack;
  const due = dueOfMonth('D3', periodId, book.calendarOf);
  const postedSeq = book.filing.lastPosting.get(monthKey(unitId, periodId)) ?? 0;
  return {
    ...{ packId, kind, unitId, unitZh: unitOf(book.registry, unitId).nameZh, periodId, seq, dueOn: due.on, dueProvisional: due.provisional },
    behindLedger: postedSeq > latestOf(pack).asOfSeq,
    versions: versions.map((version) => versionAnswer(version, due, today)),
  };
}

function versionAnswer(version: PackVersion, due: DueDate, today: IsoDate): PackVersionAnswer {
  const onTime = isOnTime(version, due, today);
  return onTime === undefined ? version : { ...version, onTime };
}
