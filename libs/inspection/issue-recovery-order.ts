import { lineOf } from '#libs/accountability/obligations.js';
import { openOf } from '#libs/accountability/reductions.js';
import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { openFenOf } from '#libs/custody/custody.js';
import { claimOf } from '#libs/custody/recover-shortage.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { ClueId, DocNo, ObligationId, OfficerId, OrderId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { clueOf } from './dispose-clue.js';
import type { OrderKind, RecoveryOrder } from './inspection.js';

/** Money is to be confiscated, recovered or given back by an officer (监察法 art. 53). The book keeps number and money, no case file. Domain rules 2.10, 3.4. */
export interface IssueRecoveryOrder {
  readonly clueId: ClueId;
  readonly officerId: OfficerId;
  readonly fen: Fen;
  readonly kind: OrderKind;
  readonly docNo: DocNo;
  /** What he owes already, where the order is about that: what comes in then settles it. */
  readonly obligationId?: ObligationId;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, NOTHING_TO_DO, DATE_INVALID before the last disposal, STATE_INVALID for a clue that was never disposed of or is closed, MAKEUP_EXCESS beyond the obligation. */
export function issueRecoveryOrder(book: Book, { on, ...command }: IssueRecoveryOrder, { newId }: Context): readonly DecidedEvent[] {
  const { clueId, officerId, fen, obligationId } = command;
  const { disposals } = clueOf(book, clueId);
  const last = disposals.at(-1);
  if (last === undefined) stateInvalid('clue', clueId, 'REFERRED', ['DISPOSED']);
  else if (last.way === 'CLOSE') stateInvalid('clue', clueId, 'CLOSE', ['DISPOSED']);
  else if (on < last.on) refuse('DATE_INVALID', { on, disposedOn: last.on });
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { clueId });
  if (obligationId !== undefined) checkOwes(book, obligationId, { officerId, fen });
  return [event('RecoveryOrderIssued', { orderId: newId<OrderId>(), ...command }, on)];
}

/** The order, or UNKNOWN. */
export function orderOf({ inspection }: Pick<Book, 'inspection'>, orderId: OrderId): RecoveryOrder {
  return inspection.orders.get(orderId) ?? unknown('recovery order', orderId);
}

function checkOwes(book: Book, obligationId: ObligationId, { officerId, fen }: { officerId: OfficerId; fen: Fen }): void {
  const openFen = owedBy(book, obligationId, officerId);
  if (fen > openFen) refuse('MAKEUP_EXCESS', { obligationId, openFen, fen });
}

/** What an officer still owes of an obligation: of his line of a make-up, or of a claim for custody. UNKNOWN where he owes nothing of it. */
function owedBy(book: Book, obligationId: ObligationId, officerId: OfficerId): Fen {
  const makeUp = book.reductions.obligations.get(obligationId);
  if (makeUp !== undefined) return fenOf(openOf(lineOf(makeUp, officerId)));
  const claim = claimOf(book, obligationId);
  return claim.officerId === officerId ? openFenOf(book.custody, claim) : unknown('obligation', `${obligationId} ${officerId}`);
}
