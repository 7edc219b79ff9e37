import { addDays, firstDayOf, type IsoDate, type Month, shiftMonth } from '#libs/kernel/dates.js';
import { type NoticeAbout, noticeDraft } from '#libs/openness/notice-draft.js';
import { dueOfMonth } from '#libs/periods/deadlines.js';
import { calendarYear } from '#libs/registry/calendar-data.js';
import { digestOf } from '#libs/trust/digest.js';
import { OfficeDay } from './office-day.js';
import type { DatedAct, SampleHouse, Township } from './sample-room.js';

/** Since when the township puts its books on the web, and the last month that is signed for. */
const [FIRST_SHOWN, LAST_SHOWN] = ['2014-01', '2015-02'] as const;

/** What a township shows besides its lists: the fees once, the sums of each month, and what people said. */
export function noticeDays(house: SampleHouse, township: Township): readonly DatedAct[] {
  const acts: DatedAct[] = [];
  const onDay = (on: string, act: (day: OfficeDay) => Promise<void>) => acts.push({ on: on as IsoDate, act: () => act(new OfficeDay(house, township, on as IsoDate)) });
  onDay(`${FIRST_SHOWN}-10`, postFees);
  for (let month = FIRST_SHOWN as Month; month <= LAST_SHOWN; month = shiftMonth(month, 1)) {
    onDay(addDays(dueOfMonth('D3', month, calendarYear).on, 1), (day) => postLevyFigures(day, month));
  }
  onDay('2015-03-12', objection);
  onDay(firstDayOf('2015-04' as Month), (day) => postFeedback(day, '2015-03' as Month));
  return acts;
}

/** What the ledger says is put on the web: the notice officer names the rows that he saw, the supervisor looks before anybody else does. */
export async function postNotice(day: OfficeDay, about: object, columns: readonly string[]): Promise<void> {
  const listHash = await day.ask((book) => noticeDraft(book, about as NoticeAbout, { today: day.on, digestOf }).listHash);
  const hands = [day.township.officer('NOTICE_OFFICER'), day.township.officer('SUPERVISOR')] as const;
  await day.approved('PostNotice', hands, { ...about, channels: ['WEB'], columns, listHash }, listHash);
}

/** What is charged, on which basis and at what standard. */
export function postFees(day: OfficeDay): Promise<void> {
  return postNotice(day, { unitId: day.township.unitId, kind: 'FEE_LIST' }, ['POLICY', 'BASIS', 'STATUS']);
}

/** What the levy of a month came to, in sums, once the head of the unit has signed for it. */
export function postLevyFigures(day: OfficeDay, month: Month): Promise<void> {
  return postNotice(day, { unitId: day.township.unitId, kind: 'LEVY_AGGREGATE', month }, ['FIGURES']);
}

/** Somebody asks in the suggestion box, and is answered within the days that the county allows itself (D9). */
export async function objection(day: OfficeDay): Promise<void> {
  const { on, township, house } = day;
  const handler = township.officer('HANDLER');
  const said = { unitId: township.unitId, channel: 'BOX', matter: 'AMOUNT', textRef: house.keepText('请说明补助标准和月数如何计算'), namedOfficerIds: [], on };
  await day.filed('SubmitObjection', handler, said);
  const objectionId = await day.ask((book) => [...book.openness.objections.values()].findLast(({ unitId }) => unitId === township.unitId)?.objectionId);
  await day.filed('AcceptObjection', handler, { objectionId, namedOfficerIds: [], on });
  const answerRef = house.keepText('标准为每人每月 80 元，按月计算，依据见公示');
  await day.filed('AnswerObjection', handler, { objectionId, result: 'DISMISSED', answerRef, on });
  await day.filed('CloseObjection', handler, { objectionId, on });
}

/** What was said in a month, and what came of it; never who said it. */
export function postFeedback(day: OfficeDay, month: Month): Promise<void> {
  return postNotice(day, { unitId: day.township.unitId, kind: 'FEEDBACK', month }, ['NO', 'FEEDBACK']);
}
