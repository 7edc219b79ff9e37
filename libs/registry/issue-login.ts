import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { checkIsPerson } from './house-actors.js';
import type { LoginKind } from './registry.js';

/**
 * An officer may log in, or again, by a one-time token that is handed out once for it. Whoever holds another's token acts in his
 * name, and could approve what he himself proposed: so it takes two hands, like a post. Never for oneself. Invariants 54, 59.
 */
export interface IssueLogin {
  readonly officerId: OfficerId;
  readonly loginKind: LoginKind;
  /** For an officer who has a login: his password and his sessions end when the token is handed out. */
  readonly renewal: boolean;
}

/** Refuses OFFICER_RESERVED, NOT_AUTHORISED for oneself. */
export function issueLogin(_book: Book, { officerId, loginKind, renewal }: IssueLogin, { actor, today }: Context): readonly DecidedEvent[] {
  checkIsPerson(officerId);
  if (officerId === actor.officerId) refuse('NOT_AUTHORISED', { officerId });
  return [event('LoginIssued', { officerId, loginKind, renewal }, today)];
}
