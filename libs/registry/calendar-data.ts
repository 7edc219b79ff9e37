import { addDays, type IsoDate, isoDate } from '#libs/kernel/dates.js';
import type { DocNo } from '#libs/kernel/ids.js';
import type { CalendarYear } from '#libs/kernel/working-days.js';
import type { HolidayNotice } from './calendar-data/holiday-notice.js';
import { y2010 } from './calendar-data/y2010.js';
import { y2011 } from './calendar-data/y2011.js';
import { y2012 } from './calendar-data/y2012.js';
import { y2013 } from './calendar-data/y2013.js';
import { y2014 } from './calendar-data/y2014.js';
import { y2015 } from './calendar-data/y2015.js';
import { y2016 } from './calendar-data/y2016.js';
import { y2017 } from './calendar-data/y2017.js';
import { y2018 } from './calendar-data/y2018.js';
import { y2019 } from './calendar-data/y2019.js';
import { y2020 } from './calendar-data/y2020.js';
import { y2021 } from './calendar-data/y2021.js';
import { y2022 } from './calendar-data/y2022.js';
import { y2023 } from './calendar-data/y2023.js';
import { y2024 } from './calendar-data/y2024.js';
import { y2025 } from './calendar-data/y2025.js';
import { y2026 } from './calendar-data/y2026.js';

/** A calendar year with the notice or notices that made it so. */
export interface PublishedYear extends CalendarYear {
  readonly noticeNo: DocNo;
}

const notices = [y2010, y2011, y2012, y2013, y2014, y2015, y2016, y2017, y2018, y2019, y2020, y2021, y2022, y2023, y2024, y2025, y2026];
const calendar = new Map(notices.map((notice) => [notice.year, published(notice)]));

/** The years whose notice is out, in order. */
export const publishedYears: readonly number[] = [...calendar.keys()];

/**
 * Days off and weekend days worked as the State Council has set them, the last notice of a year included.
 * Undefined for a year without a notice here: what falls due in it is provisional (domain rules 3.9).
 */
export function calendarYear(year: number): PublishedYear | undefined {
  return calendar.get(year);
}

function published({ year, noticeNo, off, worked }: HolidayNotice): PublishedYear {
  const dateOf = (day: string) => isoDate(`${year}-${day}`);
  return {
    year,
    noticeNo: noticeNo as DocNo,
    daysOff: off.flatMap(([first, last]) => daysFromTo(dateOf(first), dateOf(last))),
    workDays: worked.map(dateOf),
  };
}

function daysFromTo(first: IsoDate, last: IsoDate): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
