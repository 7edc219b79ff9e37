import type { Book } from '#libs/book/book.js';
import type { Month } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { PolicyId, UnitId } from '#libs/kernel/ids.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { Enrolment } from './benefits.js';
import { entitledFen, isPaidFor } from './entitlement.js';

export interface GapAsked {
  readonly unitId: UnitId;
  readonly policyId: PolicyId;
  readonly month: Month;
}

/** An enrolment that covers the month and is not paid for it. */
export interface Unpaid {
  readonly enrolment: Enrolment;
  readonly fen: Fen;
}

/** Who is entitled for a month in a unit, and who of them is not paid (应享未享, S17). */
export interface Gap {
  readonly entitledCount: number;
  readonly entitledFen: Fen;
  readonly unpaidFen: Fen;
  /** In the order in which they applied. */
  readonly unpaid: readonly Unpaid[];
}

/** The gap of a policy in a month, for a unit and the units below it. Refuses UNKNOWN for unit and policy. */
export function gapIn(book: Book, { unitId, policyId, month }: GapAsked): Gap {
  unitOf(book.registry, unitId);
  latestSubsidy(book.registry, policyId);
  const entitled: Unpaid[] = [];
  for (const enrolment of book.benefits.enrolments.values()) {
    if (enrolment.policyId !== policyId || !isWithin(book.registry, enrolment.villageId, unitId)) continue;
    const fen = entitledFen(book, enrolment, month);
    if (fen !== undefined) entitled.push({ enrolment, fen });
  }
  const unpaid = entitled.filter(({ enrolment }) => !isPaidFor(book, enrolment, month));
  return { entitledCount: entitled.length, entitledFen: totalOf(entitled), unpaidFen: totalOf(unpaid), unpaid };
}

function totalOf(lines: readonly Unpaid[]): Fen {
  return sum(...lines.map(({ fen }) => fen));
}
