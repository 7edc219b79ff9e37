import type { Instant, IsoDate } from '#libs/kernel/dates.js';
import type { PartyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import type { Actor, Evidence } from './envelope.js';
import type { DecidedEvent } from './events.js';
import type { Proposal } from './proposals/proposals.js';

/** Everything that a decision takes from outside the book. */
export interface Context {
  readonly actor: Actor;
  readonly evidence: readonly Evidence[];
  /** The unit of the command: the one whose books it changes. */
  readonly unitId: UnitId;
  readonly today: IsoDate;
  readonly now: Instant;
  /** Ids made from the command's own id, so that deciding it again gives the same ones. */
  newId<Id extends string>(): Id;
  /** Whether the vault has this person. */
  knowsParty(partyId: PartyId): boolean;
  /** What a proposal would do if it came into force now. */
  effectOf(proposal: Proposal): Effect;
}

/** What a proposal does: its events, the maker under whose post they come, and the digest that a checker approves. */
export interface Effect {
  readonly maker: Actor;
  readonly events: readonly DecidedEvent[];
  readonly hash: Sha256Hex;
}
