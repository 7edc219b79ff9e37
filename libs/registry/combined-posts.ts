import type { Book } from '#libs/book/book.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, ExemptionId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { isWithin, postsOn } from './posts.js';
import type { Assignment, Exemption, Registry } from './registry.js';
import { FORBIDDEN_PAIRS, type Role, type RolePair } from './roles.js';

/** A role at a unit. */
type Post = Pick<Assignment, 'role' | 'unitId'>;

/** The rule that keeps two posts of one person apart. A post reaches the units below its own: a pair meets where either reaches the other's unit (R25). */
export function forbiddenPair(registry: Registry, one: Post, other: Post): RolePair | undefined {
  const isNear = isWithin(registry, one.unitId, other.unitId) || isWithin(registry, other.unitId, one.unitId);
  return FORBIDDEN_PAIRS.find(({ pair: [a, b], anywhere }) => {
    const meets = (a === one.role && b === other.role) || (b === one.role && a === other.role);
    return meets && (anywhere === true || isNear);
  });
}

/** The county's leave to combine a pair at a unit, in force or run out; none for what statute keeps apart (domain rules 3.8). */
export function exemptionsFor({ exemptions }: Registry, { pair, statutory }: RolePair, unitId: UnitId): readonly Exemption[] {
  if (statutory === true) return [];
  return [...exemptions.values()].filter((exemption) => exemption.unitId === unitId && pair.every((role) => exemption.pair.includes(role)));
}

/** Two posts in one hand, and until when the county allows it. Without leave, or after its last day, one of them has to end. */
export interface CombinedPosts {
  readonly officerId: OfficerId;
  readonly pair: readonly [Role, Role];
  readonly unitIds: readonly [UnitId, UnitId];
  readonly exemption?: { readonly exemptionId: ExemptionId; readonly docNo: DocNo; readonly until: IsoDate };
  readonly isAllowed: boolean;
}

/** Who holds posts at a unit, or below it, that are kept apart. */
export function combinedPosts({ registry }: Pick<Book, 'registry'>, unitId: UnitId, today: IsoDate): readonly CombinedPosts[] {
  const officers = [...registry.assignmentsOf.entries()].map(([officerId]) => officerId);
  return officers.flatMap((officerId) => {
    const posts = postsOn(registry, officerId, today);
    return posts
      .flatMap((one, at) => posts.slice(at + 1).flatMap((other) => combination(registry, one, other, today)))
      .filter(({ unitIds }) => unitIds.some((at) => isWithin(registry, at, unitId)));
  });
}

function combination(registry: Registry, one: Assignment, other: Assignment, today: IsoDate): readonly CombinedPosts[] {
  const rule = forbiddenPair(registry, one, other);
  if (rule === undefined) return [];
  const granted = [one.unitId, other.unitId].flatMap((unitId) => exemptionsFor(registry, rule, unitId));
  const longest = granted.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
  const posts = { officerId: one.officerId, pair: [one.role, other.role], unitIds: [one.unitId, other.unitId] } as const;
  if (longest === undefined) return [{ ...posts, isAllowed: false }];
  const { exemptionId, docNo, until } = longest;
  return [{ ...posts, exemption: { exemptionId, docNo, until }, isAllowed: today <= until }];
}
