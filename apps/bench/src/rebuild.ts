import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openViews } from '#libs/views/open-views.js';
import { readAndParse, timed } from './fold.js';
import { CODE } from './history.js';
import type { Contestant, Figures } from './rounds.js';

/** Building all views of a book from its first event, against reading it. */
export function rebuildContestants(path: string, folder: string): readonly Contestant[] {
  return [readAndParse(path), { name: 'rebuild of all views', measure: () => rebuildFrom(path, join(folder, 'rebuilt')) }];
}

async function rebuildFrom(path: string, folder: string): Promise<Figures> {
  const views = await openViews(join(folder, 'views.db'), {
    onFault: (error) => {
      throw error;
    },
  });
  try {
    return await timed(path, (log) => views.rebuild(log, CODE));
  } finally {
    await views.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
