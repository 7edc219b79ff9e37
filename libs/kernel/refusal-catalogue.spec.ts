import { REFUSALS, type RefusalCode, type RefusalWording, wordingOf } from './refusal-catalogue.js';

const rows = Object.entries<RefusalWording>(REFUSALS);

function placeholders(wording: string): string[] {
  return (wording.match(/\{[^}]*\}/g) ?? []).toSorted();
}

describe('the catalogue of refusals', () => {
  it.each(rows)('words %s in Chinese and in English', (_, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z]/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    for (const wording of [zh, en]) expect(wording).toBe(wording.trim());
  });

  it.each(rows)('names the same facts in both wordings of %s', (_, { zh, en }) => expect(placeholders(zh)).toEqual(placeholders(en)));

  it.each(rows)('shows what is in fen, and nothing else, in yuan: %s', (_, { zh }) => {
    for (const placeholder of placeholders(zh)) expect(placeholder).toMatch(/^\{(?:[a-z][A-Za-z]*Fen:yuan|(?![A-Za-z]*Fen\})[a-z][A-Za-z]*)\}$/);
  });

  it.each(rows)('has no half of a placeholder in %s', (_, { zh, en }) => {
    for (const wording of [zh, en]) expect(wording.replace(/\{[^{}]*\}/g, '')).not.toMatch(/[{}]/);
  });

  it('has codes that do not change with the language', () => {
    for (const [code] of rows) expect(code).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/);
  });

  it('words no two refusals alike', () => {
    expect(new Set(rows.map(([, { zh }]) => zh)).size).toBe(rows.length);
    expect(new Set(rows.map(([, { en }]) => en)).size).toBe(rows.length);
  });

  it('records only what a person was refused by a rule or for want of authority (domain rules 3.7, last line)', () => {
    const kinds = new Set(rows.filter(([, { recorded }]) => recorded).map(([, { kind }]) => kind));
    expect([...kinds].toSorted()).toEqual(['authority', 'rule']);
  });

  it('gives the row of a code', () => expect(wordingOf('UNKNOWN' satisfies RefusalCode)).toBe(REFUSALS.UNKNOWN));
});
