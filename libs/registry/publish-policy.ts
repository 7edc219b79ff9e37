import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { FeePolicyVersion } from './registry.js';

/** A version of a fee policy comes into force on its day. Numbers of the law live here, never in code. */
export type PublishPolicy = Omit<FeePolicyVersion, 'version' | 'kind'>;

/** Refuses DATE_INVALID for a version not later than the last one, or that ends before it begins. */
export function publishPolicy(book: Book, command: PublishPolicy, { today }: Context): readonly DecidedEvent[] {
  const { policyId, validFrom, validTo } = command;
  const last = book.registry.policies.get(policyId)?.at(-1);
  if (last !== undefined && validFrom <= last.validFrom) refuse('DATE_INVALID', { validFrom, after: last.validFrom });
  if (validTo !== undefined && validTo < validFrom) refuse('DATE_INVALID', { validFrom, validTo });
  return [event('PolicyPublished', { ...command, kind: 'FEE', version: (last?.version ?? 0) + 1 }, earlierOf(validFrom, today))];
}
