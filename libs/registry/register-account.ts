import type { Book } from '#libs/book/book.js';
import type { Context } from '#libs/book/context.js';
import { type DecidedEvent, event } from '#libs/book/events.js';
import { earlierOf } from '#libs/kernel/dates.js';
import { refuse } from '#libs/kernel/refusal.js';
import { unitOf } from './posts.js';
import type { BankAccount } from './registry.js';

/** A bank account through which public money may pass: no other may be named in a payment (invariant 25). */
export type RegisterAccount = BankAccount;

/** Refuses ALREADY_EXISTS, UNKNOWN for the unit. */
export function registerAccount(book: Book, command: RegisterAccount, { today }: Context): readonly DecidedEvent[] {
  if (book.registry.accounts.has(command.accountId)) refuse('ALREADY_EXISTS', { kind: 'bank account', id: command.accountId });
  unitOf(book.registry, command.unitId);
  return [event('BankAccountRegistered', command, earlierOf(command.validFrom, today))];
}
