import { html, words } from './html.js';
import { page } from './page.js';
import { type PageTable, tableOf } from './table.js';
import { textTable } from './text-table.js';

const TABLE: PageTable = {
  id: 'money',
  caption: { zh: '资金', en: 'Money' },
  columns: [
    { key: 'unit', zh: '单位', en: 'Unit', kind: 'text' },
    { key: 'fen', zh: '收缴', en: 'Collected', kind: 'yuan' },
  ],
  rows: [
    { unit: { zh: '临江镇', en: 'LJ', href: '/board/LJ' }, fen: 2_760_000 },
    { unit: '=1+1,"x"', fen: -5 },
  ],
};

describe('markup', () => {
  it('never takes text for markup, however deep it lies', () =>
    expect(html`<p title="${'"'}">${['<b>', [html`<i>`, "'"]]}${undefined}</p>`.text).toBe('<p title="&quot;">&lt;b&gt;<i>&#39;</p>'));

  it('says Chinese first and English beside it', () => expect(words({ zh: '公示', en: 'Notices' }).text).toBe('公示 <span lang="en">Notices</span>'));
});

describe('a table', () => {
  it('has a caption, heads for its columns, money in yuan and a link where a figure comes from', () => {
    const { text } = tableOf(TABLE);
    expect(text).toContain('<caption>资金 <span lang="en">Money</span></caption>');
    expect(text).toContain('<th scope="col" class="yuan">');
    expect(text).toContain('<td class="yuan" data-head="收缴">27,600.00</td>');
    expect(text).toContain('<a href="/board/LJ">临江镇 <span lang="en">LJ</span></a>');
  });

  it('says so where it has no rows', () => expect(tableOf({ ...TABLE, rows: [] }).text).toContain('暂无'));

  it('is made of words too: a column of numbers stands to the right', () => {
    const table = textTable('rows', TABLE.caption, {
      columns: [
        { zh: '姓名', en: 'name' },
        { zh: '金额', en: 'yuan' },
      ],
      rows: [['测*', '1,440.00']],
    });
    expect(table.columns.map(({ kind }) => kind)).toEqual(['text', 'count']);
    expect(tableOf(table).text).toContain('<td class="count" data-head="金额">1,440.00</td>');
  });
});

describe('a page', () => {
  const MADE = { title: { zh: '公示<', en: 'Board' }, main: html`<p>x</p>`, demo: true };

  it('says in which language it is, that it is a demo, and where its main part begins', () => {
    const text = page(MADE);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('演示 DEMO');
    expect(text).toContain('<title>公示&lt; · Board</title>');
    expect(text).toContain('<a class="skip" href="#main">');
  });

  it('runs nothing and carries no style of its own', () => expect(page(MADE)).not.toMatch(/<script|<style|style=|\son\w+=/));

  it('is large on a big screen, and larger still on a poster', () => {
    expect(page({ ...MADE, screen: true })).toContain('<html lang="zh-CN" class="screen">');
    expect(page({ ...MADE, poster: true })).toContain('<html lang="zh-CN" class="poster">');
  });
});
