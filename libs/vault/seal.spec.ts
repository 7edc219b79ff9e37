import { randomBytes } from 'node:crypto';
import { deriveKey, keyedDigest, seal, secretKey, unseal } from './seal.js';
import { VaultBroken } from './vault-faults.js';

const key = secretKey(Buffer.alloc(32, 1));
const plain = Buffer.from('测试甲');

describe('sealed bytes', () => {
  it('open to what was sealed', () => expect(unseal(key, seal(key, plain, 'a 1'), 'a 1')).toEqual(plain));

  it('are never the same twice', () => expect(seal(key, plain, 'a 1')).not.toEqual(seal(key, plain, 'a 1')));

  it('do not open under another key', () => expect(() => unseal(secretKey(randomBytes(32)), seal(key, plain, 'a 1'), 'a 1')).toThrow(VaultBroken));

  it('do not open as those of another record or version', () => expect(() => unseal(key, seal(key, plain, 'a 1'), 'a 2')).toThrow(VaultBroken));

  it('do not open with any byte changed', () => {
    const sealed = seal(key, plain, 'a 1');
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      expect(() => unseal(key, changed, 'a 1')).toThrow(VaultBroken);
    }
  });

  it.each([0, 11, 12, 20, 28])('do not open cut to %i bytes', (length) => expect(() => unseal(key, seal(key, plain, 'a 1').subarray(0, length), 'a 1')).toThrow(VaultBroken));

  it('are told by no key of another purpose or salt', () => {
    const digest = keyedDigest(deriveKey(key, 'salt', 'one'), 'text');
    expect(keyedDigest(deriveKey(key, 'salt', 'one'), 'text')).toEqual(digest);
    expect(keyedDigest(deriveKey(key, 'salt', 'two'), 'text')).not.toEqual(digest);
    expect(keyedDigest(deriveKey(key, 'other', 'one'), 'text')).not.toEqual(digest);
  });
});
