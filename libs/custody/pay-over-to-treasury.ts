import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { fen as checkedFen, type Fen } from '#libs/kernel/fen.js';
import type { DocNo } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';

/** The county's special account is a step, not the end: its money goes on to the treasury (decree 427 art. 5(4)). Invariant 24. */
export interface PayOverToTreasury {
  readonly fen: Fen;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses NOTHING_TO_DO for 0, ALREADY_EXISTS for a paper that was entered, CUSTODY_INSUFFICIENT beyond what lies in the special account at the end of that month or a later one (R31). */
export function payOverToTreasury(book: Book, { fen, docNo, on }: PayOverToTreasury): readonly DecidedEvent[] {
  if (checkedFen(fen) === 0) refuse('NOTHING_TO_DO', { docNo });
  if (book.custody.county.paidOver.has(docNo)) refuse('ALREADY_EXISTS', { kind: 'treasury payment', id: docNo });
  const { periodId } = book.periodOf(book.county, on);
  const heldFen = book.custody.county.leastSpecialFrom(periodId);
  if (fen > heldFen) refuse('CUSTODY_INSUFFICIENT', { place: 'COUNTY', heldFen, askedFen: fen });
  return [event('TreasuryPaidOver', { fen, docNo }, on)];
}
