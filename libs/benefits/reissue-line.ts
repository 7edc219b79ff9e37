import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, PayListId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { enrolmentOf } from './entitlement.js';
import { payLineOf, payListOf } from './pay-list.js';
import type { PayLine, ReissueGround } from './pay-lists.js';

/** A returned line is to be paid again (补发): a new line stands in its place and goes out with the next batch. Invariant 44. */
export interface ReissueLine {
  readonly listId: PayListId;
  readonly no: number;
  readonly ground: ReissueGround;
  /** The bank's word that the fault was its own. */
  readonly docNo?: DocNo;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, REISSUE_INVALID for a line that was not returned, whose account is still the one that sent it back, or without the bank's document; DATE_INVALID before the return. */
export function reissueLine(book: Book, { listId, no, ground, docNo, on }: ReissueLine): readonly DecidedEvent[] {
  const line = payLineOf(book, listId, no);
  const { state, returnedOn } = line;
  if (state !== 'RETURNED' || returnedOn === undefined) return refuse('REISSUE_INVALID', { listId, no, state });
  const isGrounded = ground === 'BANK_CAUSE' ? docNo !== undefined : hasOtherAccount(book, line);
  if (!isGrounded) refuse('REISSUE_INVALID', { listId, no, state, ground });
  if (on < returnedOn) refuse('DATE_INVALID', { on, since: returnedOn });
  const { nextNo } = payListOf(book, listId);
  return [event('LineReissued', { listId, no, newNo: nextNo, ground, ...(docNo === undefined ? {} : { docNo }) }, on)];
}

function hasOtherAccount(book: Book, { enrolId, accountToken }: PayLine): boolean {
  const { account } = enrolmentOf(book, enrolId);
  return account !== undefined && account.accountToken !== accountToken;
}
