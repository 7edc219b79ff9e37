import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, PartyId, PayListId, PolicyId, RecoveryId, UnitId } from '#libs/kernel/ids.js';

/** Why money that was paid was not due. */
export const OVERPAYMENT_CAUSES = ['STOPPED_LATE', 'PAID_TWICE', 'NOT_ENTITLED', 'WRONG_ACCOUNT', 'FALSE_CLAIM'] as const;
export type OverpaymentCause = (typeof OVERPAYMENT_CAUSES)[number];

/** What of a paid line was not due; fen. */
export interface OverpaidLine {
  readonly listId: PayListId;
  readonly no: number;
  readonly fen: Fen;
}

interface RecoveryOf {
  readonly recoveryId: RecoveryId;
  readonly policyId: PolicyId;
  readonly fen: Fen;
  /** Found in the year in which it was paid: the expense shrinks; later it is owed to finance (2103.04). */
  readonly sameYear: boolean;
}

export type RecoveryEvent =
  | { type: 'OverpaymentEstablished'; data: RecoveryOf & { beneficiaryId: PartyId; lines: readonly OverpaidLine[]; causeCode: OverpaymentCause; docNo: DocNo } }
  | { type: 'OverpaymentRepaid'; data: RecoveryOf & { accountId: AccountId; bankRef: DocNo } }
  | { type: 'RecoveredFundsReturned'; data: RecoveryOf & { slipNo: DocNo } }
  | { type: 'RecoveryWrittenOff'; data: RecoveryOf & { authorityUnitId: UnitId; docNo: DocNo } };

/** Money to get back from one person. fen = open + repaid + written off; what is repaid lies in the agency account until it is returned. */
export interface Recovery extends RecoveryOf {
  /** Seq of the last event that touched it: the version that If-Match names. */
  readonly seq: number;
  readonly unitId: UnitId;
  readonly beneficiaryId: PartyId;
  readonly lines: readonly OverpaidLine[];
  readonly causeCode: OverpaymentCause;
  readonly docNo: DocNo;
  readonly establishedOn: IsoDate;
  readonly repaidFen: Fen;
  readonly returnedFen: Fen;
  readonly writtenOffFen: Fen;
  /** The day of the last repayment, return or writing off: no later step is dated before it. */
  readonly lastOn: IsoDate;
}
