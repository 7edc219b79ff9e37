import { canonicalJson } from '#libs/kernel/canonical-json.js';
import type { Salt, Sha256Hex } from '#libs/kernel/ids.js';
import { leafHash } from '#libs/trust/leaf.js';
import { MerkleRoot } from '#libs/trust/merkle-root.js';
import { newSalt } from './stored-document.js';

/** Lines of people with a salt each, and the root of the tree over them. */
export interface SaltedLines<Line> {
  readonly lines: readonly (Line & { readonly salt: Salt })[];
  readonly root: Sha256Hex;
}

/** Salts lines, so that nobody guesses one from its leaf, and roots them (Leaf, in docs/architecture.md). */
export function saltedLines<Line extends object>(lines: readonly Line[]): SaltedLines<Line> {
  const salted = lines.map((line) => ({ ...line, salt: newSalt() }));
  return { lines: salted, root: linesRootOf(salted) };
}

/** The root over salted lines in their order, in hex: each leaf is that of the line's canonical JSON. */
export function linesRootOf(lines: readonly object[]): Sha256Hex {
  const tree = new MerkleRoot();
  for (const line of lines) tree.push(leafHash(Buffer.from(canonicalJson(line), 'utf8')));
  return Buffer.from(tree.root()).toString('hex') as Sha256Hex;
}
