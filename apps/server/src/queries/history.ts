import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { eventsAt } from '#libs/views/events-of.js';
import { historyOf } from '#libs/views/history-of.js';
import type { ViewedEntity } from '#libs/views/tables.js';
import { RecordedEventAnswer, recordedEventAnswer } from '../commands/command-answer.js';
import type { House } from '../house/house.js';
import { type HistoryQuery, rowsOf } from './queries.forms.js';
import { Maybe, ShownList, ShownWhole } from './shown.js';
import { waitForViews } from './wait-for-views.js';

export class HistoryAnswer {
  @ShownList(() => RecordedEventAnswer) readonly events!: readonly RecordedEventAnswer[];
  @Maybe() @ShownWhole('下一页的 after / `after` of the next page') readonly next?: number;
}

/** A page of the events about an entity. Refuses UNKNOWN where nothing was ever recorded of it. */
export async function historyAnswer(house: House, book: BookCode, entity: ViewedEntity, query: HistoryQuery): Promise<HistoryAnswer> {
  const { after } = query;
  await waitForViews(house, book, query);
  const limit = rowsOf(query);
  const seqs = await historyOf(house.views, book, entity, { afterSeq: after, limit });
  if (seqs.length === 0 && after === undefined) unknown(entity.kind, entity.id);
  const events = (await eventsAt(house, book, seqs)).map(recordedEventAnswer);
  const next = seqs.at(-1);
  return seqs.length < limit || next === undefined ? { events } : { events, next };
}
