import type { Book } from '#libs/book/book.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { fenOf, totalOf } from '#libs/custody/split.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, EntryId, ObligationId, OfficerId } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { splitByShares } from '#libs/kernel/shares.js';
import { dueAfter } from '#libs/periods/deadlines.js';
import { postsOn } from '#libs/registry/posts.js';
import type { ObligationOpened, Reduction, UnauthorisedBasis } from './reductions.js';
import { checkMonthEnds, stillOwed } from './still-owed.js';

/** A reduction that took effect. */
export type Effective = Reduction & { readonly tookEffectOn: IsoDate };

/** How and when it turned out to be without authority. */
export interface Finding {
  readonly basis: UnauthorisedBasis;
  readonly docNo?: DocNo;
  readonly on: IsoDate;
  newId<Id extends string>(): Id;
}

/**
 * A reduction without authority, in one append: it is established, the deciders owe what the payer still owed of it (补足), and an
 * entry says who acted (负责). Nothing where the payer owes nothing of it any more (R10). Domain rules 3.6; invariant 35.
 */
export function unauthorised(book: Book, reduction: Effective, { basis, docNo, on, newId }: Finding): readonly DecidedEvent[] {
  const owed = stillOwed(book, reduction, on);
  if (fenOf(owed) === 0) return [];
  checkMonthEnds(book, reduction, owed, on);
  const { unitId } = book.levies.levies.known(reduction.levyId);
  const { caseId, levyId, kind, source, deciders, tookEffectOn } = reduction;
  const shrunk: Effective = { caseId, levyId, kind, source, deciders, tookEffectOn, ...owed };
  const obligation = obligationFor(book, shrunk, on, newId<ObligationId>());
  const { obligationId } = obligation;
  const entry = { entryId: newId<EntryId>(), ...answering(book, shrunk), fen: fenOf(owed), source: { caseId, obligationId, levyId } };
  return [
    event('ReductionEstablishedUnauthorised', { ...shrunk, basis, ...(docNo === undefined ? {} : { docNo }) }, on, { unitId }),
    event('MakeUpObligationOpened', obligation, on, { unitId }),
    event('AccountabilityEntryRaised', entry, on, { unitId }),
  ];
}

/** Each decider's part by his share, the largest remainder first; the parts are the whole (invariant 35). Due by D12. */
function obligationFor(book: Book, { caseId, levyId, kind, source, deciders, tookEffectOn, ...owed }: Effective, on: IsoDate, obligationId: ObligationId): ObligationOpened {
  const shares = deciders.map(({ shareBp }) => shareBp);
  const [principal, lateFee] = [splitByShares(owed.principalFen, shares), splitByShares(owed.lateFeeFen, shares)];
  const lines = deciders.map((decider, at) => ({ ...decider, principalFen: principal[at] ?? owed.principalFen, lateFeeFen: lateFee[at] ?? owed.lateFeeFen }));
  assertHolds(totalOf(lines) === fenOf(owed), 'OBLIGATION_MISMATCH', () => ({ caseId, lines, ...owed }));
  const due = dueAfter('D12', on, book.calendarOf);
  const rule = kind === 'LOWER' ? 'LOWERED_BY' : 'WAIVED_BY';
  return { obligationId, caseId, levyId, source, rule, lines, valueOn: tookEffectOn, dueOn: due.on, dueProvisional: due.provisional };
}

/** R14: who lowered, all of them; who waived, those who led the unit on that day, else whoever has the largest share. */
function answering(book: Book, { kind, deciders, tookEffectOn }: Effective): { violationCode: 'STANDARD_CHANGED' | 'NOT_COLLECTED'; officerIds: readonly OfficerId[] } {
  const all = deciders.map(({ officerId }) => officerId);
  if (kind === 'LOWER') return { violationCode: 'STANDARD_CHANGED', officerIds: all };
  const heads = all.filter((officerId) => postsOn(book.registry, officerId, tookEffectOn).some(({ role }) => role === 'UNIT_HEAD'));
  const [largest] = deciders.toSorted((a, b) => b.shareBp - a.shareBp);
  return { violationCode: 'NOT_COLLECTED', officerIds: heads.length > 0 || largest === undefined ? heads : [largest.officerId] };
}

/** A reduction that took effect, or undefined. */
export function effective({ tookEffectOn, ...reduction }: Reduction): Effective | undefined {
  return tookEffectOn === undefined ? undefined : { ...reduction, tookEffectOn };
}
