import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openViews } from '#libs/views/open-views.js';
import { readAndParse, timed } from './fold.js';
import { CODE } from './history.js';
import type { Contestant, Figures } from './rounds.js';

/** Building all views of a book from its first event, against reading it. */
export function rebuildContestants(path: string, folder: string): readonly Contestant[] {
  const rebuilt = join(folder, 'rebuilt');
  const inFile = async () => {
    const figures = await rebuildAt(path, `sqlite:${join(rebuilt, 'views.db')}`);
    rmSync(rebuilt, { recursive: true, force: true });
    return figures;
  };
  const postgres = process.env.BENCH_POSTGRES;
  return [
    readAndParse(path),
    { name: 'rebuild of all views in SQLite', measure: inFile },
    ...(postgres === undefined ? [] : [{ name: 'rebuild of all views in PostgreSQL', measure: () => rebuildAt(path, postgres) }]),
  ];
}

async function rebuildAt(path: string, address: string): Promise<Figures> {
  const views = await openViews(address, {
    onFault: (error) => {
      throw error;
    },
  });
  try {
    return await timed(path, (log) => views.rebuild(log, CODE));
  } finally {
    await views.close();
  }
}
