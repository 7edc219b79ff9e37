import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import { fen as asFen, subtract, sum } from '#libs/kernel/fen.js';
import type { DocNo, RecoveryId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { payLineOf, payListOf } from './pay-list.js';
import { lineKey, type PayLine } from './pay-lists.js';
import type { OverpaidLine, OverpaymentCause } from './recoveries.js';

/** Money that one person was paid turns out not to have been due. Domain rules 3.10; invariant 39. */
export interface EstablishOverpayment {
  readonly lines: readonly OverpaidLine[];
  readonly causeCode: OverpaymentCause;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN, NOTHING_TO_DO for nothing, STATE_INVALID for a line that is not paid, DATE_INVALID before the payment, RECOVERY_INVALID beyond what was paid and
 * is in no recovery yet, for lines of two persons, policies, townships or years, and for a part of what went to a wrong account.
 */
export function establishOverpayment(book: Book, { lines, causeCode, docNo, on }: EstablishOverpayment, { unitId, newId }: Context): readonly DecidedEvent[] {
  const paid = lines.map((overpaid) => paidLine(book, overpaid, on));
  const totalFen = sum(...lines.map(({ fen }) => asFen(fen)));
  const [first] = paid;
  if (first === undefined || lines.some(({ fen }) => fen === 0)) return refuse('NOTHING_TO_DO');
  checkTogether(book, paid);
  for (const { fen, listId, no } of lines) {
    const line = payLineOf(book, listId, no);
    const leftFen = subtract(line.fen, line.overpaidFen);
    if (fen > leftFen || (causeCode === 'WRONG_ACCOUNT' && fen !== line.fen)) refuse('RECOVERY_INVALID', { listId, no, leftFen, fen });
  }

  const { policyId } = payListOf(book, first.listId);
  const sameYear = yearOf(first.paidIn) === yearOf(book.periodOf(unitId, on).periodId);
  const { beneficiaryId } = first;
  return [event('OverpaymentEstablished', { recoveryId: newId<RecoveryId>(), policyId, beneficiaryId, lines, fen: totalFen, causeCode, docNo, sameYear }, on)];
}

type Paid = PayLine & { readonly paidIn: Month };

function paidLine(book: Book, { listId, no }: OverpaidLine, on: IsoDate): Paid {
  const line = payLineOf(book, listId, no);
  const { state, paidOn, paidIn } = line;
  if (state !== 'PAID' || paidOn === undefined || paidIn === undefined) return stateInvalid('pay line', lineKey(listId, no), state, ['PAID']);
  if (on < paidOn) refuse('DATE_INVALID', { on, since: paidOn });
  return { ...line, paidIn };
}

/** One recovery is one person's, from the books of one township, policy and year; no line stands in it twice. */
function checkTogether(book: Book, paid: readonly Paid[]): void {
  const shared = ({ listId, beneficiaryId, paidIn }: Paid) => {
    const { unitId, policyId } = payListOf(book, listId);
    return [beneficiaryId, unitId, policyId, yearOf(paidIn)].join(' ');
  };
  const isOne = new Set(paid.map(shared)).size === 1;
  const isTwice = new Set(paid.map(({ listId, no }) => lineKey(listId, no))).size < paid.length;
  if (!isOne || isTwice) refuse('RECOVERY_INVALID', { lines: paid.length });
}

function yearOf(month: Month): string {
  return month.slice(0, 4);
}
