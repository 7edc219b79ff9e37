import type { PolicyId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import type { PolicyKind, PolicyVersionOf, Registry } from './registry.js';

/** All versions of a policy of that kind, oldest first; UNKNOWN where nobody published it, or as another kind. */
export function versionsOf<Kind extends PolicyKind>(registry: Registry, policyId: PolicyId, kind: Kind): readonly PolicyVersionOf<Kind>[] {
  const versions = registry.policies.get(policyId);
  // The versions of a policy are all of one kind (PublishPolicy).
  return versions?.[0]?.kind === kind ? (versions as readonly PolicyVersionOf<Kind>[]) : unknown('policy', policyId);
}
