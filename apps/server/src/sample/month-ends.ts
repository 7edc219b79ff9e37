import { addDays, addMonths, firstDayOf, type IsoDate, lastDayOf, type Month, monthOf } from '#libs/kernel/dates.js';
import { rollDate } from '#libs/kernel/working-days.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import type { SampleStory } from './anhe-county.js';
import { bankCash, remit } from './custody-days.js';
import { OfficeDay } from './office-day.js';
import { reportAndClose, verifyTickets } from './report-days.js';
import type { DatedAct, SampleHouse, Township } from './sample-room.js';

/** What a township does besides collecting: cash to the bank every third day, and the deadlines D1 to D3 of each month. */
export function monthEnds(house: SampleHouse, township: Township, { lastDay }: SampleStory): readonly DatedAct[] {
  const acts: DatedAct[] = [];
  const onDay = (on: IsoDate, act: (day: OfficeDay) => Promise<void>) => acts.push({ on, act: () => act(new OfficeDay(house, township, on)) });
  for (let month = monthOf(township.openedOn); firstDayOf(month) <= lastDay; month = monthOf(addMonths(firstDayOf(month), 1))) {
    const [d1, d2, d3] = (['D1', 'D2', 'D3'] as const).map((deadline) => dueOfMonth(deadline, month, calendarYear).on) as [IsoDate, IsoDate, IsoDate];
    for (const on of bankingDays(month)) if (on < d1) onDay(on, bankCash);
    onDay(d1, remit);
    onDay(d2, (day) => verifyTickets(day, month));
    onDay(d3, (day) => reportAndClose(day, month));
  }
  return acts;
}

/** Every third day, or the working day before it. */
function bankingDays(month: Month): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(firstDayOf(month), 2); day <= lastDayOf(month); day = addDays(day, 3)) days.push(rollDate(day, 'PREVIOUS_WORKDAY', calendarYear).on);
  return days.filter((day) => day >= firstDayOf(month));
}
