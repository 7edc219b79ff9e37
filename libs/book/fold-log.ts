import type { EventLog, StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds, BrokenInvariant } from '#libs/kernel/refusal.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { Book, evolve } from './book.js';
import { fromStored } from './stored-document.js';

/** Folds what a book does not hold yet, from its next seq to the log's end. Stops with LOG_BROKEN where the log is not this book. */
export async function foldLog(log: EventLog, code: BookCode, book = new Book()): Promise<Book> {
  for await (const chunk of log.read(code, book.nextSeq)) {
    book.undo.withoutNotes(() => {
      for (const stored of chunk) foldStored(book, stored);
    });
  }
  const opens = book.registry.genesis.get()?.countyCode;
  assertHolds(opens === code, 'LOG_BROKEN', () => ({ book: code, opens: opens ?? 'nothing' }));
  return book;
}

function foldStored(book: Book, stored: StoredEvent): void {
  const { seq, type, id, bytes } = stored;
  assertHolds(eventIdOf(leafHash(bytes)) === id, 'LOG_BROKEN', () => ({ seq, id, reason: 'the bytes are not those of the id' }));
  try {
    evolve(book, fromStored(stored));
  } catch (error) {
    if (error instanceof BrokenInvariant) throw error;
    // JSON of the right place and type that is no event of ours.
    throw new BrokenInvariant('LOG_BROKEN', { seq, type, reason: (error as Error).message });
  }
}
