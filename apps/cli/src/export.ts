import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { EventLog } from '#libs/event-log/port.js';
import { hledgerJournal } from '#libs/exporting/hledger-journal.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { DATA_OPTION, openLogForReading, settingsFor } from './data-dir.js';

interface Options {
  readonly out?: string;
  readonly data?: string;
}

/** `mingzhang export hledger [book]`: the whole journal for an independent program to add up. Works while the server writes. */
export function exportCommand(): Command {
  const hledger = new Command('hledger')
    .description('导出 hledger 日记账 the journal as hledger reads it')
    .argument('[book]', 'the book; may be left out where the log has one only')
    .option('--out <file>', 'file to write; standard output by default')
    .option(...DATA_OPTION)
    .action(exportHledger);
  return new Command('export').description('导出 exports').addCommand(hledger);
}

async function exportHledger(only: string | undefined, { out, data }: Options): Promise<void> {
  const log = await openLogForReading(settingsFor(data));
  try {
    const text = Readable.from(hledgerJournal(log, await bookIn(log, only)));
    await pipeline(text, out === undefined ? process.stdout : createWriteStream(out), { end: out !== undefined });
  } finally {
    await log.close();
  }
}

/** The book that was named, or the only one. Refuses UNKNOWN. */
async function bookIn(log: EventLog, only: string | undefined): Promise<BookCode> {
  const books = await log.books();
  if (only === undefined && books.length > 1) throw new Error(`the log has several books, name one: ${books.join(' ')}`);
  const code = (only as BookCode | undefined) ?? books[0] ?? unknown('book', 'any');
  return books.includes(code) ? code : unknown('book', code);
}
