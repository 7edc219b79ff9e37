import { trialBalance } from '#libs/views/balances.js';
import { linesOf } from '#libs/views/lines-of.js';
import type { House } from '../house/house.js';
import { waitForViews } from '../queries/wait-for-views.js';
import { checkReach, type Reach } from './reach.js';
import type { WalkLinesQuery } from './walk.forms.js';

/** The balance that is asked for, and a page of the lines that add up to it. Refuses NOT_AUTHORISED beyond reach, UNKNOWN for a seq to come. */
export async function walkedLines(house: House, reach: Reach, { after: afterSeq, ...filter }: WalkLinesQuery) {
  const { book } = reach;
  checkReach(reach, filter.unitId);
  await waitForViews(house, book, filter);
  const asOfSeq = await house.views.seqSeen(book, filter.asOfSeq);
  const { balanceFen } = await trialBalance(house.views, book, { ...filter, asOfSeq });
  const rows = await linesOf(house.views, book, { ...filter, asOfSeq }, { afterSeq });
  const lines = rows.map(
    ({ seq, account, unit_id: unitId, levy_id, officer_id, period_id: periodId, occurred_on: occurredOn, recorded_on: recordedOn, event_type: eventType, fen }) => ({
      ...{ seq, account, unitId, periodId, occurredOn, recordedOn, eventType, fen },
      ...(levy_id === null ? {} : { levyId: levy_id }),
      ...(officer_id === null ? {} : { officerId: officer_id }),
    }),
  );
  const last = lines.at(-1)?.seq;
  const more = last === undefined ? [] : await linesOf(house.views, book, { ...filter, asOfSeq }, { afterSeq: last, limit: 1 });
  return { asOfSeq, balanceFen, lines, ...(more.length === 0 || last === undefined ? {} : { next: last }) };
}
