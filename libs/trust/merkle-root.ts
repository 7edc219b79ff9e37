import { hash } from 'node:crypto';
import { assertHolds } from '#libs/kernel/refusal.js';

const NODE_PREFIX = Buffer.from([0x01]);
const EMPTY_ROOT = hash('sha256', '', 'buffer');

/**
 * The root of an RFC 6962 Merkle tree that grows leaf by leaf. It keeps only the roots of the full subtrees on the left,
 * one for each 1 in the binary size (a compact range), so that ten million leaves take at most 24 hashes.
 */
export class MerkleRoot {
  /** Roots of the full subtrees, the largest first. */
  private readonly peaks: Uint8Array[] = [];
  private leaves = 0;

  /** The number of leaves. */
  get size(): number {
    return this.leaves;
  }

  /** Adds the hash of the next leaf (leafHash), 32 bytes, of which it keeps a copy. */
  push(leaf: Uint8Array): void {
    assertHolds(leaf.length === 32, 'LOG_BROKEN', () => ({ leafBytes: leaf.length }));
    let node: Uint8Array = Uint8Array.from(leaf);
    // Each 1 at the end of the size is a full subtree as high as the node, which becomes its right sister.
    for (let rest = this.leaves; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(this.peaks.pop() as Uint8Array, node);
    this.peaks.push(node);
    this.leaves += 1;
  }

  /** The Merkle tree hash of all leaves so far, 32 bytes, the caller's own; SHA-256 of nothing for none. */
  root(): Uint8Array {
    const root = this.peaks.length === 0 ? EMPTY_ROOT : this.peaks.reduceRight((right, left) => nodeHash(left, right));
    return Uint8Array.from(root);
  }
}

/** The hash of an inner node: SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE_PREFIX, left, right]), 'buffer');
}
