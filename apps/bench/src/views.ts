import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { askedAsOf } from './as-of.js';
import { CODE } from './history.js';
import { rebuildContestants } from './rebuild.js';
import { interleaved, printStandings } from './rounds.js';
import { type ViewStore, withViewStores } from './view-stores.js';
import { FOLLOWED_A_ROUND, ViewedBook } from './viewed-book.js';

/** Following a book, asking about its past and building its views anew, in SQLite and in PostgreSQL. */
export async function measureViews(path: string, folder: string, rounds: number): Promise<void> {
  await withViewStores(folder, async (stores) => {
    await measureStanding(path, stores, rounds);
    printStandings('Building all views', await interleaved(rebuildContestants(path, stores), rounds));
  });
}

async function measureStanding(path: string, stores: readonly ViewStore[], rounds: number): Promise<void> {
  const log = await openSqliteLog(path, { readOnly: true });
  const size = (await log.head(CODE)) - rounds * FOLLOWED_A_ROUND;
  const books: ViewedBook[] = [];
  try {
    for (const store of stores) books.push(await ViewedBook.build(store, log, size));
    for (const atATime of [100, 1] as const) {
      const followers = books.map((book) => book.following(atATime));
      printStandings(`Following at ${size} events, ${atATime} a transaction`, await interleaved(followers, rounds));
    }
    for (const book of books) {
      for (const { title, contestants } of await askedAsOf(book)) printStandings(title, await interleaved(contestants, rounds));
    }
  } finally {
    await Promise.all(books.map(({ views }) => views.close()));
    await log.close();
  }
}
