import type { BookCode, CommandId, OfficerId, Sha256Hex } from '#libs/kernel/ids.js';
import { derivedUuid, digestOf } from '#libs/trust/digest.js';
import type { CommandRequest } from './decide.js';

/** The id of a command: the same officer's same key in the same book is the same command, for the life of the book. */
export function commandIdOf(book: BookCode, officerId: OfficerId, idempotencyKey: string): CommandId {
  return derivedUuid('command', book, officerId, idempotencyKey) as CommandId;
}

/** Digest of what was asked, so that a repeated key can be told from a changed request (invariant 7). */
export function requestHashOf({ name, command, evidence, postingPeriod }: Pick<CommandRequest, 'name' | 'command' | 'evidence' | 'postingPeriod'>): Sha256Hex {
  return digestOf({ name, command, evidence, postingPeriod });
}
