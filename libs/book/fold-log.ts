import type { EventLog } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { Book, evolve } from './book.js';
import { fromStored } from './stored-document.js';

/** Folds what a book does not hold yet, from its next seq to the log's end. Stops with LOG_BROKEN unless it begins with its BookOpened. */
export async function foldLog(log: EventLog, code: BookCode, book = new Book()): Promise<Book> {
  for await (const chunk of log.read(code, book.nextSeq)) {
    book.undo.withoutNotes(() => {
      for (const stored of chunk) evolve(book, fromStored(stored));
    });
  }
  const genesis = book.registry.genesis.get();
  assertHolds(genesis?.countyCode === code, 'LOG_BROKEN', () => ({ book: code, opens: genesis?.countyCode ?? 'nothing' }));
  return book;
}
