import type { Book } from '#libs/book/book.js';
import type { EntityRef } from '#libs/book/entities.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import { type CombinedPosts, combinedPosts } from '#libs/registry/combined-posts.js';
import { type Finding, firstOf, groupedBy } from './finding.js';

/** Accounts into which several people's subsidies go, since one guardian or heir is paid for them all. */
export function* accountOfSeveral({ benefits }: Book): Generator<Finding> {
  const drawing = [...benefits.enrolments.values()].flatMap(({ account, ...enrolment }) =>
    account === undefined || enrolment.state === 'REJECTED' ? [] : [{ ...enrolment, account }],
  );
  for (const enrolments of groupedBy(drawing, ({ account }) => account.accountToken).values()) {
    const [first] = enrolments;
    if (first === undefined || new Set(enrolments.map(({ beneficiaryId }) => beneficiaryId)).size < 2) continue;
    yield {
      ...{ unitId: first.unitId, on: firstOf(enrolments.map(({ account }) => account.on)) },
      officerIds: [...new Set(enrolments.flatMap(({ account }) => [account.requestedBy, account.approvedBy]))],
      evidence: enrolments.map(({ enrolId }): EntityRef => ({ kind: 'enrolment', id: enrolId })),
      seqs: enrolments.map(({ seq }) => seq),
    };
  }
}

/** Officers who act in posts that are kept apart, by the county's leave: whatever they do in them is to be looked at (domain rules 3.8). */
export function* postsCombinedByLeave(book: Book, today: IsoDate): Generator<Finding> {
  for (const posts of combinedPosts(book, book.county, today)) if (posts.isAllowed) yield inOneHand(posts, today);
}

/** Officers who still hold both posts though the county's leave is over, or never had it. Invariant 54. */
export function* postsCombinedWithoutLeave(book: Book, today: IsoDate): Generator<Finding> {
  for (const posts of combinedPosts(book, book.county, today)) if (!posts.isAllowed) yield inOneHand(posts, today);
}

function inOneHand({ officerId, unitIds }: CombinedPosts, on: IsoDate): Finding {
  const [unitId] = unitIds;
  const units = [...new Set(unitIds)].map((id): EntityRef => ({ kind: 'unit', id }));
  return { unitId, on, officerIds: [officerId], evidence: [{ kind: 'officer', id: officerId }, ...units], seqs: [] };
}
