import type { Recorded } from '#libs/book/envelope.js';
import { add, addSigned, type Fen, type SignedFen, ZERO } from '#libs/kernel/fen.js';
import type { PayListId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import type { Benefits } from './benefits.js';
import { lineKey, type PayLine, type PayListEvent } from './pay-lists.js';
import { type Payouts, quotaKey } from './payouts.js';

/** Lists and their lines. Reads of the enrolments whose a line is. Never refuses. */
export function evolvePayLists(payouts: Payouts, benefits: Benefits, event: Recorded<PayListEvent>): void {
  const { type, data, seq, unitId, occurredOn, actor } = event;
  switch (type) {
    case 'QuotaReceived': {
      const quota = payouts.quota(unitId, data.policyId);
      payouts.quotaDocs.put(quotaDocKey(unitId, data), true);
      return payouts.quotas.put(quotaKey(unitId, data.policyId), { ...quota, receivedFen: add(quota.receivedFen, data.fen), remainingFen: add(quota.remainingFen, data.fen) });
    }
    case 'PayListPrepared':
      return payouts.lists.put(data.listId, { ...data, seq, unitId, state: 'PREPARED', preparedBy: actor.officerId, preparedOn: occurredOn, nextNo: 1 });
    case 'PayListLines':
      for (const { salt, ...due } of data.lines) {
        const { beneficiaryId } = benefits.enrolments.known(due.enrolId);
        addLine(payouts, { ...due, listId: data.listId, beneficiaryId, state: 'PREPARED', overpaidFen: ZERO });
      }
      return;
    case 'PayListApproved': {
      const list = payouts.lists.known(data.listId);
      for (const line of payouts.linesIn(list)) if (line.state === 'PREPARED') putLine(payouts, { ...line, state: 'APPROVED' });
      return payouts.lists.put(data.listId, { ...list, seq, state: 'APPROVED', noticeId: data.noticeId, approvedOn: occurredOn });
    }
    case 'LineCancelled':
      putLine(payouts, { ...payouts.line(data.listId, data.no), state: 'CANCELLED', cancelReason: data.reasonCode });
      return touchList(payouts, data.listId, seq);
    case 'LineReissued': {
      const returned = payouts.line(data.listId, data.no);
      putLine(payouts, { ...returned, state: 'REISSUED', replacedBy: data.newNo });
      const { enrolId, beneficiaryId, from, to, fen } = returned;
      const again = { enrolId, beneficiaryId, from, to, fen, listId: data.listId };
      addLine(payouts, { ...again, no: data.newNo, state: 'APPROVED', replaces: data.no, overpaidFen: ZERO });
      return touchList(payouts, data.listId, seq);
    }
    default:
      return event satisfies never;
  }
}

/** Under which a quota document is found. */
export function quotaDocKey(unitId: UnitId, { policyId, docNo }: { readonly policyId: PolicyId; readonly docNo: string }): string {
  return `${unitId} ${policyId} ${docNo}`;
}

export function putLine(payouts: Payouts, line: PayLine): void {
  payouts.lines.put(lineKey(line.listId, line.no), line);
}

/** Money leaves a quota (negative) or comes back into it. */
export function moveQuota(payouts: Payouts, { unitId, policyId }: { readonly unitId: UnitId; readonly policyId: PolicyId }, fen: SignedFen): void {
  const quota = payouts.quota(unitId, policyId);
  payouts.quotas.put(quotaKey(unitId, policyId), { ...quota, remainingFen: addSigned(quota.remainingFen, fen) as Fen });
}

function addLine(payouts: Payouts, line: PayLine): void {
  const { listId, no, beneficiaryId } = line;
  putLine(payouts, line);
  payouts.linesOf.put(beneficiaryId, [...(payouts.linesOf.get(beneficiaryId) ?? []), { listId, no }]);
  payouts.lists.put(listId, { ...payouts.lists.known(listId), nextNo: no + 1 });
}

function touchList(payouts: Payouts, listId: PayListId, seq: number): void {
  payouts.lists.put(listId, { ...payouts.lists.known(listId), seq });
}
