import { bytesOf, fitsAnAppend } from '#libs/book/append-size.js';
import { type EventLog, OutcomeUnknown, type StoredEvent } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { leafHash } from '#libs/trust/leaf.js';
import { MerkleRoot } from '#libs/trust/merkle-root.js';

/** What was copied, and the proof that both logs hold the same. */
export interface Copied {
  /** The number of events of the book, in both logs. */
  readonly events: number;
  /** How many of them this run has brought; the others were there. */
  readonly brought: number;
  /** The root of the Merkle log over both, in hex. */
  readonly rootHex: string;
}

/**
 * Brings a book from one log into another, event by event with the same bytes, and goes on where an earlier run was cut off. Then
 * reads the copy from its first event: the same number of leaves and the same root, or LOG_BROKEN. What is written to `from`
 * meanwhile is left for the next run.
 */
export async function copyBook(from: EventLog, to: EventLog, code: BookCode, onProgress: (events: number) => void = () => {}): Promise<Copied> {
  const there = await to.head(code);
  const merkle = new MerkleRoot();
  for await (const chunk of from.read(code, 0)) {
    const known = chunk.filter(({ seq }) => seq < there);
    await checkSame(to, code, known);
    for (const batch of batchesOf(chunk.slice(known.length))) await appendSurely(to, code, batch);
    for (const { bytes } of chunk) merkle.push(leafHash(bytes));
    onProgress(merkle.size);
  }
  const root = Buffer.from(merkle.root()).toString('hex');
  const copy = await rootOf(to, code);
  assertHolds(copy.events === merkle.size && copy.rootHex === root, 'LOG_BROKEN', () => ({ book: code, events: merkle.size, root, copied: copy.events, rootOfCopy: copy.rootHex }));
  return { ...copy, brought: merkle.size - there };
}

/** The number of events of a book, and the root of its Merkle log in hex. */
export async function rootOf(log: EventLog, code: BookCode): Promise<Omit<Copied, 'brought'>> {
  const merkle = new MerkleRoot();
  for await (const chunk of log.read(code, 0)) for (const { bytes } of chunk) merkle.push(leafHash(bytes));
  return { events: merkle.size, rootHex: Buffer.from(merkle.root()).toString('hex') };
}

/** Stops before anything is written after a log that is no copy of this one. */
async function checkSame(to: EventLog, code: BookCode, events: readonly StoredEvent[]): Promise<void> {
  const copies = await to.readAt(
    code,
    events.map(({ seq }) => seq),
  );
  for (const [i, { seq, id }] of events.entries()) assertHolds(copies[i]?.id === id, 'LOG_BROKEN', () => ({ book: code, seq, id, inCopy: copies[i]?.id ?? 'nothing' }));
}

function batchesOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const batches: StoredEvent[][] = [[]];
  for (const event of events) {
    const batch = batches.at(-1) ?? [];
    if (fitsAnAppend(batch.length + 1, bytesOf(batch) + event.bytes.length)) batch.push(event);
    else batches.push([event]);
  }
  return batches.filter(({ length }) => length > 0);
}

async function appendSurely(to: EventLog, code: BookCode, batch: readonly StoredEvent[]): Promise<void> {
  const seq = batch[0]?.seq ?? 0;
  for (;;) {
    try {
      await to.append(code, seq, batch);
      return;
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
      await error.settled;
    }
    if ((await to.head(code)) > seq) return;
  }
}
