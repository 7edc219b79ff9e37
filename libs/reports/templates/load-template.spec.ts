import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { F4_TEMPLATE } from './f4.js';
import { loadTemplate, TEMPLATE_FOLDER } from './load-template.js';

describe('the template of a form', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'templates-'));
    mkdirSync(join(dataDir, TEMPLATE_FOLDER));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const load = (own?: object | string) => {
    if (own !== undefined) writeFileSync(join(dataDir, TEMPLATE_FOLDER, 'f4.json'), typeof own === 'string' ? own : JSON.stringify(own));
    return loadTemplate(F4_TEMPLATE, dataDir, 'f4');
  };
  const own = {
    titleZh: '安和县社会抚养费收缴月报',
    columns: [
      { key: 'closingFen', zh: '月末欠缴', kind: 'money', width: 12 },
      { key: 'village', zh: '村', kind: 'text', width: 8 },
    ],
    header: ['{unit}'],
    footer: [],
  };

  it('is ours where the county has none', async () => expect(await load()).toBe(F4_TEMPLATE));

  it('is the county’s where it has one: its title, its words, its order, its choice of columns', async () => expect(await load(own)).toEqual(own));

  it.each([
    ['no JSON', '{', '', 'isJsonObject'],
    ['a list', [], '', 'isJsonObject'],
    ['a field that nobody knows', { ...own, logo: 'x' }, 'logo', 'isKnownField'],
    ['no title', { ...own, titleZh: '' }, 'titleZh', 'isText'],
    ['a footer of numbers', { ...own, footer: [1] }, 'footer', 'isListOfTexts'],
    ['no columns', { ...own, columns: [] }, 'columns', 'isListOfColumns'],
    ['a column that the form does not have', { ...own, columns: [{ ...own.columns[0], key: 'nameZh' }] }, 'columns[0]', 'keyIsKnown'],
    ['money told to be text', { ...own, columns: [own.columns[1], { ...own.columns[0], kind: 'text' }] }, 'columns[1]', 'kindIs money'],
    ['a width of nothing', { ...own, columns: [{ ...own.columns[0], width: 0 }] }, 'columns[0]', 'widthIsFrom1To80'],
    ['a column twice', { ...own, columns: [own.columns[0], own.columns[0]] }, 'columns[1].key', 'isOnlyOnce'],
  ])('with %s is refused, and says where', async (_, text, path, rule) => {
    const error = expect.objectContaining({ code: 'REPORT_TEMPLATE_INVALID', facts: { file: 'f4.json', path, rule } });
    await expect(load(text)).rejects.toEqual(error);
  });
});
