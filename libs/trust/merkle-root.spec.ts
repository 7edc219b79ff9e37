import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { broken } from '#libs/kernel/refusal.testing.js';
import { leafHash } from './leaf.js';
import { MerkleRoot } from './merkle-root.js';

// The reference tree of Certificate Transparency, with its roots for sizes 1 to 8.
const REFERENCE = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH as section 2.1 of RFC 6962 writes it down, over the entries themselves. */
function treeHead(entries: readonly Uint8Array[]): Buffer {
  if (entries.length === 0) return sha256();
  if (entries.length === 1) return sha256(Buffer.from([0]), entries[0] as Uint8Array);
  let half = 1;
  while (half * 2 < entries.length) half *= 2;
  return sha256(Buffer.from([1]), treeHead(entries.slice(0, half)), treeHead(entries.slice(half)));
}

function treeOf(entries: readonly Uint8Array[]): MerkleRoot {
  const tree = new MerkleRoot();
  for (const entry of entries) tree.push(leafHash(entry));
  return tree;
}

describe('the root of a Merkle tree', () => {
  it('of nothing is the hash of nothing', () => {
    expect(new MerkleRoot().size).toBe(0);
    expect(hex(new MerkleRoot().root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('grows through the roots of the reference tree', () => {
    const tree = new MerkleRoot();
    const roots = REFERENCE.map(([entry]) => {
      tree.push(leafHash(Buffer.from(entry, 'hex')));
      return hex(tree.root());
    });
    expect(roots).toEqual(REFERENCE.map(([, root]) => root));
    expect(tree.size).toBe(8);
  });

  it('is that of the recursive definition', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), (entries) => {
        expect(hex(treeOf(entries).root())).toBe(hex(treeHead(entries)));
      }),
    );
  });

  it('is that of the recursive definition around every power of two', () => {
    const entries = Array.from({ length: 130 }, (_, n) => Buffer.from(`entry ${n}`));
    for (let size = 0; size <= entries.length; size++) {
      expect(hex(treeOf(entries.slice(0, size)).root())).toBe(hex(treeHead(entries.slice(0, size))));
    }
  });

  it('may be asked for at any time without changing what follows', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 }), fc.nat(), (entries, at) => {
        const tree = new MerkleRoot();
        entries.forEach((entry, n) => {
          if (n === at % entries.length) tree.root();
          tree.push(leafHash(entry));
        });
        expect(hex(tree.root())).toBe(hex(treeHead(entries)));
      }),
    );
  });

  it('is another one for any other entry, order or number of entries', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
    const roots = [[], [a], [b], [a, a], [a, b], [b, a], [a, b, c], [a, b, b]].map((entries) => hex(treeOf(entries).root()));
    expect(new Set(roots).size).toBe(roots.length);
  });

  it('shares no bytes with its callers', () => {
    const [first, second] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
    const tree = new MerkleRoot();
    tree.root().fill(0);
    tree.push(first);
    tree.root().fill(0);
    first.fill(0);
    tree.push(second);
    expect(hex(tree.root())).toBe(hex(treeHead([Buffer.from('a'), Buffer.from('b')])));
    expect(hex(new MerkleRoot().root())).toBe(hex(treeHead([])));
  });

  it('takes leaf hashes only, of 32 bytes', () => {
    expect(() => new MerkleRoot().push(Buffer.from('a document'))).toThrow(broken('LOG_BROKEN'));
    expect(() => new MerkleRoot().push(new Uint8Array(33))).toThrow(broken('LOG_BROKEN'));
  });
});
