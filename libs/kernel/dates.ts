import { refuse } from './refusal.js';

/** A business date in Asia/Shanghai, 'YYYY-MM-DD'. Compares as text. */
export type IsoDate = string & { readonly __kind: 'date' };
/** A month, 'YYYY-MM'. Compares as text. */
export type Month = string & { readonly __kind: 'month' };
/** A moment in UTC, ISO 8601 with milliseconds and 'Z'. Compares as text. */
export type Instant = string & { readonly __kind: 'instant' };

/** Years from outside are 1900 to 2999, so that no sum of days or months leaves the four digits on which comparing as text rests. */
const DATE = /^(19|2\d)\d{2}-\d{2}-\d{2}$/;
const MONTH = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/;
const DAY_MS = 86_400_000;
/** China keeps one time, UTC+8, without summer time since 1992; every book opens later than that. */
const SHANGHAI_MS = 8 * 3_600_000;
const MIDNIGHT_UTC_HOUR = '16';

/** True for a date that the calendar has, from 1900 to 2999: '2015-02-29' is none. */
export function isIsoDate(text: unknown): text is IsoDate {
  return typeof text === 'string' && DATE.test(text) && fromDays(toDays(text)) === text;
}

/** Takes text from outside as a date. Refuses DATE_INVALID. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) refuse('DATE_INVALID', { date: text });
  return text;
}

/** True for 'YYYY-MM' with a year from 1900 to 2999 and a month from 01 to 12. */
export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && MONTH.test(text);
}

/** Takes text from outside as a month. Refuses DATE_INVALID. */
export function month(text: string): Month {
  if (!isMonth(text)) refuse('DATE_INVALID', { month: text });
  return text;
}

/** The business date on which a moment falls. */
export function businessDate(at: Instant): IsoDate {
  const utcDate = at.slice(0, 10) as IsoDate;
  return at.slice(11, 13) < MIDNIGHT_UTC_HOUR ? utcDate : addDays(utcDate, 1);
}

/** The moment at which a business day begins (00:00 in Shanghai). */
export function startOfDay(date: IsoDate): Instant {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_MS).toISOString() as Instant;
}

/** The moment `ms` after another. */
export function laterBy(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString() as Instant;
}

/** `days` calendar days later (earlier, if negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDays(toDays(date) + days);
}

/** Calendar days from one date to another; negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toDays(to) - toDays(from);
}

/** The earlier of two dates. */
export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** `months` calendar months later, clamped to the month's end: 01-31 + 1 is 02-28. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const day = Number(date.slice(8, 10));
  const target = shiftMonth(monthOf(date), months);
  const last = Number(lastDayOf(target).slice(8, 10));
  return `${target}-${String(Math.min(day, last)).padStart(2, '0')}` as IsoDate;
}

/** The month in which a date lies. */
export function monthOf(date: IsoDate): Month {
  return date.slice(0, 7) as Month;
}

/** `months` later (earlier, if negative). */
export function shiftMonth(from: Month, months: number): Month {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

export function firstDayOf(month: Month): IsoDate {
  return `${month}-01` as IsoDate;
}

export function lastDayOf(month: Month): IsoDate {
  return addDays(firstDayOf(shiftMonth(month, 1)), -1);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: IsoDate): number {
  return (((toDays(date) + 4) % 7) + 7) % 7;
}

function toDays(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

function fromDays(days: number): IsoDate {
  const at = days * DAY_MS;
  return (Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : 'none') as IsoDate;
}
