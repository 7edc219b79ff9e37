import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf } from '#libs/kernel/dates.js';
import { refuse, stateInvalid } from '#libs/kernel/refusal.js';
import type { FeePolicyVersion } from './registry.js';

/** A version of a fee policy comes into force on its day. Numbers of the law live here, never in code. */
export type PublishPolicy = Omit<FeePolicyVersion, 'version' | 'kind'>;

/** The highest late fee that a policy can set, per mille of the overdue principal a month: the whole of it. */
const MOST_PER_MILLE = 1_000;

/** Refuses STATE_INVALID for a policy whose end is set (a closed scheme stays closed), DATE_INVALID for a version not later than the last, RATE_INVALID. */
export function publishPolicy(book: Book, command: PublishPolicy, { today }: Context): readonly DecidedEvent[] {
  const { policyId, validFrom, validTo } = command;
  const last = book.registry.policies.get(policyId)?.at(-1);
  if (last?.validTo !== undefined) stateInvalid('policy', policyId, 'ENDED', ['OPEN']);
  if (Number(command.terms.lateFeePerMille) > MOST_PER_MILLE) refuse('RATE_INVALID', { text: command.terms.lateFeePerMille });
  if (last !== undefined && validFrom <= last.validFrom) refuse('DATE_INVALID', { validFrom, after: last.validFrom });
  if (validTo !== undefined && validTo < validFrom) refuse('DATE_INVALID', { validFrom, validTo });
  return [event('PolicyPublished', { ...command, kind: 'FEE', version: (last?.version ?? 0) + 1 }, earlierOf(validFrom, today))];
}
