import type { Month } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { Code } from '#libs/kernel/ids.js';

/** Whose budget bears a part of a subsidy. */
export const FUNDING_SOURCES = ['CENTRAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** How the days of a notice count (domain rules 3.9 D8, choice 4). */
export const NOTICE_DAY_COUNTS = ['CALENDAR', 'WORKDAYS'] as const;
export type NoticeDayCount = (typeof NOTICE_DAY_COUNTS)[number];

/** What the public may see of a list: masked names, numbers in place of names, sums only (domain rules 2.8). */
export const DISCLOSURE_MODES = ['NAMED_MASKED', 'NUMBERED', 'AGGREGATE'] as const;
export type DisclosureMode = (typeof DISCLOSURE_MODES)[number];

/** Whether the month of a death is still paid; a local rule (domain rules 2.7). */
export const DEATH_MONTH_RULES = ['INCLUDE_MONTH', 'EXCLUDE_MONTH'] as const;
export type DeathMonthRule = (typeof DEATH_MONTH_RULES)[number];

/** What a person gets for each month of a span; without `to` until a later version says otherwise. */
export interface MonthlyRate {
  readonly from: Month;
  readonly to?: Month;
  readonly fen: Fen;
}

export interface FundingShare {
  readonly source: FundingSource;
  readonly shareBp: number;
}

/** What a subsidy leaves to its policy, per version; never in code. */
export interface SubsidyTerms {
  /** In order of months; no month has two rates. */
  readonly rates: readonly MonthlyRate[];
  /** Who bears it; together 10,000 basis points. */
  readonly split: readonly FundingShare[];
  readonly noticeDays: number;
  readonly noticeDayCount: NoticeDayCount;
  readonly disclosureMode: DisclosureMode;
  readonly deathMonthRule: DeathMonthRule;
  /** An old scheme that was tied to a medical act: its books are closed history, in sums only, and nobody is enrolled in it any more. */
  readonly legacyMedicalLinked: boolean;
  /** Of the policies with the same group a person draws one at a time. */
  readonly exclusiveGroup?: Code;
}
