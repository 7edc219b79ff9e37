import type { IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId, UnitId } from '#libs/kernel/ids.js';
import type { ActingRole, Role } from '#libs/registry/roles.js';
import type { Book } from './book.js';
import type { Context } from './context.js';
import type { DecidedEvent } from './events.js';
import type { Witness } from './proposals/proposals.js';

export type Slice =
  | 'registry'
  | 'handovers'
  | 'receipts'
  | 'levy'
  | 'custody'
  | 'refunds'
  | 'benefits'
  | 'verification'
  | 'filing'
  | 'imports'
  | 'meetings'
  | 'accountability'
  | 'inspection'
  | 'periods'
  | 'openness'
  | 'proposals';

/** What a command is about: for If-Match, for recorded refusals, for finding its history. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
  /** Seq of the last event that touched it; undefined where it does not exist yet. */
  readonly seq?: number | undefined;
}

/**
 * All that the house must know of a command; guards, decisions, routes, OpenAPI and the authorisation-matrix test read it here.
 * A command without a row does not exist.
 */
export interface CommandRow<C> {
  readonly slice: Slice;
  /** One line in official Chinese and in English: what a person does with it. */
  readonly zh: string;
  readonly en: string;
  readonly route: `POST /${string}`;
  /** Who may; at the unit of the command or above it. */
  readonly by: readonly ActingRole[] | ((book: Book, command: C) => readonly ActingRole[]);
  /** Whose approval it needs; none, or an empty list, for commands that take effect at once. */
  readonly approvedBy?: readonly Role[] | ((book: Book, command: C, context: Context) => readonly Role[]);
  /** The one officer with whom it is done, who alone may then approve or reject it: he who counts the cash that he is handed. */
  counterpart?(book: Book, command: C): OfficerId;
  /** Who stands by at such a step and signs last: only with his signature does it come into force. */
  witness?(book: Book, command: C): Witness;
  /** Officers whose own money, sheets or post it is about: none of them makes or checks it (R25). */
  concerns?(book: Book, command: C): readonly OfficerId[];
  /** What is refused before it is asked who may, since the attempt itself must be seen (R24). Throws a Refusal. */
  forbid?(book: Book, command: C, officerId: OfficerId, today: IsoDate): void;
  /** The unit whose books it changes. May answer UNKNOWN. */
  unit(book: Book, command: C): UnitId;
  subject(book: Book, command: C): Subject;
  /** Its subject is there before it and has a version that a reader has seen: If-Match works. */
  readonly versioned?: true;
  /** The business day that the command names, or that of what it puts right; never in the future (invariant 5). */
  on?(command: C, book: Book): IsoDate;
  /** That day may lie in any month: no figure of a month rests on what is recorded. */
  readonly ofNoPeriod?: true;
  /** The rule itself. Pure; says no by a Refusal. */
  decide(book: Book, command: C, context: Context): readonly DecidedEvent[];
}

/** Writes a row so that its functions agree on the command's type. */
export function row<C>(commandRow: CommandRow<C>): CommandRow<C> {
  return commandRow;
}
