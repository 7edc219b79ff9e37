import type { Month } from '#libs/kernel/dates.js';

/** The months of a claim that are paid: year by year, bit n is month n + 1. Compact, since a county holds them for every beneficiary. */
export type PaidMonths = Readonly<Record<string, number>>;

export function hasMonth(paid: PaidMonths | undefined, month: Month): boolean {
  return ((paid?.[yearOf(month)] ?? 0) & bitOf(month)) !== 0;
}

export function withMonths(paid: PaidMonths = {}, months: readonly Month[]): PaidMonths {
  const years: Record<string, number> = { ...paid };
  for (const month of months) years[yearOf(month)] = (years[yearOf(month)] ?? 0) | bitOf(month);
  return years;
}

export function withoutMonths(paid: PaidMonths = {}, months: readonly Month[]): PaidMonths {
  const years: Record<string, number> = { ...paid };
  for (const month of months) years[yearOf(month)] = (years[yearOf(month)] ?? 0) & ~bitOf(month);
  return years;
}

function yearOf(month: Month): string {
  return month.slice(0, 4);
}

function bitOf(month: Month): number {
  return 1 << (Number(month.slice(5, 7)) - 1);
}
