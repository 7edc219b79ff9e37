import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { refusal } from './refusal.testing.js';

const NOT_CANONICAL = refusal('NOT_CANONICAL');

/** Text that a book may store: whole characters, in normal form C. */
const text = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('中文', '"', '\\', '\u0000', '😀', '\u2028'))
  .map((raw) => raw.normalize('NFC'));
const fieldName = text.filter((name) => JSON.stringify(name).length === name.length + 2);
const { tree: document } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(fieldName, tie('tree'), { maxKeys: 5, noNullPrototype: false }),
  ),
  leaf: fc.oneof(text, fc.boolean(), fc.constant(null), fc.maxSafeInteger()),
}));

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : { in: nested(depth - 1) };
}

describe('the published examples of RFC 8785', () => {
  it('escapes a string as section 3.2.2 does', () => {
    expect(canonicalJson({ string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  const sorted = {
    '\u20ac': 'Euro Sign',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };

  it('sorts keys by UTF-16 code unit as section 3.2.3 does', () => {
    expect(canonicalJson(sorted)).toBe('{"1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face"}');
  });

  it('has no place for the two other keys of section 3.2.3: one is not in normal form C, one needs an escape', () => {
    expect(() => canonicalJson({ ...sorted, '\ufb33': 'Hebrew Letter Dalet With Dagesh' })).toThrow(NOT_CANONICAL);
    expect(() => canonicalJson({ ...sorted, '\r': 'Carriage Return' })).toThrow(NOT_CANONICAL);
  });

  it('sorts by code units, not by code points: a surrogate comes before U+FF01', () => {
    expect(canonicalJson({ '\uff01': 1, '😀': 2 })).toBe('{"😀":2,"\uff01":1}');
  });

  it.each([
    // Appendix B, as far as it has safe integers
    [0, '0'],
    [-0, '0'],
  ])('writes %p as %p', (number, expected) => expect(canonicalJson(number)).toBe(expected));

  it.each([9007199254740992, -9007199254740992, 295147905179352830000, 5e-324, 1.7976931348623157e308, 333333333.3333332])(
    'has no place for the numbers of appendix B that are no safe integers: %p',
    (number) => expect(() => canonicalJson(number)).toThrow(NOT_CANONICAL),
  );
});

describe('canonical JSON', () => {
  it('comes back as it was, and is written the same again', () => {
    fc.assert(
      fc.property(document, (value) => {
        const once = canonicalJson(value);
        const read: unknown = JSON.parse(Buffer.from(once, 'utf8').toString('utf8'));
        expect(read).toEqual(value);
        expect(canonicalJson(read)).toBe(once);
      }),
    );
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(fc.property(document, (value) => expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))));
  });

  it.each([
    ['中文', '"中文"'],
    ['他说“好”', '"他说“好”"'],
    ['"', '"\\""'],
    ['\\', '"\\\\"'],
    ['/', '"/"'],
    ['\u0000', '"\\u0000"'],
    ['\b\t\n\f\r', '"\\b\\t\\n\\f\\r"'],
    ['\u001b', '"\\u001b"'],
    ['\u007f', '"\u007f"'],
    ['\u2028\u2029', '"\u2028\u2029"'],
    ['😀', '"😀"'],
    ['𠮷', '"𠮷"'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [Number.MIN_SAFE_INTEGER, '-9007199254740991'],
    [[], '[]'],
    [{}, '{}'],
    [[1, [2, {}]], '[1,[2,{}]]'],
    [{ b: 1, a: null, aa: false, A: '', '': [] }, '{"":[],"A":"","a":null,"aa":false,"b":1}'],
    [{ 户: 1, 'a b': 2, 'a/b': 3 }, '{"a b":2,"a/b":3,"户":1}'],
    [{ 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('writes %p as %p', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
    expect(JSON.parse(expected)).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('leaves out a key whose value is undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1, c: { d: undefined } })).toBe('{"a":1,"c":{}}');
  });
});

describe('what two readers might read differently', () => {
  it.each([
    ['half of a surrogate pair', '\ud83d'],
    ['the other half', '\ude00'],
    ['a pair the wrong way round', '\ude00\ud83d'],
    ['text that is not in normal form C', 'a\u0308'],
    ['a float', 0.1],
    ['an integer beyond the safe ones', 2 ** 53],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a BigInt', 1n],
    ['a Date', new Date(0)],
    ['a Map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(1)],
    ['an instance of a class', new (class Levy {})()],
    ['a boxed text', Object('a')],
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
  ])('is refused: %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NOT_CANONICAL);
    expect(() => canonicalJson([value])).toThrow(NOT_CANONICAL);
    if (value !== undefined) expect(() => canonicalJson({ a: { b: value } })).toThrow(NOT_CANONICAL);
  });

  it.each(['\ud83d', 'a\u0308', '"', '\\', 'a\n', '\u0000', '\u001f'])('is refused as a key: %p', (key) => {
    expect(() => canonicalJson({ [key]: 1 })).toThrow(NOT_CANONICAL);
    expect(() => canonicalJson([{ in: { [key]: 1 } }])).toThrow(NOT_CANONICAL);
  });

  it('is refused as a hole in a list', () => expect(() => canonicalJson(Array(1))).toThrow(NOT_CANONICAL));

  it('is refused when it lies deeper than 32, however deep', () => {
    expect(canonicalJson(nested(31))).toHaveLength(31 * '{"in":}'.length + 2);
    expect(() => canonicalJson(nested(32))).toThrow(NOT_CANONICAL);
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(() => canonicalJson(deep)).toThrow(NOT_CANONICAL);
    const ring: unknown[] = [];
    ring.push(ring);
    expect(() => canonicalJson(ring)).toThrow(NOT_CANONICAL);
  });
});
