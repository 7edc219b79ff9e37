import type { RowFile } from '#libs/imports/imports.js';
import type { Instant, IsoDate } from '#libs/kernel/dates.js';
import type { AccountToken, ImportId, OfficerId, PartyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import type { Actor, Evidence } from './envelope.js';
import type { DecidedEvent } from './events.js';
import type { Proposal } from './proposals/proposals.js';
import type { SaltedLines } from './salted-lines.js';

/** A checked file, as the house holds it. */
export interface HeldFile extends RowFile {
  readonly importId: ImportId;
}

/** Reports as the house computes them from the ledger: their digest, and that of what differs from the version before. */
export interface ComputedReports {
  readonly version: number;
  readonly sha256: Sha256Hex;
  readonly diffHash?: Sha256Hex;
}

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
  /** Lines of people with a fresh salt each, and the root over them. Never in an effect that a checker approves: it would differ the next time. */
  saltedLines<Line extends object>(lines: readonly Line[]): SaltedLines<Line>;
  /** Digest of the canonical form of a value: what somebody shows that he saw. */
  digestOf(value: unknown): Sha256Hex;
  /** Whether the vault has this person. */
  knowsParty(partyId: PartyId): boolean;
  /** Whether an account of the vault is in the name of a party; undefined where the vault has no such account. */
  isHolder(accountToken: AccountToken, partyId: PartyId): boolean | undefined;
  /** What the house holds under this digest: a file that it has checked row by row, and the id that its import gets. */
  heldFile(fileSha256: Sha256Hex): HeldFile | undefined;
  /** What the house computed of the reports that the command names. Refuses what kept it from computing them. */
  computedReports(): ComputedReports;
  /** What a proposal would do if it came into force now. */
  effectOf(proposal: Proposal): Effect;
}

/** What a proposal does: its events, the maker under whose post they come, and the digest that a checker approves. */
export interface Effect {
  readonly maker: Actor;
  /** Officers whose own money, sheets or post it is about. */
  readonly concerns: readonly OfficerId[];
  readonly events: readonly DecidedEvent[];
  readonly hash: Sha256Hex;
}
