import { isCode, isDocNo, isTitle, isUuid, uuidFromDigest } from './ids.js';

describe('a short code of the county', () => {
  it.each(['LJ', 'O-03', 'ACC-01', 'a', '990000', 'A.b_c-1', 'A'.repeat(32), '1234567890'])('may be %p', (text) => expect(isCode(text)).toBe(true));

  it.each(['', '-LJ', '.x', 'LJ 1', '临江', 'LJ/1', 'LJ\n', 'A'.repeat(33), 'ＬＪ', 7, null, undefined])('is not %p', (text) => expect(isCode(text)).toBe(false));

  it.each(['13800000000', '990000190001010011', '99000019000101001X', 'O-6222000000000000000'])('is not a phone, an identity number or an account: %p', (text) => {
    expect(isCode(text)).toBe(false);
  });
});

describe('a UUID', () => {
  it('is written in lower case with its hyphens', () => {
    expect(isUuid('6e340b9c-ffb3-8a98-9ca5-44e6bb780a2c')).toBe(true);
    expect(isUuid('6E340B9C-FFB3-8A98-9CA5-44E6BB780A2C')).toBe(false);
    expect(isUuid('6e340b9cffb38a989ca544e6bb780a2c')).toBe(false);
    expect(isUuid('{6e340b9c-ffb3-8a98-9ca5-44e6bb780a2c}')).toBe(false);
    expect(isUuid(undefined)).toBe(false);
  });

  it('of a digest is its first 128 bits, but for the version 8 and the variant', () => {
    const digest = Uint8Array.from({ length: 32 }, (_, at) => (at < 16 ? 0xff : 0x11));
    expect(uuidFromDigest(digest)).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
    expect(uuidFromDigest(new Uint8Array(32))).toBe('00000000-0000-8000-8000-000000000000');
  });

  it('leaves the digest as it was', () => {
    const digest = new Uint8Array(32).fill(0xff);
    uuidFromDigest(digest);
    expect([...digest]).toEqual(Array(32).fill(0xff));
  });

  it('of the example of RFC 9562 (appendix B.2) is that of the example', () => {
    // SHA-256 of the name space for DNS and 'www.example.com'
    const digest = Buffer.from('5c146b143c524afd938a375d0df1fbf6fe12a66b645f72f6158759387e51f3c8', 'hex');
    expect(uuidFromDigest(digest)).toBe('5c146b14-3c52-8afd-938a-375d0df1fbf6');
  });
});

describe('a document number', () => {
  it.each(['安社征决字〔2015〕17号', '国办发明电〔2014〕28号、国发明电〔2015〕1号', '(2015)安行审字第3号', '财综[2012]70号', '1'])('may be %p', (text) => {
    expect(isDocNo(text)).toBe(true);
  });

  it.each(['', '安社 17号', '安社征决字〔2015〕17号\n', '<17号>', '"17号"', '安'.repeat(61), '안사17', 17, null])('is not %p', (text) => {
    expect(isDocNo(text)).toBe(false);
  });

  it.each(['第13800000000号', '990000190001010011号'])('holds no phone and no identity number: %p', (text) => expect(isDocNo(text)).toBe(false));
});

describe('an official title', () => {
  it.each(['安和县临江镇人民政府', '社会抚养费（2002）', '《社会抚养费征收管理办法》', 'Linjiang Town, Anhe County', '“失独”家庭扶助金'])('may be %p', (text) => {
    expect(isTitle(text)).toBe(true);
  });

  it.each(['', '临江镇\u0000', '临江镇\n', '<b>临江镇</b>', '临'.repeat(81), 'https://example.org?x=1', 5, undefined])('is not %p', (text) => {
    expect(isTitle(text)).toBe(false);
  });

  it.each(['联系电话 13800000000', '账号6222000000000000000'])('holds no phone and no account: %p', (text) => expect(isTitle(text)).toBe(false));
});

it('takes no text that could not be stored as it stands: U+F900 is 豈 in another form', () => {
  expect('\uf900'.normalize('NFC')).toBe('豈');
  expect([isDocNo('\uf9001号'), isTitle('\uf900')]).toEqual([false, false]);
  expect([isDocNo('豈1号'), isTitle('豈')]).toEqual([true, true]);
});
