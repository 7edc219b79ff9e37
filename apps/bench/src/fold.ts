import { Book, evolve } from '#libs/book/book.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { fromStored } from '#libs/book/stored-document.js';
import type { EventLog } from '#libs/event-log/port.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { CODE } from './history.js';
import { type Contestant } from './rounds.js';

/** Reading a whole book: parse only, and fold into state. Events a second. */
export function foldContestants(path: string): readonly Contestant[] {
  return [
    { name: 'read + parse', measure: () => readAll(path, () => {}) },
    {
      name: 'read + parse + fold into state',
      measure: () => {
        const book = new Book();
        return readAll(path, (event) => evolve(book, event), book);
      },
    },
  ];
}

async function readAll(path: string, take: (event: RecordedEvent) => void, book = new Book()): Promise<number> {
  const log: EventLog = await openSqliteLog(path, { readOnly: true });
  const begun = performance.now();
  let events = 0;
  for await (const chunk of log.read(CODE, 0)) {
    book.undo.withoutNotes(() => {
      for (const stored of chunk) take(fromStored(stored));
    });
    events += chunk.length;
  }
  const seconds = (performance.now() - begun) / 1000;
  await log.close();
  return events / seconds;
}
