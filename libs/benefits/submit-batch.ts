import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { sum } from '#libs/kernel/fen.js';
import type { BatchId, OfficerId, PayListId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { BatchLine } from './batches.js';
import { inChunks } from './chunks.js';
import { enrolmentOf, isEntitledIn } from './entitlement.js';
import { monthsOf } from './months.js';
import { checkLineState, payLineOf, payListOf } from './pay-list.js';
import type { PayLine } from './pay-lists.js';

/** Approved lines go to the bank, each to the account that its payee has now. Invariants 38, 42, 43. */
export interface SubmitBatch {
  readonly listId: PayListId;
  /** These lines; else every line of the list that is approved and not on its way. */
  readonly nos?: readonly number[];
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN, STATE_INVALID for a list or a line that is not approved, NOTHING_TO_DO, DATE_INVALID before the approval or the return that
 * a line makes good, NOT_ENTITLED where a benefit was stopped since, QUOTA_EXCEEDED, PAYEE_MISMATCH for a payee without an account, and for the dead while no heir is registered.
 */
export function submitBatch(book: Book, command: SubmitBatch, { newId }: Context): readonly DecidedEvent[] {
  const { listId, on } = command;
  const { policyId, unitId, state, approvedOn } = payListOf(book, listId);
  if (state !== 'APPROVED' || approvedOn === undefined) return stateInvalid('pay list', listId, state, ['APPROVED']);
  const lines = linesAsked(book, command);
  if (lines.length === 0) refuse('NOTHING_TO_DO', { listId });
  for (const line of lines) checkPayable(book, line, { on, approvedOn });

  const totalFen = sum(...lines.map(({ fen }) => fen));
  const { remainingFen } = book.payouts.quota(unitId, policyId);
  if (totalFen > remainingFen) refuse('QUOTA_EXCEEDED', { policyId, remainingFen, totalFen });

  const batchId = newId<BatchId>();
  const batchLines = lines.map((line) => batchLine(book, line));
  return [
    event('BatchSubmitted', { batchId, listId, policyId, lineCount: lines.length, totalFen }, on),
    ...inChunks(batchLines).map((chunkLines, chunk) => event('BatchLines', { batchId, listId, chunk, lines: chunkLines }, on)),
  ];
}

/** Who let money go to the accounts of these lines: he neither makes nor approves the batch (domain rules 3.8). */
export function accountApprovers(book: Book, command: SubmitBatch): readonly OfficerId[] {
  const approvers = linesAsked(book, command).map(({ enrolId }) => enrolmentOf(book, enrolId).account?.approvedBy);
  return [...new Set(approvers.filter((officerId) => officerId !== undefined))];
}

function linesAsked(book: Book, { listId, nos }: SubmitBatch): readonly PayLine[] {
  if (nos !== undefined) return [...new Set(nos)].map((no) => payLineOf(book, listId, no));
  return [...book.payouts.linesIn(payListOf(book, listId))].filter(({ state }) => state === 'APPROVED');
}

function checkPayable(book: Book, line: PayLine, { on, approvedOn }: { readonly on: IsoDate; readonly approvedOn: IsoDate }): void {
  const { listId, no, enrolId, replaces } = line;
  const since = (replaces === undefined ? undefined : payLineOf(book, listId, replaces).returnedOn) ?? approvedOn;
  if (on < since) refuse('DATE_INVALID', { on, since });
  checkLineState(line, ['APPROVED']);
  const enrolment = enrolmentOf(book, enrolId);
  const lost = monthsOf(line).find((month) => !isEntitledIn(book, enrolment, month));
  if (lost !== undefined) refuse('NOT_ENTITLED', { enrolId, no, month: lost });
}

function batchLine(book: Book, { no, fen, enrolId }: PayLine): BatchLine {
  const { account, payee, stop } = enrolmentOf(book, enrolId);
  if (stop?.cause === 'DEATH' && payee.ground !== 'HEIR') refuse('PAYEE_MISMATCH', { enrolId, no });
  return { no, fen, accountToken: account?.accountToken ?? refuse('PAYEE_MISMATCH', { enrolId, no }) };
}
