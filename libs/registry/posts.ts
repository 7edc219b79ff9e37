import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { Assignment, Registry, Unit } from './registry.js';
import type { Role } from './roles.js';

/** The county's own unit. */
export function countyUnit(registry: Registry): UnitId {
  return registry.genesis.get()?.countyCode as string as UnitId;
}

/** The unit, or UNKNOWN. */
export function unitOf(registry: Registry, unitId: UnitId): Unit {
  return registry.units.get(unitId) ?? unknown('unit', unitId);
}

/** Whether `unitId` is `above` or lies below it. */
export function isWithin(registry: Registry, unitId: UnitId, above: UnitId): boolean {
  for (let at: UnitId | undefined = unitId; at !== undefined; at = registry.units.get(at)?.parentId) {
    if (at === above) return true;
  }
  return false;
}

/** The posts that an officer holds on a day. */
export function postsOn(registry: Registry, officerId: OfficerId, on: IsoDate): readonly Assignment[] {
  const ids = registry.assignmentsOf.get(officerId) ?? [];
  return ids.map((id) => registry.assignments.known(id)).filter((post) => isHeldOn(post, on));
}

/** The first of the officer's posts on a day with one of these roles at the unit or above it. */
export function postFor(registry: Registry, officerId: OfficerId, roles: readonly string[], { unitId, on }: { unitId: UnitId; on: IsoDate }): Assignment | undefined {
  return postsOn(registry, officerId, on).find((post) => roles.includes(post.role) && isWithin(registry, unitId, post.unitId));
}

/** The officers who hold one of these roles at the unit or above it on a day. */
export function officersFor(registry: Registry, roles: readonly Role[], at: { unitId: UnitId; on: IsoDate }): readonly OfficerId[] {
  const officers = [...registry.assignmentsOf.entries()].map(([officerId]) => officerId);
  return officers.filter((officerId) => postFor(registry, officerId, roles, at) !== undefined);
}

/** The officers who hold a role on a day, at whatever unit. */
export function holdersOf(registry: Registry, role: Role, on: IsoDate): readonly OfficerId[] {
  return [...registry.assignments.values()].filter((post) => post.role === role && isHeldOn(post, on)).map(({ officerId }) => officerId);
}

/** From its first day until the day before its revocation. */
export function isHeldOn({ from, revokedOn }: Assignment, on: IsoDate): boolean {
  return from <= on && (revokedOn === undefined || on < revokedOn);
}
