import { isUuid } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { derivedUuid, digestOf } from './digest.js';

describe('the digest of a value', () => {
  it('is the SHA-256 of its canonical JSON in UTF-8', () => {
    // printf '{"a":"中文","b":1}' | sha256sum
    expect(digestOf({ b: 1, a: '中文' })).toBe('78d145429acf033939ca3676748013583b73c65617891b3f6f0cd3cb64fc2dfd');
  });

  it('does not depend on the order of keys, and does on everything else', () => {
    expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }));
  });

  it('is refused to what has no canonical form', () => expect(() => digestOf({ a: 0.5 })).toThrow(refusal('NOT_CANONICAL')));
});

describe('a derived UUID', () => {
  it('is version 8 of the SHA-256 of the canonical list of its parts', () => {
    // printf '["990000","O-03","key-0000000000000001"]' | sha256sum
    expect(derivedUuid('990000', 'O-03', 'key-0000000000000001')).toBe('4601e49d-5d49-85f5-ae98-828ca38bdffe');
  });

  it('is the same for the same parts and another for parts cut otherwise', () => {
    const ids = [derivedUuid('ab', 'c'), derivedUuid('a', 'bc'), derivedUuid('abc'), derivedUuid('ab', 'c', ''), derivedUuid('1'), derivedUuid(1)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(derivedUuid('ab', 'c')).toBe(ids[0]);
    for (const id of ids) expect(isUuid(id)).toBe(true);
  });
});
