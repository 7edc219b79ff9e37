import { join } from 'node:path';
import { openEventStoreLog } from '#libs/event-log/eventstoredb/eventstoredb-log.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import { CODE } from './posting-county.js';

/** Where in an EventStoreDB a book is kept. */
export interface EventStore {
  readonly address: string;
  /** What the names of its streams begin with. */
  readonly prefix: string;
}

/** Copies the book of a data folder into streams of their own in the EventStoreDB at an address; they are left behind there. */
export async function copyInto(address: string, dataDir: string): Promise<EventStore> {
  const prefix = `bench${crypto.randomUUID().replaceAll('-', '')}`;
  const [from, to] = [await openSqliteLog(join(dataDir, 'book.db'), { readOnly: true }), await openEventStoreLog(address, { prefix })];
  let seq = 0;
  for await (const chunk of from.read(CODE, 0)) {
    await to.append(CODE, seq, chunk);
    seq += chunk.length;
  }
  await Promise.all([from.close(), to.close()]);
  return { address, prefix };
}
