import type { BookCode } from '#libs/kernel/ids.js';
import { documentsFrom } from '../sample-documents.testing.js';
import { openSqliteLog } from './sqlite-log.js';

// node append-until-killed.testing.ts FILE BOOK: appends batches of 1 to 7 and prints the head of each that is
// acknowledged, on a line of its own, before it goes on. Prints why and ends if it may not write.
const [path, book] = process.argv.slice(2) as [string, BookCode];

async function appendForEver(): Promise<never> {
  const log = await openSqliteLog(path);
  let head = await log.head(book);
  for (;;) {
    await print(`${head}`);
    const documents = documentsFrom(head, 1 + (head % 7));
    await log.append(book, head, documents);
    head += documents.length;
  }
}

function print(line: string): Promise<unknown> {
  return new Promise((resolve) => process.stdout.write(`${line}\n`, resolve));
}

await appendForEver().catch(({ name, message }: Error) => print(`${name}: ${message}`));
