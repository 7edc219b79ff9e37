import { addDays, firstDayOf, type IsoDate, lastDayOf, type Month, shiftMonth } from '#libs/kernel/dates.js';
import { addWorkdays, type CalendarOf, type DueDate, type Roll, rollDate } from '#libs/kernel/working-days.js';

/** The day that a rule names before it is rolled: a day of a later month, or so many days or working days after something. */
type Nominal =
  | { readonly day: number | 'last'; readonly monthsLater: number }
  /** The day from which they count is not counted itself. */
  | { readonly days: number }
  | { readonly workdays: number };

interface DeadlineRow {
  readonly zh: string;
  readonly en: string;
  readonly nominal: Nominal;
  readonly roll: Roll;
}

/**
 * The deadlines of domain rules 3.9. Each includes its day: "5日前" is in time on the 5th, and a notice has run when its last day
 * is over. Numbers of days are defaults: what a policy says instead is handed in by whoever asks.
 */
export const DEADLINES = {
  D1: { zh: '当月收缴款解缴', en: 'remit what the month collected', nominal: { day: 'last', monthsLater: 0 }, roll: 'PREVIOUS_WORKDAY' },
  D2: { zh: '核票', en: 'ticket verification of the month', nominal: { day: 5, monthsLater: 1 }, roll: 'NEXT_WORKDAY' },
  D3: { zh: '上报收费报表', en: 'file F1 to F4 of the month, by both channels', nominal: { day: 20, monthsLater: 1 }, roll: 'NEXT_WORKDAY' },
  D4: { zh: '上报养老保险报表', en: 'file P1 to P3 of the month, by both channels', nominal: { day: 10, monthsLater: 1 }, roll: 'NEXT_WORKDAY' },
  D5: { zh: '月度定账', en: 'soft close of the month', nominal: { day: 8, monthsLater: 1 }, roll: 'NEXT_WORKDAY' },
  D6: { zh: '现金缴存银行', en: 'pay cash into the bank', nominal: { days: 3 }, roll: 'NEXT_WORKDAY' },
  D7: { zh: '缴纳社会抚养费', en: 'pay the levy after service', nominal: { days: 30 }, roll: 'NEXT_WORKDAY' },
  D8: { zh: '补贴公示期满', en: 'a benefit notice has run its full days', nominal: { days: 7 }, roll: 'NONE' },
  D9_ACCEPT: { zh: '受理异议', en: 'accept an objection', nominal: { workdays: 2 }, roll: 'NONE' },
  D9_ANSWER: { zh: '答复异议', en: 'answer an objection', nominal: { workdays: 7 }, roll: 'NONE' },
  /** Asked of the last month of a quarter; of every month where money is concerned. */
  D10: { zh: '村务公开', en: 'village openness', nominal: { day: 20, monthsLater: 1 }, roll: 'NEXT_WORKDAY' },
  D10_MAJOR: { zh: '重大事项村务公开', en: 'village openness of a major matter', nominal: { workdays: 3 }, roll: 'NONE' },
  D11: { zh: '政府信息公开', en: 'government openness', nominal: { workdays: 20 }, roll: 'NONE' },
  D12: { zh: '责任人补足', en: 'make-up by the officers responsible', nominal: { days: 30 }, roll: 'NEXT_WORKDAY' },
  D13: { zh: '处理退票', en: 'handle a bank return', nominal: { workdays: 10 }, roll: 'NONE' },
} as const satisfies Record<string, DeadlineRow>;

export type DeadlineId = keyof typeof DEADLINES;
type WithNominal<Form> = { [Id in DeadlineId]: (typeof DEADLINES)[Id]['nominal'] extends Form ? Id : never }[DeadlineId];
/** Deadlines of a month. */
export type MonthlyDeadline = WithNominal<{ readonly monthsLater: number }>;
/** Deadlines that count days from something. */
export type CountedDeadline = Exclude<DeadlineId, MonthlyDeadline>;

/** The due day of a month's deadline; the nominal day, provisional, while a year on its way has no calendar. */
export function dueOfMonth(id: MonthlyDeadline, month: Month, calendarOf: CalendarOf): DueDate {
  const { nominal, roll } = DEADLINES[id];
  const dueMonth = shiftMonth(month, nominal.monthsLater);
  const on = nominal.day === 'last' ? lastDayOf(dueMonth) : addDays(firstDayOf(dueMonth), nominal.day - 1);
  return rollDate(on, roll, calendarOf);
}

/** The due day so many days, or working days, after `from`; `count` where a policy says another number than the table. */
export function dueAfter(id: CountedDeadline, from: IsoDate, calendarOf: CalendarOf, count?: number): DueDate {
  const { nominal, roll } = DEADLINES[id];
  if ('workdays' in nominal) return addWorkdays(from, count ?? nominal.workdays, calendarOf);
  return rollDate(addDays(from, count ?? nominal.days), roll, calendarOf);
}

/** Whether a due day is over on `today`. One that is provisional is not: nobody has missed a day that is not known. */
export function hasPassed({ on, provisional }: DueDate, today: IsoDate): boolean {
  return !provisional && today > on;
}
