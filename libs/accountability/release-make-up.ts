import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { obligationsOf } from './obligations.js';
import { openOf } from './reductions.js';

/**
 * With its decision revoked nobody owes anything in the payer's place: what is open ends, and what was paid is owed back to the
 * officer; the entries stay for a person to close (R18). Refuses DATE_INVALID before the month in which an obligation was opened (R31).
 */
export function releasedMakeUps(book: Book, levyId: LevyId, on: IsoDate): readonly DecidedEvent[] {
  return obligationsOf(book, levyId).flatMap(({ obligationId, caseId, unitId, periodId, lines }) => {
    if (book.periodOf(unitId, on).periodId < periodId) refuse('DATE_INVALID', { on, postedInto: periodId });
    const touched = lines.filter((line) => fenOf(openOf(line)) > 0 || fenOf(line.paid) > 0);
    return touched.map((line) => event('MakeUpReleased', { obligationId, caseId, levyId, officerId: line.officerId, ...openOf(line), paid: line.paid }, on));
  });
}
