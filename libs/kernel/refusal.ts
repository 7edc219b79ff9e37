import type { RefusalCode } from './refusal-catalogue.js';

/** What a refusal says beside its code: the numbers, dates and ids that let a person see why. Never personal data. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * A rule said no. Thrown by decisions only; one filter words it for people (refusal-catalogue.ts).
 * It is an answer, not a fault: nothing is broken and nothing was recorded but, where the rule wants it, the refusal.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly facts: Facts = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** Says no with a code of domain rules 3.7 and the facts behind it. */
export function refuse(code: RefusalCode, facts: Facts = {}): never {
  throw new Refusal(code, facts);
}

/** Invariant 61: there is no such entity. */
export function unknown(kind: string, id: string): never {
  throw new Refusal('UNKNOWN', { kind, id });
}

/** Invariant 61: a transition that the entity's state machine does not list. */
export function stateInvalid(kind: string, id: string, state: string, allowed: readonly string[]): never {
  throw new Refusal('STATE_INVALID', { kind, id, state, allowed });
}

/** An invariant of the book itself is broken: not an answer to anybody, a reason to stop writing. */
export class BrokenInvariant extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly evidence: Facts,
  ) {
    super(`${code} ${JSON.stringify(evidence)}`);
    this.name = 'BrokenInvariant';
  }
}

/** Stops with evidence unless the condition holds. */
export function assertHolds(holds: boolean, code: RefusalCode, evidence: () => Facts): asserts holds {
  if (!holds) throw new BrokenInvariant(code, evidence());
}
