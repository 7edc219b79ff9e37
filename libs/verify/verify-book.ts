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
import { ReportedVersions } from './reported-versions.js';
import { verifyReports } from './verify-reports.js';

/** What a verification saw. */
export interface Verified {
  readonly book: Book;
  readonly trial: TrialBalance;
  readonly events: number;
  /** The root of the book's Merkle log, in hex. */
  readonly rootHex: string;
  /** How many versions of reports were computed again. */
  readonly reports: number;
}

/**
 * Folds a book from its first event and believes nothing: every stored byte against its leaf and its canonical form, every seq,
 * every event's journal, at the end the identities, and the reports that were prepared from it. Stops with the code of the first
 * invariant that is broken (LOG_BROKEN, JOURNAL_UNBALANCED, LEVY_IDENTITY, CUSTODY_IDENTITY, REPORT_NOT_FROM_LEDGER, REPLAY_DRIFT:
 * invariants 2, 3, 15, 24, 52, 56).
 */
export async function verifyBook(log: EventLog, code: BookCode, onProgress: (events: number) => void = () => {}): Promise<Verified> {
  const book = new Book();
  const trial = new TrialBalance();
  const merkle = new MerkleRoot();
  const reported = new ReportedVersions();
  for await (const chunk of log.read(code, 0)) {
    book.undo.withoutNotes(() => {
      for (const stored of chunk) take(stored, { book, trial, merkle, reported });
    });
    onProgress(book.nextSeq);
  }
  const opens = book.registry.genesis.get()?.countyCode;
  assertHolds(opens === code, 'LOG_BROKEN', () => ({ book: code, opens: opens ?? 'nothing' }));
  checkIdentities(book, trial);
  await verifyReports(log, code, reported);
  return { book, trial, events: book.nextSeq, rootHex: Buffer.from(merkle.root()).toString('hex'), reports: reported.all.length };
}

/** What events are folded into. */
interface Fold extends Pick<Verified, 'book' | 'trial'> {
  readonly merkle: MerkleRoot;
  readonly reported: ReportedVersions;
}

function take(stored: StoredEvent, { book, trial, merkle, reported }: Fold): void {
  const leaf = leafHash(stored.bytes);
  assertHolds(eventIdOf(leaf) === stored.id, 'LOG_BROKEN', () => ({ seq: stored.seq, id: stored.id, reason: 'the bytes are not those of the id' }));
  const event = fromStored(stored);
  const canonical = Buffer.from(canonicalJson(event), 'utf8');
  assertHolds(canonical.equals(stored.bytes), 'LOG_BROKEN', () => ({ seq: stored.seq, reason: 'not canonical' }));
  merkle.push(leaf);
  evolve(book, event);
  trial.post(event);
  reported.take(event);
}
