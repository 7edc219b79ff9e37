import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { StoredDocument } from '#libs/event-log/port.js';
import { openSqliteLog } from '#libs/event-log/sqlite/sqlite-log.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import type { Figures } from './rounds.js';

const BOOK = '990002' as BookCode;
/** As many bytes as a payment takes in the log. */
const DOCUMENT_BYTES = 760;

/** Appends of so many documents, one after another, to a log of their own and nothing else: documents a second, and the waits in ms. */
export async function appendOnly(folder: string, batch: number, seconds: number): Promise<Figures> {
  const log = await openSqliteLog(join(folder, `raw-${performance.now()}.db`));
  const waitsMs: number[] = [];
  const begun = performance.now();
  let stored = 0;
  for (let now = begun; now - begun < seconds * 1000; ) {
    const documents = Array.from({ length: batch }, newDocument);
    await log.append(BOOK, stored, documents);
    stored += documents.length;
    const after = performance.now();
    waitsMs.push(after - now);
    now = after;
  }
  const elapsed = (performance.now() - begun) / 1000;
  await log.close();
  waitsMs.sort((a, b) => a - b);
  const wait = (part: number) => waitsMs[Math.floor(waitsMs.length * part)] ?? 0;
  return { 'requests/s': stored / elapsed, 'p50 ms': wait(0.5), 'p99 ms': wait(0.99), 'events an append': batch };
}

function newDocument(): StoredDocument {
  const bytes = randomBytes(DOCUMENT_BYTES);
  return { id: eventIdOf(leafHash(bytes)), type: 'LevyPaymentCollected', bytes };
}
