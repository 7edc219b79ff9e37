import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { fen as checkedFen, type Fen, subtract } from '#libs/kernel/fen.js';
import type { DocNo, RemittanceId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import { checkNotBefore, remittanceOf } from './remittance.js';
import type { Remittance } from './remittances.js';
import { coveredBy } from './split.js';

/** County finance books what the statement of the county's account says has arrived; the rest stays on the way (在途差额). Invariant 29. */
export interface ConfirmCountyCredit {
  readonly remittanceId: RemittanceId;
  readonly fen: Fen;
  readonly creditedOn: IsoDate;
  readonly stmtRef: DocNo;
}

/**
 * Refuses STATE_INVALID unless it was sent and has not bounced, DATE_INVALID before it was sent, NOTHING_TO_DO for 0,
 * ALREADY_EXISTS for a line of the statement that was booked for it, CREDIT_MISMATCH beyond the sum sent, less what has arrived before. The event says which part of which source it covers.
 */
export function confirmCountyCredit(book: Book, { remittanceId, fen, creditedOn, stmtRef }: ConfirmCountyCredit): readonly DecidedEvent[] {
  const { lines, totalFen, sentOn, creditedFen, creditRefs, toAccountId, toKind } = sentRemittance(book, remittanceId);
  checkNotBefore(creditedOn, sentOn);
  if (checkedFen(fen) === 0) refuse('NOTHING_TO_DO', { remittanceId });
  if (creditRefs.includes(stmtRef)) refuse('ALREADY_EXISTS', { kind: 'county credit', id: stmtRef });
  const onTheWayFen = subtract(totalFen, creditedFen);
  if (fen > onTheWayFen) refuse('CREDIT_MISMATCH', { remittanceId, onTheWayFen, fen });
  const covered = coveredBy(lines, creditedFen, fen);
  return [event('CountyCreditConfirmed', { remittanceId, fen, lines: covered, toAccountId, toKind, stmtRef, countyUnitId: book.county }, creditedOn)];
}

/** Also one that has arrived in full: whatever is credited to it further is beyond the sum sent. */
function sentRemittance(book: Book, remittanceId: RemittanceId): Remittance & Required<Pick<Remittance, 'sentOn' | 'toAccountId' | 'toKind'>> {
  const remittance = remittanceOf(book, remittanceId);
  const { state, sentOn, toAccountId, toKind } = remittance;
  const isSent = state === 'SENT' || state === 'CREDITED';
  if (!isSent || sentOn === undefined || toAccountId === undefined || toKind === undefined) return stateInvalid('remittance', remittanceId, state, ['SENT']);
  return { ...remittance, sentOn, toAccountId, toKind };
}
