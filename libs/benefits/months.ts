import { type Month, shiftMonth } from '#libs/kernel/dates.js';

/** The months of a span, both ends in it. */
export function monthsOf({ from, to }: { readonly from: Month; readonly to: Month }): readonly Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = shiftMonth(month, 1)) months.push(month);
  return months;
}
