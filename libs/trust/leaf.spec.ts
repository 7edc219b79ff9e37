import { readFileSync } from 'node:fs';
import { canonicalJson } from '#libs/kernel/canonical-json.js';
import { isUuid } from '#libs/kernel/ids.js';
import { eventIdOf, leafHash } from './leaf.js';
import { MerkleRoot } from './merkle-root.js';

interface LeafVector {
  readonly name: string;
  readonly document: unknown;
  readonly canonical: string;
  readonly leaf: string;
  readonly eventId: string;
  readonly root: string;
}

const vectors: readonly LeafVector[] = JSON.parse(readFileSync(new URL('./vectors/leaf-vectors.json', import.meta.url), 'utf8'));

describe('the stored format', () => {
  it('has its vectors', () => expect(vectors).toHaveLength(3));

  it.each(vectors)('writes $name', ({ document, canonical }) => expect(canonicalJson(document)).toBe(canonical));

  it.each(vectors)('reads $name back', ({ document, canonical }) => expect(JSON.parse(canonical)).toEqual(document));

  it.each(vectors)('gives the leaf and the event id of $name', ({ canonical, leaf, eventId }) => {
    const computed = leafHash(Buffer.from(canonical, 'utf8'));
    expect(computed.toString('hex')).toBe(leaf);
    expect(eventIdOf(computed)).toBe(eventId);
    expect(isUuid(eventId)).toBe(true);
  });

  it('gives the root of the book after each of them', () => {
    const tree = new MerkleRoot();
    const roots = vectors.map(({ canonical }) => {
      tree.push(leafHash(Buffer.from(canonical, 'utf8')));
      return Buffer.from(tree.root()).toString('hex');
    });
    expect(roots).toEqual(vectors.map(({ root }) => root));
  });

  it('gives another leaf for any changed byte', () => {
    const [{ canonical }] = vectors as [LeafVector];
    const bytes = Buffer.from(canonical, 'utf8');
    const leaves = Array.from(bytes, (_, at) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      return leafHash(changed).toString('hex');
    });
    expect(new Set([...leaves, leafHash(bytes).toString('hex')]).size).toBe(bytes.length + 1);
  });
});
