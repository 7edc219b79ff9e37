import type { Book } from '#libs/book/book.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import type { Batch, BatchLine } from './batches.js';

/** The lines that went to the bank with a batch, in order, each with the account that it went to; whatever became of them since. */
export function linesOfBatch({ payouts }: Book, { listId, lineNos }: Batch): readonly BatchLine[] {
  return lineNos.map((no) => {
    const { fen, accountToken } = payouts.line(listId, no);
    assertHolds(accountToken !== undefined, 'LOG_BROKEN', () => ({ listId, no, missing: 'accountToken' }));
    return { no, fen, accountToken };
  });
}
