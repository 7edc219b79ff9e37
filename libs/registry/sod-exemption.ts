import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { IsoDate } from '#libs/kernel/dates.js';
import type { DocNo, ExemptionId, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import { unitOf } from './posts.js';
import { FORBIDDEN_PAIRS, type Role } from './roles.js';

/** The county lets a small township combine two posts until a day, by a document (domain rules 3.8). */
export interface GrantSodExemption {
  readonly pair: readonly [Role, Role];
  readonly unitId: UnitId;
  readonly docNo: DocNo;
  readonly until: IsoDate;
}

/** Refuses SOD_VIOLATION for a pair that statute keeps apart, NOTHING_TO_DO for one that nobody forbids. */
export function grantSodExemption(book: Book, command: GrantSodExemption, context: Context): readonly DecidedEvent[] {
  const { pair, unitId, until } = command;
  unitOf(book.registry, unitId);
  const rule = FORBIDDEN_PAIRS.find((forbidden) => forbidden.pair.every((role) => pair.includes(role)));
  if (rule === undefined) refuse('NOTHING_TO_DO', { pair: pair.join(' ') });
  if (rule.statutory === true) refuse('SOD_VIOLATION', { pair: pair.join(' ') });
  if (until < context.today) refuse('DATE_INVALID', { until, today: context.today });
  return [event('SodExemptionGranted', { exemptionId: context.newId<ExemptionId>(), ...command }, context.today)];
}

export interface EndSodExemption {
  readonly exemptionId: ExemptionId;
  readonly on: IsoDate;
}

export function endSodExemption(book: Book, { exemptionId, on }: EndSodExemption): readonly DecidedEvent[] {
  if (!book.registry.exemptions.has(exemptionId)) unknown('sod exemption', exemptionId);
  return [event('SodExemptionEnded', { exemptionId, on }, on)];
}
