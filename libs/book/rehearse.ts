import { Refusal } from '#libs/kernel/refusal.js';
import type { Book } from './book.js';
import { type CommandRequest, type Moment, preview } from './decide.js';
import { record } from './recorder.js';

/**
 * Decides commands one after another, each on what the ones before it would have left, and takes everything back: what a long list
 * would come to if it were filed now. Answers for each command its refusal, or undefined; what refuses while the command is made
 * counts as its refusal. The book is at work as long as it takes.
 */
export function rehearse(book: Book, commands: readonly (() => CommandRequest)[], moment: Moment): readonly (Refusal | undefined)[] {
  const before = book.undo.length;
  try {
    return commands.map((make) => tryOut(book, make, moment));
  } finally {
    book.undo.undoTo(before);
  }
}

function tryOut(book: Book, make: () => CommandRequest, moment: Moment): Refusal | undefined {
  try {
    const request = make();
    const { actor, events } = preview(book, request, moment);
    record(book, events, { actor, evidence: request.evidence, commandId: request.commandId }, moment.now);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
