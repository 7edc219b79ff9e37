import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { DocNo, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { sumWithinLimit } from '#libs/levy/amount-limit.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import { quotaDocKey } from './evolve-pay-lists.js';

/** County finance lets a township pay out so much under a subsidy (零余额账户用款额度). Domain rules 3.10; invariant 42. */
export interface ReceiveQuota {
  readonly unitId: UnitId;
  readonly policyId: PolicyId;
  readonly fen: Fen;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN for what is no subsidy, ALREADY_EXISTS for a document that was entered, NOTHING_TO_DO for 0, AMOUNT_INVALID. */
export function receiveQuota(book: Book, { policyId, fen, docNo, on }: ReceiveQuota, { unitId }: Context): readonly DecidedEvent[] {
  latestSubsidy(book.registry, policyId);
  const { receivedFen } = book.payouts.quota(unitId, policyId);
  if (sumWithinLimit(fen) === 0) refuse('NOTHING_TO_DO', { policyId });
  sumWithinLimit(receivedFen, fen);
  if (book.payouts.quotaDocs.has(quotaDocKey(unitId, { policyId, docNo }))) refuse('ALREADY_EXISTS', { kind: 'quota document', id: docNo });
  return [event('QuotaReceived', { policyId, fen, docNo }, on)];
}
