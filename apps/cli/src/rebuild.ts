import { Command } from 'commander';
import type { BookCode } from '#libs/kernel/ids.js';
import { openViews } from '#libs/views/open-views.js';
import { DATA_OPTION, openLogForReading, settingsFor } from './data-dir.js';

/** `mingzhang rebuild [book]`: builds the views of a book from its first event beside the live ones, then puts them in their place. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('重建查询数据 build the views from the log')
    .argument('[book]', 'the book; all of the log by default')
    .option(...DATA_OPTION)
    .action(rebuild);
}

async function rebuild(only: string | undefined, { data }: { data?: string }): Promise<void> {
  const settings = settingsFor(data);
  const log = await openLogForReading(settings);
  const views = await openViews(settings.views, { onFault: (error, book) => console.error(`${book}: ${error.message}`) });
  try {
    for (const code of only === undefined ? await log.books() : [only as BookCode]) {
      await views.rebuild(log, code);
      console.log(`${code}: views rebuilt through seq ${(await views.projectedThrough(code)) - 1}`);
    }
  } finally {
    await views.close();
    await log.close();
  }
}
