import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { transitAccount } from '#libs/custody/registered-account.js';
import { fenOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, least, subtract } from '#libs/kernel/fen.js';
import type { AccountId, ObligationId, OfficerId, PaymentId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import type { ReceiptUse } from '#libs/receipts/receipts.js';
import { useSheet } from '#libs/receipts/sheets.js';
import { lineOf, obligationOf } from './obligations.js';
import { openOf } from './reductions.js';

/** An officer pays what he owes in the payer's place. Domain rules 3.6, R4, R28; invariants 17, 18, 25, 35. */
export interface PayMakeUp {
  readonly obligationId: ObligationId;
  readonly officerId: OfficerId;
  readonly fen: Fen;
  /** How much of it is late fee; unless said otherwise it goes to the principal first. */
  readonly lateFeeFen?: Fen;
  readonly accountId: AccountId;
  readonly receipt?: ReceiptUse;
  readonly paidOn: IsoDate;
  /** Came in after the day's cut-off at the bank. */
  readonly afterCutoff: boolean;
}

/**
 * Refuses DATE_INVALID before it was opened, NO_TICKET and what a sheet can be refused for, ACCOUNT_NOT_REGISTERED, MAKEUP_EXCESS
 * beyond what he owes. From then on the money is remitted like a payment, under its own payment id.
 */
export function payMakeUp(book: Book, command: PayMakeUp, { actor, unitId, newId }: Context): readonly DecidedEvent[] {
  const { obligationId, officerId, fen, paidOn, afterCutoff } = command;
  const obligation = obligationOf(book, obligationId);
  const open = openOf(lineOf(obligation, officerId));
  const { openedOn, caseId, levyId } = obligation;
  if (paidOn < openedOn) refuse('DATE_INVALID', { paidOn, openedOn });
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { obligationId });
  const lateFeeFen = command.lateFeeFen ?? subtract(fen, least(fen, open.principalFen));
  if (lateFeeFen > fen) refuse('AMOUNT_INVALID', { fen, lateFeeFen });
  const paid = { principalFen: subtract(fen, lateFeeFen), lateFeeFen };

  const receipt = command.receipt === undefined ? refuse('NO_TICKET') : useSheet(book, command.receipt, { officerId: actor.officerId, unitId, on: paidOn, totalFen: fen });
  const accountId = transitAccount(book, command.accountId, { unitId, on: paidOn });
  if (paid.principalFen > open.principalFen || paid.lateFeeFen > open.lateFeeFen) refuse('MAKEUP_EXCESS', { obligationId, officerId, openFen: fenOf(open), fen });
  return [event('MakeUpPaid', { paymentId: newId<PaymentId>(), obligationId, caseId, levyId, officerId, ...paid, accountId, receipt, afterCutoff }, paidOn)];
}
