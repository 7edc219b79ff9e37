import type { Book } from '#libs/book/book.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import { add, type Fen } from '#libs/kernel/fen.js';
import type { Code, PolicyId } from '#libs/kernel/ids.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { Enrolment } from './benefits.js';
import { entitledFen } from './entitlement.js';
import { monthsOf } from './months.js';
import type { LineDue, PayLine } from './pay-lists.js';

/** From which month to which one is paid. */
export interface Span {
  readonly from: Month;
  readonly to: Month;
}

type Due = Omit<LineDue, 'no'>;

/** A month to which somebody is entitled, and the line that pays it already. */
export interface EntitledMonth {
  readonly month: Month;
  readonly fen: Fen;
  readonly heldBy: PayLine | undefined;
}

/** The months of a span to which an enrolment is entitled, each with its rate and the line that holds it (invariants 38, 39, 42). */
export function entitledMonths(book: Book, enrolment: Enrolment, span: Span): readonly EntitledMonth[] {
  const rivals = book.payouts.of(enrolment.beneficiaryId).filter((line) => isHolding(line) && excludes(book, enrolment.policyId, policyOf(book, line)));
  return monthsOf(span).flatMap((month) => {
    const fen = entitledFen(book, enrolment, month);
    return fen === undefined ? [] : [{ month, fen, heldBy: rivals.find(({ from, to }) => from <= month && month <= to) }];
  });
}

/** Months in a row at one rate are one line: fen = rate × months (invariant 42). */
export function linesOver({ enrolId }: Enrolment, months: readonly EntitledMonth[]): readonly Due[] {
  const lines: (Due & { readonly rateFen: Fen })[] = [];
  for (const { month, fen } of months) {
    const last = lines.at(-1);
    if (last !== undefined && last.rateFen === fen && shiftMonth(last.to, 1) === month) lines[lines.length - 1] = { ...last, to: month, fen: add(last.fen, fen) };
    else lines.push({ enrolId, from: month, to: month, fen, rateFen: fen });
  }
  return lines.map(({ rateFen: _, ...line }) => line);
}

/** Whether a line keeps its months from being listed again: what replaced it does so in its place, and what was cancelled or went to a wrong account pays nobody. */
function isHolding({ state, misdirected }: PayLine): boolean {
  return state !== 'CANCELLED' && state !== 'REISSUED' && misdirected === undefined;
}

function policyOf({ payouts }: Book, { listId }: PayLine): PolicyId {
  return payouts.lists.known(listId).policyId;
}

/** Whether nobody draws both for a month: they are one policy, or of one group (domain rules 5). */
function excludes(book: Book, one: PolicyId, other: PolicyId): boolean {
  const group = groupOf(book, one);
  return one === other || (group !== undefined && group === groupOf(book, other));
}

function groupOf({ registry }: Book, policyId: PolicyId): Code | undefined {
  return latestSubsidy(registry, policyId).subsidy.exclusiveGroup;
}
