import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { ZERO } from '#libs/kernel/fen.js';
import type { DocNo, LevyId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { lateFeeUnpaid } from './late-fee-rules.js';
import type { Levy } from './levy.js';
import { isSchemeClosed, levyOn } from './levy-on.js';
import { checkStatus, STANDING } from './levy-status.js';

/** The payer gets it in writing that he owes nothing (结清证明): the only way in which anybody declares a levy settled. Invariant 32, R26. */
export interface CertifySettlement {
  readonly levyId: LevyId;
  readonly certNo: DocNo;
  readonly on: IsoDate;
}

/**
 * Refuses STATE_INVALID for what is certified, revoked or ended with its scheme, SETTLEMENT_SHORT where the payer owes principal, or late fee that accrued
 * and that no decided case has let him off: whoever takes less as final asks for a reduction.
 */
export function certifySettlement(book: Book, { levyId, certNo, on }: CertifySettlement): readonly DecidedEvent[] {
  const levy = levyOn(book, levyId, on);
  checkStatus(levy, on, STANDING);
  if (levy.settlement !== undefined) stateInvalid('levy', levyId, 'CERTIFIED', ['SETTLED']);
  const { payerBalanceFen } = levy;
  // What nobody can collect any more keeps nobody from his certificate.
  const lateFeeFen = isSchemeClosed(book, levy, on) ? ZERO : lateFeeUnpaid(book.registry, levy, on);
  if (payerBalanceFen > 0 || lateFeeFen > 0) refuse('SETTLEMENT_SHORT', { levyId, payerBalanceFen, lateFeeFen });
  return [event('SettlementCertified', { levyId, certNo }, on)];
}

/** R32: with a debt that comes back the certificate of its levy is withdrawn, where there is one. */
export function withdrawn({ levyId, settlement, unitId }: Levy, on: IsoDate): readonly DecidedEvent[] {
  return settlement === undefined ? [] : [event('SettlementWithdrawn', { levyId, certNo: settlement.certNo }, on, { unitId })];
}
