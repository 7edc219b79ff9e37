import { readAndParse, timed } from './fold.js';
import { CODE } from './history.js';
import type { Contestant, Figures } from './rounds.js';
import type { ViewStore } from './view-stores.js';

/** Building all views of a book from its first event, against reading it. */
export function rebuildContestants(path: string, stores: readonly ViewStore[]): readonly Contestant[] {
  return [readAndParse(path), ...stores.map((store) => ({ name: `rebuild of all views in ${store.name}`, measure: () => rebuildIn(store, path) }))];
}

async function rebuildIn(store: ViewStore, path: string): Promise<Figures> {
  await store.empty();
  const views = await store.open();
  try {
    return await timed(path, (log) => views.rebuild(log, CODE));
  } finally {
    await views.close();
    await store.empty();
  }
}
