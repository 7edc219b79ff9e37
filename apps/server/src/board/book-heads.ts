import type { EventLog } from '#libs/event-log/port.js';
import type { BookCode } from '#libs/kernel/ids.js';
import { leafHash } from '#libs/trust/leaf.js';
import { MerkleRoot } from '#libs/trust/merkle-root.js';

/** How many events a book has, and the root of the Merkle tree over them: who notes both can tell later whether anything before was changed. */
export interface BookHead {
  readonly events: number;
  readonly rootHex: string;
}

/** The heads of the books of a log, each grown by what was added since somebody last asked. */
export class BookHeads {
  private readonly trees = new Map<BookCode, MerkleRoot>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: EventLog) {}

  /** The head of a book as the log has it. One reads at a time: a leaf is counted once. */
  of(book: BookCode): Promise<BookHead> {
    const head = this.last.then(() => this.grow(book));
    this.last = head.catch(() => {});
    return head;
  }

  private async grow(book: BookCode): Promise<BookHead> {
    const tree = this.trees.get(book) ?? new MerkleRoot();
    this.trees.set(book, tree);
    for await (const chunk of this.log.read(book, tree.size)) for (const { bytes } of chunk) tree.push(leafHash(bytes));
    return { events: tree.size, rootHex: Buffer.from(tree.root()).toString('hex') };
  }
}
