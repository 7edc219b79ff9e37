import { releasedMakeUps } from '#libs/accountability/release-make-up.js';
import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { type HeldPayment, paymentsOf, unsentOf } from '#libs/custody/custody.js';
import { fenOf, NOTHING, plus, type Split } from '#libs/custody/split.js';
import { addDays, type IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { lateFeeUnpaid } from './late-fee-rules.js';
import type { Levy } from './levy.js';
import { levyOn } from './levy-on.js';
import { checkStatus, NOT_REVOKED } from './levy-status.js';
import type { Revoker } from './proceedings.js';

/** A decision is revoked: nothing of it is owed any more, and what was paid goes back to the payer. Domain rules 2.1, 3.10, R12, R18. */
export interface RevokeDecision {
  readonly levyId: LevyId;
  readonly by: Revoker;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses STATE_INVALID for what is revoked, DATE_INVALID for a day whose month lies before that of a payment that it touches (R31). */
export function revokeDecision(book: Book, { levyId, by, docNo, on }: RevokeDecision): readonly DecidedEvent[] {
  const levy = levyOn(book, levyId, on);
  checkStatus(levy, on, NOT_REVOKED);
  const payments = paymentsOf(book.custody, levyId);
  checkMonth(book, levy, payments, on);

  // What was paid in at the bank lies with the county, gathered into a remittance or not.
  const [atTheBank, byTheTownship] = [payments.filter(isAtTheBank), payments.filter((payment) => !isAtTheBank(payment))];
  const lines = byTheTownship.map((payment) => ({ paymentId: payment.paymentId, ...unsentOf(payment) })).filter((line) => fenOf(line) > 0);
  const parts = {
    open: { principalFen: levy.payerBalanceFen, lateFeeFen: lateFeeUnpaid(book.registry, levy, addDays(on, -1)) },
    collected: together(lines),
    remitted: together([...atTheBank, ...byTheTownship.map(({ sent }) => sent)]),
  };
  return [event('LevyDecisionRevoked', { levyId, by, docNo, ...parts, lines }, on), ...releasedMakeUps(book, levyId, on)];
}

/** No debt that a payment has ended, and no money that it brought in, is taken out of an earlier month than the payment's own. */
function checkMonth(book: Book, { unitId, moves }: Levy, payments: readonly HeldPayment[], on: IsoDate): void {
  const { periodId } = book.periodOf(unitId, on);
  const later = [...moves, ...payments].find((posted) => posted.periodId > periodId);
  if (later !== undefined) refuse('DATE_INVALID', { on, postedInto: later.periodId });
}

function isAtTheBank({ channel }: HeldPayment): boolean {
  return channel === 'BANK_DIRECT';
}

function together(splits: readonly Split[]): Split {
  return splits.reduce(plus, NOTHING);
}
