import { foldLog } from '#libs/book/fold-log.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { CODE } from './history.js';

const [, , path = ''] = process.argv;
const log = await openSqliteLog(path, { readOnly: true });
const book = await foldLog(log, CODE);
globalThis.gc?.();
process.stdout.write(String(Math.round(process.memoryUsage().rss / 1024 / 1024)));
await log.close();
// Named once more, so that the state is still held when it is weighed.
if (book.nextSeq === 0) process.exitCode = 1;
