import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { EnrolId, PayListId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { Enrolment } from './benefits.js';
import { inChunks } from './chunks.js';
import { type EntitledMonth, entitledMonths, linesOver, type Span } from './due-lines.js';
import { enrolmentOf } from './entitlement.js';
import { LIST_LIMIT_LINES, type LineDue } from './pay-lists.js';

/**
 * Who is to be paid for which months. The book reckons every line from the entitlement; the enroller says for whom, and what his own
 * reckoning comes to. Months that an earlier list left out are lines of their own (补发). Invariants 38, 39, 42.
 */
export interface PreparePayList extends Span {
  readonly unitId: UnitId;
  readonly policyId: PolicyId;
  /** For these alone, as on a supplementary list; else for everybody of the unit who has months that no list pays. */
  readonly enrolIds?: readonly EnrolId[];
  readonly totalFen: Fen;
  readonly on: IsoDate;
}

/**
 * Refuses UNKNOWN; DATE_INVALID for a span that ends before it begins or after the year of `on`; of somebody named NOT_ENTITLED without a month
 * in it and DUPLICATE_BENEFIT where a list pays one of them already, county-wide; NOTHING_TO_DO for a list of nobody; TOO_LARGE; RATE_MISMATCH where the sum is another.
 */
export function preparePayList(book: Book, command: PreparePayList, { unitId, newId, saltedLines }: Context): readonly DecidedEvent[] {
  const { policyId, from, to, totalFen, on } = command;
  latestSubsidy(book.registry, policyId);
  if (from > to || to > `${on.slice(0, 4)}-12`) refuse('DATE_INVALID', { from, to, on });
  const due = dueLines(book, { ...command, unitId });
  if (due.length === 0) refuse('NOTHING_TO_DO', { policyId, from, to });
  if (due.length > LIST_LIMIT_LINES) refuse('TOO_LARGE', { limit: `${LIST_LIMIT_LINES} lines`, lines: due.length });
  const dueFen = sum(...due.map(({ fen }) => fen));
  if (totalFen !== dueFen) refuse('RATE_MISMATCH', { dueFen, totalFen });

  const { lines, root } = saltedLines(due);
  const listId = newId<PayListId>();
  return [
    event('PayListPrepared', { listId, policyId, from, to, linesRoot: root, lineCount: lines.length, totalFen }, on),
    ...inChunks(lines).map((chunkLines, chunk) => event('PayListLines', { listId, chunk, lines: chunkLines }, on)),
  ];
}

type Asked = Pick<PreparePayList, 'unitId' | 'policyId' | 'enrolIds' | 'from' | 'to'>;

/** The lines in the order of the enrolments, numbered from 1. One person may have enrolled twice: what an earlier line of the list pays is not paid again. */
function dueLines(book: Book, asked: Asked): readonly LineDue[] {
  const taken = new Set<string>();
  const lines = enrolmentsAsked(book, asked).flatMap((enrolment) => {
    const entitled = asked.enrolIds === undefined ? entitledMonths(book, enrolment, asked) : namedMonths(book, enrolment, asked);
    const free = entitled.filter(({ month, heldBy }) => heldBy === undefined && !taken.has(`${enrolment.beneficiaryId} ${month}`));
    for (const { month } of free) taken.add(`${enrolment.beneficiaryId} ${month}`);
    return linesOver(enrolment, free);
  });
  return lines.map((line, at) => ({ no: at + 1, ...line }));
}

function enrolmentsAsked(book: Book, { unitId, policyId, enrolIds }: Asked): readonly Enrolment[] {
  const isOfList = (enrolment: Enrolment) => enrolment.unitId === unitId && enrolment.policyId === policyId;
  if (enrolIds === undefined) return [...book.benefits.enrolments.values()].filter(isOfList);
  return enrolIds.map((enrolId) => {
    const enrolment = enrolmentOf(book, enrolId);
    return isOfList(enrolment) ? enrolment : refuse('NOT_ENTITLED', { enrolId, policyId, unitId });
  });
}

function namedMonths(book: Book, enrolment: Enrolment, span: Span): readonly EntitledMonth[] {
  const { enrolId } = enrolment;
  const months = entitledMonths(book, enrolment, span);
  if (months.length === 0) refuse('NOT_ENTITLED', { enrolId, month: span.from });
  const held = months.find(({ heldBy }) => heldBy !== undefined);
  if (held !== undefined) refuse('DUPLICATE_BENEFIT', { enrolId, month: held.month, listId: held.heldBy?.listId, no: held.heldBy?.no });
  return months;
}
