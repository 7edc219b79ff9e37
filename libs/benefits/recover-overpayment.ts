import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { agencyAccount } from '#libs/custody/registered-account.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { Fen } from '#libs/kernel/fen.js';
import type { AccountId, DocNo, RecoveryId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkStep, heldFen, openFen, recoveryOf } from './recovery.js';

interface OfRecovery {
  readonly recoveryId: RecoveryId;
  readonly fen: Fen;
  readonly on: IsoDate;
}

/** The person gives money back, through the bank, into the township's agency account (代收代付户); never in cash. Domain rules 2.6; invariant 25. */
export interface RepayOverpayment extends OfRecovery {
  readonly accountId: AccountId;
  readonly bankRef: DocNo;
}

/** Refuses UNKNOWN, RECOVERY_EXCESS beyond what is open, NOTHING_TO_DO, DATE_INVALID, ACCOUNT_NOT_REGISTERED, ALREADY_EXISTS for a bank number that was entered. */
export function repayOverpayment(book: Book, { recoveryId, fen, on, accountId, bankRef }: RepayOverpayment): readonly DecidedEvent[] {
  const recovery = recoveryOf(book, recoveryId);
  const { policyId, sameYear, unitId } = recovery;
  if (book.payouts.repayments.has(bankRef)) refuse('ALREADY_EXISTS', { kind: 'repayment', id: bankRef });
  checkStep(recovery, fen, { mostFen: openFen(recovery), on });
  agencyAccount(book, accountId, { unitId, on });
  return [event('OverpaymentRepaid', { recoveryId, policyId, fen, sameYear, accountId, bankRef }, on)];
}

/** What was given back goes where it belongs: into the quota within the year, else to finance (2103.04). */
export interface ReturnRecoveredFunds extends OfRecovery {
  readonly slipNo: DocNo;
}

/** Refuses UNKNOWN, RECOVERY_EXCESS beyond what lies in the agency account, NOTHING_TO_DO, DATE_INVALID. */
export function returnRecoveredFunds(book: Book, { recoveryId, fen, on, slipNo }: ReturnRecoveredFunds): readonly DecidedEvent[] {
  const recovery = recoveryOf(book, recoveryId);
  const { policyId, sameYear } = recovery;
  checkStep(recovery, fen, { mostFen: heldFen(recovery), on });
  return [event('RecoveredFundsReturned', { recoveryId, policyId, fen, sameYear, slipNo }, on)];
}

/** The county lets a claim go that cannot be got in, by a document of its own. */
export interface WriteOffRecovery extends OfRecovery {
  readonly docNo: DocNo;
}

/** Refuses UNKNOWN, RECOVERY_EXCESS beyond what is open, NOTHING_TO_DO, DATE_INVALID. */
export function writeOffRecovery(book: Book, { recoveryId, fen, on, docNo }: WriteOffRecovery): readonly DecidedEvent[] {
  const recovery = recoveryOf(book, recoveryId);
  const { policyId, sameYear } = recovery;
  checkStep(recovery, fen, { mostFen: openFen(recovery), on });
  return [event('RecoveryWrittenOff', { recoveryId, policyId, fen, sameYear, authorityUnitId: book.county, docNo }, on)];
}
