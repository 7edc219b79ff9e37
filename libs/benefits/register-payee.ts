import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, EnrolId, PartyId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import type { Enrolment, PayeeGround } from './benefits.js';
import { enrolmentAt } from './enrolment-at.js';

/** A guardian or an heir is paid in the beneficiary's place, by a document. Invariant 43. */
export interface RegisterPayee {
  readonly enrolId: EnrolId;
  readonly payeeId: PartyId;
  readonly ground: PayeeGround;
  readonly docNo: DocNo;
  readonly on: IsoDate;
}

/** Refuses UNKNOWN, STATE_INVALID for an heir of the living and a guardian of the dead, PAYEE_MISMATCH for the beneficiary himself, DATE_INVALID, NOTHING_TO_DO. */
export function registerPayee(book: Book, { on, ...payee }: RegisterPayee, { knowsParty }: Context): readonly DecidedEvent[] {
  const { enrolId, payeeId, ground } = payee;
  const enrolment = enrolmentAt(book, enrolId, { states: ['APPLIED', 'VILLAGE_OK', 'TOWN_OK', 'CONFIRMED', 'STOPPED'], on });
  if (!knowsParty(payeeId)) unknown('party', payeeId);
  if (payeeId === enrolment.beneficiaryId) refuse('PAYEE_MISMATCH', { enrolId, ground });
  checkGround(enrolment, ground);
  if (enrolment.payee.payeeId === payeeId && enrolment.payee.docNo === payee.docNo) refuse('NOTHING_TO_DO', { enrolId });
  return [event('PayeeRegistered', payee, on, { unitId: enrolment.unitId })];
}

function checkGround({ enrolId, state, stop }: Enrolment, ground: PayeeGround): void {
  const ended = stop?.cause === 'DEATH';
  if (ended !== (ground === 'HEIR')) stateInvalid('enrolment', enrolId, stop === undefined ? state : `${state} ${stop.cause}`, ended ? ['HEIR'] : ['GUARDIAN']);
}
