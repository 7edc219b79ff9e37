import type { Recorded } from '#libs/book/envelope.js';
import { add, ZERO } from '#libs/kernel/fen.js';
import type { Benefits } from './benefits.js';
import { moveQuota, putLine } from './evolve-pay-lists.js';
import { monthsOf } from './months.js';
import type { Payouts } from './payouts.js';
import type { OverpaidLine, OverpaymentCause, Recovery, RecoveryEvent } from './recoveries.js';

/** What was found not to have been due, and how it comes back. Never refuses. */
export function evolveRecoveries(payouts: Payouts, benefits: Benefits, event: Recorded<RecoveryEvent>): void {
  const { type, data, seq, unitId, occurredOn } = event;
  const { recoveryId, fen } = data;
  if (type === 'OverpaymentEstablished') {
    for (const line of data.lines) noteOverpaid(payouts, benefits, line, data.causeCode);
    const nothingYet = { repaidFen: ZERO, returnedFen: ZERO, writtenOffFen: ZERO };
    return payouts.recoveries.put(recoveryId, { ...data, ...nothingYet, seq, unitId, establishedOn: occurredOn, lastOn: occurredOn });
  }
  const recovery = { ...payouts.recoveries.known(recoveryId), seq, lastOn: occurredOn };
  switch (type) {
    case 'OverpaymentRepaid':
      payouts.repayments.put(data.bankRef, recoveryId);
      return putRecovery(payouts, { ...recovery, repaidFen: add(recovery.repaidFen, fen) });
    case 'RecoveredFundsReturned':
      // What is returned within the year can be paid out again; later it goes to finance (2103.04).
      if (data.sameYear) moveQuota(payouts, { unitId, policyId: data.policyId }, fen);
      return putRecovery(payouts, { ...recovery, returnedFen: add(recovery.returnedFen, fen) });
    case 'RecoveryWrittenOff':
      return putRecovery(payouts, { ...recovery, writtenOffFen: add(recovery.writtenOffFen, fen) });
    default:
      return event satisfies never;
  }
}

function putRecovery({ recoveries }: Payouts, recovery: Recovery): void {
  recoveries.put(recovery.recoveryId, recovery);
}

/** What went to a wrong account never reached its person: his months are free to be listed again. */
function noteOverpaid(payouts: Payouts, benefits: Benefits, { listId, no, fen }: OverpaidLine, cause: OverpaymentCause): void {
  const line = payouts.line(listId, no);
  const isMisdirected = cause === 'WRONG_ACCOUNT';
  putLine(payouts, { ...line, overpaidFen: add(line.overpaidFen, fen), ...(isMisdirected ? { misdirected: true } : {}) });
  if (isMisdirected) benefits.noteUnpaid(line.enrolId, monthsOf(line));
}
