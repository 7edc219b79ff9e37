import { Book, evolve } from '#libs/book/book.js';
import type { RecordedEvent } from '#libs/book/events.js';
import { foldLog } from '#libs/book/fold-log.js';
import { fromStored } from '#libs/book/stored-document.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { CODE } from './history.js';
import type { Contestant, Figures } from './rounds.js';

/** Reading a whole book and parsing its events: what everything that starts from the log rests on. */
export function readAndParse(path: string): Contestant {
  return { name: 'read + parse', measure: () => readAll(path, () => {}) };
}

/** Reading a whole book into state: as it is folded, and as a start does it, which checks every event against its id. */
export function foldContestants(path: string): readonly Contestant[] {
  return [
    readAndParse(path),
    {
      name: 'read + parse + fold into state',
      measure: () => {
        const book = new Book();
        return readAll(path, (event) => evolve(book, event), book);
      },
    },
    { name: 'the same with every hash checked, as at a start', measure: () => startOn(path) },
  ];
}

async function readAll(path: string, take: (event: RecordedEvent) => void, book = new Book()): Promise<Figures> {
  return timed(path, async (log) => {
    for await (const chunk of log.read(CODE, 0)) {
      book.undo.withoutNotes(() => {
        for (const stored of chunk) take(fromStored(stored));
      });
    }
  });
}

function startOn(path: string): Promise<Figures> {
  return timed(path, (log) => foldLog(log, CODE));
}

/** Events a second of somebody who reads the whole book. */
export async function timed(path: string, read: (log: Awaited<ReturnType<typeof openSqliteLog>>) => Promise<unknown>): Promise<Figures> {
  const log = await openSqliteLog(path, { readOnly: true });
  try {
    const begun = performance.now();
    await read(log);
    const seconds = (performance.now() - begun) / 1000;
    return { 'events/s': (await log.head(CODE)) / seconds, seconds };
  } finally {
    await log.close();
  }
}
