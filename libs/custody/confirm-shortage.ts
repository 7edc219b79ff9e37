import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { clueReferred } from '#libs/inspection/refer-clue.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { ClueId, EntryId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { cashInHand } from './cash-lines.js';
import type { CashPlace } from './claims.js';
import type { CashLine } from './lots.js';

/**
 * Cash that should lie in an officer's hands was counted and is not there: from now on he owes it (1218.02). Domain rules 3.3, R17;
 * invariants 24, 54 (never by the debtor: the command's row).
 */
export interface ConfirmShortage {
  readonly officerId: OfficerId;
  /** As what he was to have it; the same officer can be both. */
  readonly place: CashPlace;
  readonly lines: readonly CashLine[];
  readonly on: IsoDate;
}

/** Refuses AMOUNT_INVALID, NOTHING_TO_DO, DATE_INVALID, CUSTODY_INSUFFICIENT beyond what the books say he holds of each payment. */
export function confirmShortage(book: Book, { officerId, place, lines, on }: ConfirmShortage, { unitId, newId }: Context): readonly DecidedEvent[] {
  const totalFen = cashInHand(book, lines, { unitId, place, holder: officerId, on });
  const obligationId = newId<ObligationId>();
  const entryId = newId<EntryId>();
  return [
    event('CustodyShortageConfirmed', { obligationId, officerId, place, lines, totalFen }, on),
    event('AccountabilityEntryRaised', { entryId, violationCode: 'WITHHELD_DIVERTED_NETTED', officerIds: [officerId], fen: totalFen, source: { obligationId } }, on),
    clueReferred(book, { clueId: newId<ClueId>(), cause: 'SHORTAGE', entryIds: [entryId], obligationId, on }),
  ];
}
