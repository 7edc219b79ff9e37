import type { Recorded } from '#libs/book/envelope.js';
import type { Month } from '#libs/kernel/dates.js';
import { add, negate, subtract, ZERO } from '#libs/kernel/fen.js';
import type { DocNo } from '#libs/kernel/ids.js';
import type { BankResult, BatchEvent } from './batches.js';
import type { Benefits } from './benefits.js';
import { moveQuota, putLine } from './evolve-pay-lists.js';
import { monthsOf } from './months.js';
import type { Payouts } from './payouts.js';

/** What becomes of lines at the bank, of their quota, and of the months that count as paid. Never refuses. */
export function evolveBatches(payouts: Payouts, benefits: Benefits, event: Recorded<BatchEvent>): void {
  const { type, data, seq, unitId, occurredOn } = event;
  const { batchId, listId } = data;
  switch (type) {
    case 'BatchSubmitted':
      moveQuota(payouts, { unitId, policyId: data.policyId }, negate(data.totalFen));
      return payouts.batches.put(batchId, { ...data, seq, unitId, submittedOn: occurredOn, lineNos: [], paidFen: ZERO, returnedFen: ZERO });
    case 'BatchLines': {
      const batch = payouts.batches.known(batchId);
      for (const { no, accountToken } of data.lines) {
        const line = payouts.line(listId, no);
        const isHeirs = benefits.enrolments.known(line.enrolId).payee.ground === 'HEIR';
        putLine(payouts, { ...line, state: 'SENT', batchId, accountToken, ...(isHeirs ? { toHeir: true } : {}) });
      }
      return payouts.batches.put(batchId, { ...batch, seq, lineNos: [...batch.lineNos, ...data.lines.map(({ no }) => no)] });
    }
    case 'LinesPaid': {
      for (const { no } of data.lines) {
        const line = payouts.line(listId, no);
        putLine(payouts, { ...line, state: 'PAID', paidOn: occurredOn, paidIn: event.periodId as Month });
        benefits.notePaid(line.enrolId, monthsOf(line));
      }
      noteResults(
        payouts,
        batchId,
        data.lines.map((line) => ({ ...line, outcome: 'PAID' })),
      );
      const batch = payouts.batches.known(batchId);
      return payouts.batches.put(batchId, { ...batch, seq, paidFen: add(batch.paidFen, data.totalFen) });
    }
    case 'LinePaymentsReversed': {
      for (const { no } of data.lines) {
        const { paidOn: _on, paidIn: _in, ...line } = payouts.line(listId, no);
        putLine(payouts, { ...line, state: 'SENT' });
        benefits.noteUnpaid(line.enrolId, monthsOf(line));
      }
      const batch = payouts.batches.known(batchId);
      return payouts.batches.put(batchId, { ...batch, seq, paidFen: subtract(batch.paidFen, data.totalFen) });
    }
    case 'LinesReturned': {
      for (const { no, code } of data.lines) putLine(payouts, { ...payouts.line(listId, no), state: 'RETURNED', returnedOn: occurredOn, returnCode: code });
      noteResults(
        payouts,
        batchId,
        data.lines.map(({ code, ...line }) => ({ ...line, outcome: code })),
      );
      moveQuota(payouts, { unitId, policyId: data.policyId }, data.totalFen);
      const batch = payouts.batches.known(batchId);
      return payouts.batches.put(batchId, { ...batch, seq, returnedFen: add(batch.returnedFen, data.totalFen) });
    }
    default:
      return event satisfies never;
  }
}

function noteResults({ bankResults }: Payouts, batchId: BankResult['batchId'], results: readonly (Omit<BankResult, 'batchId'> & { readonly bankRef: DocNo })[]): void {
  for (const { bankRef, no, fen, outcome } of results) bankResults.put(bankRef, { batchId, no, fen, outcome });
}
