import { expire } from '#libs/accountability/expired-requests.js';
import type { Finding } from '#libs/accountability/unauthorised.js';
import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type Fen, sum } from '#libs/kernel/fen.js';
import type { CaseId, LevyId, PolicyId, UnitId } from '#libs/kernel/ids.js';
import type { Extinguished, SchemeClosure } from '#libs/registry/registry.js';

/** Whether a scheme is closed and the book has not yet ended all that payers owe under it. */
export function isClosing(book: Book): boolean {
  return closing(book) !== undefined;
}

/** How many balances end in one append, and the ids of what follows from the end of a request. */
interface EndingSteps {
  readonly most: number;
  idsFor(caseId: CaseId): Finding['newId'];
}

/**
 * What the book does next for a scheme that is closed, at most so many balances at a time: first it ends the requests that the county has
 * not decided, one by one, so that who let a payer off answers for it; then what payers owe; then it says that this was all.
 * Each step is found from the book alone, so that a closing cut off between two is taken up again. R21; invariant 16.
 */
export function schemeEnding(book: Book, today: IsoDate, { most, idsFor }: EndingSteps): readonly DecidedEvent[] {
  const closure = closing(book);
  if (closure === undefined) return [];
  const { policyId } = closure;
  const { cases, undecided } = book.reductions;
  const levies = book.levies.levies;
  const waiting = Iterator.from(undecided.entries()).map(([caseId]) => cases.known(caseId));
  const [request] = waiting.filter(({ levyId }) => levies.known(levyId).policyId === policyId).take(1);
  if (request !== undefined) return expire(book, request, { on: today, newId: idsFor(request.caseId) });

  const owing = Iterator.from(levies.values()).filter((levy) => levy.policyId === policyId && levy.payerBalanceFen > 0);
  const ended = [...owing.take(most)].map((levy) => extinguished(closure, { ...levy, fen: levy.payerBalanceFen }, today));
  return ended.length > 0 ? ended : [event('SchemeClosureCompleted', { policyId, ...allExtinguished(book, policyId) }, today)];
}

/**
 * Under a scheme that is closed no debt stands: one that enters the books only now, or comes back by a correction, ends in the same
 * append, on the day on which it is recorded. Nothing where the scheme is open or nothing is owed.
 */
export function endedAtOnce(book: Book, levy: Owing & { readonly policyId: PolicyId }): readonly DecidedEvent[] {
  const closure = book.registry.closures.get(levy.policyId);
  return closure === undefined || levy.fen === 0 ? [] : [extinguished(closure, levy, book.today)];
}

/** What a payer owes at a unit. */
interface Owing {
  readonly levyId: LevyId;
  readonly unitId: UnitId;
  readonly fen: Fen;
}

function closing({ registry }: Book): SchemeClosure | undefined {
  return Iterator.from(registry.closures.values()).find(({ completed }) => completed === undefined);
}

function extinguished({ basisDocNo }: SchemeClosure, { levyId, unitId, fen }: Owing, on: IsoDate): DecidedEvent {
  return event('LevyBalanceExtinguished', { levyId, principalFen: fen, basisDocNo }, on, { unitId });
}

function allExtinguished({ levies }: Book, policyId: PolicyId): Extinguished {
  const ended = [...Iterator.from(levies.levies.values()).filter((levy) => levy.policyId === policyId && levy.extinguishedFen > 0)];
  return { count: ended.length, fen: sum(...ended.map(({ extinguishedFen }) => extinguishedFen)) };
}
