import { Command, InvalidArgumentError } from 'commander';
import { logAddressFault, openLog } from '#libs/event-log/open-log.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { copyBook } from '#libs/verify/copy-book.js';

/** `mingzhang log copy FROM TO`: carries books from one log to another, the embedded one or EventStoreDB, and proves that both are the same. */
export function logCopyCommand(): Command {
  return new Command('copy')
    .description('搬迁账册 carry books into another log and prove that both are the same; goes on where it was cut off')
    .argument('<from>', 'sqlite:<path> or esdb://...', logAddress)
    .argument('<to>', 'sqlite:<path> or esdb://...', logAddress)
    .option('--book <code>', 'one book; all of the log by default')
    .action(copy);
}

async function copy(fromAddress: string, toAddress: string, { book }: { book?: string }): Promise<void> {
  const from = await openLog(fromAddress, { readOnly: true });
  try {
    const to = await openLog(toAddress);
    try {
      const codes = await from.books();
      if (book !== undefined && !codes.includes(book as BookCode)) unknown('book', book);
      for (const code of book === undefined ? codes : [book as BookCode]) {
        const { events, brought, rootHex } = await copyBook(from, to, code);
        console.log(`${code}: ${brought} events copied; both logs have ${events} events, Merkle root ${rootHex}`);
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

function logAddress(text: string): string {
  const fault = logAddressFault(text);
  if (fault !== undefined) throw new InvalidArgumentError(`must be ${fault}`);
  return text;
}
