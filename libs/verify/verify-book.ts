import { Book, evolve } from '#libs/book/book.js';
import { fromStored } from '#libs/book/stored-document.js';
import type { EventLog, StoredEvent } from '#libs/event-log/port.js';
import { TrialBalance } from '#libs/journal/trial-balance.js';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { eventIdOf, leafHash } from '#libs/trust/leaf.js';
import { MerkleRoot } from '#libs/trust/merkle-root.js';
import { checkIdentities } from './identities.js';

/** What a verification saw. */
export interface Verified {
  readonly book: Book;
  readonly trial: TrialBalance;
  readonly events: number;
  /** The root of the book's Merkle log, in hex. */
  readonly rootHex: string;
}

/**
 * Folds a book from its first event and believes nothing: every stored byte against its leaf and its canonical form, every seq,
 * every event's journal, and at the end the identities. Stops with the code of the first invariant that is broken
 * (LOG_BROKEN, JOURNAL_UNBALANCED, LEVY_IDENTITY, CUSTODY_IDENTITY: invariants 2, 3, 15, 24).
 */
export async function verifyBook(log: EventLog, code: BookCode, onProgress: (events: number) => void = () => {}): Promise<Verified> {
  const book = new Book();
  const trial = new TrialBalance();
  const merkle = new MerkleRoot();
  for await (const chunk of log.read(code, 0)) {
    book.undo.withoutNotes(() => {
      for (const stored of chunk) take(stored, { book, trial, merkle });
    });
    onProgress(book.nextSeq);
  }
  const opens = book.registry.genesis.get()?.countyCode;
  assertHolds(opens === code, 'LOG_BROKEN', () => ({ book: code, opens: opens ?? 'nothing' }));
  checkIdentities(book, trial);
  return { book, trial, events: book.nextSeq, rootHex: Buffer.from(merkle.root()).toString('hex') };
}

function take(stored: StoredEvent, { book, trial, merkle }: { book: Book; trial: TrialBalance; merkle: MerkleRoot }): void {
  const leaf = leafHash(stored.bytes);
  assertHolds(eventIdOf(leaf) === stored.id, 'LOG_BROKEN', () => ({ seq: stored.seq, id: stored.id, reason: 'the bytes are not those of the id' }));
  const event = fromStored(stored);
  const canonical = Buffer.from(canonicalJson(event), 'utf8');
  assertHolds(canonical.equals(stored.bytes), 'LOG_BROKEN', () => ({ seq: stored.seq, reason: 'not canonical' }));
  merkle.push(leaf);
  evolve(book, event);
  trial.post(event);
}
