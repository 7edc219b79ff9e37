/** What the State Council's notices say of one calendar year, holiday by holiday, so that it can be checked against them by reading. */
export interface HolidayNotice {
  readonly year: number;
  /** Document number of the notice; of each, where a second one changed the year or the next year's reaches back into it. */
  readonly noticeNo: string;
  /** First and last day off (休) of each holiday, 'MM-DD', with the weekend that the notice joins to it. */
  readonly off: readonly (readonly [first: string, last: string])[];
  /** Weekend days worked in exchange (班), 'MM-DD'. */
  readonly worked: readonly string[];
}
