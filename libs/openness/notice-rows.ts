import type { PayLine } from '#libs/benefits/pay-lists.js';
import type { PayoutFigures } from '#libs/benefits/payout-figures.js';
import type { Book } from '#libs/book/book.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { DocNo, PackId, PolicyId, Sha256Hex, TitleZh, UnitId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { PolicyVersion } from '#libs/registry/registry.js';
import type { DisclosureMode } from '#libs/registry/subsidy-terms.js';
import type { NoticeSource, PolicyRef } from './notices.js';
import type { FeedbackRow } from './objections.js';
import { type ShownCount, sumsOnly, withoutSmall } from './small-counts.js';

/** A fee, or one that was abolished: until when it was in force. */
export interface FeeRow {
  readonly policyId: PolicyId;
  readonly nameZh: TitleZh;
  readonly docNo: DocNo;
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate;
}

/** A line of a pay list, by its number: who it is, the vault knows. */
export interface LineRow {
  readonly no: number;
  readonly villageId: UnitId;
  readonly from: Month;
  readonly to: Month;
  readonly fen: Fen;
}

/** The reports whose total it shows. */
export interface PackRow {
  readonly periodId: Month;
  readonly packId: PackId;
  readonly version: number;
  readonly packSha256: Sha256Hex;
}

export type NoticeRow = FeeRow | LineRow | ShownCount | Partial<PayoutFigures> | PackRow | FeedbackRow;

/** The rows of a notice, without names: the same whenever they are asked for, whatever happened since. */
export function noticeRows(book: Book, source: NoticeSource, mode: DisclosureMode): readonly NoticeRow[] {
  switch (source.kind) {
    case 'FEE_LIST':
      return source.policies.map((ref) => feeRow(policyVersionOf(book, ref)));
    case 'BENEFIT_LIST': {
      const lines = linesOf(book, source);
      return mode === 'AGGREGATE' ? withoutSmall(byVillage(book, lines)) : lines.map((line) => lineRow(book, line));
    }
    case 'PAYOUT':
      return [mode === 'AGGREGATE' ? sumsOnly(source.figures) : source.figures];
    case 'LEVY_AGGREGATE': {
      const { periodId, packId, version, packSha256 } = source;
      return [{ periodId, packId, version, packSha256 }];
    }
    case 'FEEDBACK':
      return source.rows;
    default:
      return source satisfies never;
  }
}

/** The lines that the notice of a list shows, in order. */
export function linesOf({ payouts }: Book, { listId, withoutNos }: Extract<NoticeSource, { kind: 'BENEFIT_LIST' }>): readonly PayLine[] {
  const left = new Set(withoutNos);
  const { lineCount } = payouts.lists.known(listId);
  const nos = Array.from({ length: lineCount }, (_, at) => at + 1);
  return nos.filter((no) => !left.has(no)).map((no) => payouts.line(listId, no));
}

/** A version of a policy that a notice names. */
export function policyVersionOf({ registry }: Book, { policyId, version }: PolicyRef): PolicyVersion {
  const found = registry.policies.known(policyId).find((one) => one.version === version);
  assertHolds(found !== undefined, 'LOG_BROKEN', () => ({ policyId, version }));
  return found;
}

function feeRow({ policyId, nameZh, docNo, validFrom, validTo }: PolicyVersion): FeeRow {
  return { policyId, nameZh, docNo, validFrom, ...(validTo === undefined ? {} : { validTo }) };
}

function lineRow({ benefits }: Book, { no, enrolId, from, to, fen }: PayLine): LineRow {
  return { no, villageId: benefits.enrolments.known(enrolId).villageId, from, to, fen };
}

function byVillage({ benefits }: Book, lines: readonly PayLine[]) {
  const villages = Map.groupBy(lines, ({ enrolId }) => benefits.enrolments.known(enrolId).villageId);
  return [...villages].map(([villageId, ofVillage]) => ({
    villageId,
    people: new Set(ofVillage.map(({ beneficiaryId }) => beneficiaryId)).size,
    fen: sum(...ofVillage.map(({ fen }) => fen)),
  }));
}
