import { fenIn } from './cells.js';
import { faultsOf, fileOf } from './files.testing.js';
import { readTable } from './table-file.js';

const TITLES = ['村(居)', '金额', '方式'] as const;
const read = (...rows: readonly string[]) =>
  readTable(fileOf(TITLES, ...rows), TITLES, (cell) => ({ village: cell.text('村(居)'), fen: fenIn(cell, '金额'), by: cell.oneOf('方式', { 现金: 'CASH' }) }));

describe('a table', () => {
  it('is read row by row under its titles', () => expect(read('东湖村,48.50,现金')).toEqual([{ village: '东湖村', fen: 48_50, by: 'CASH' }]));

  it('may be empty under its titles', () => expect(read()).toEqual([]));

  it.each([
    ['in another order', '金额,村(居),方式'],
    ['with one missing', '村(居),金额'],
    ['with one twice', '村(居),金额,方式,方式'],
    ['misspelt', '村居,金额,方式'],
  ])('is refused with its titles %s, saying which it should have', (_, titles) =>
    expect(faultsOf(() => readTable(fileOf([titles], '东湖村,1,现金'), TITLES, () => 0))).toEqual([{ line: 1, column: '表头', code: 'MALFORMED', zh: '应为 村(居)、金额、方式' }]),
  );

  it('is refused where there is nothing at all', () => expect(faultsOf(() => readTable([], TITLES, () => 0))).toMatchObject([{ line: 1, column: '表头' }]));

  it('tells every fault at once, with line, column, code and words', () =>
    expect(faultsOf(() => read('东湖村,48.505,现金', '西岭村,48.50', '西岭村,一百,支票', '南坡村,1,现金', '南坡村,1,现金,多'))).toEqual([
      { line: 2, column: '金额', code: 'AMOUNT_INVALID', zh: '应为至多两位小数的金额（元）' },
      { line: 3, column: '全行', code: 'MALFORMED', zh: '应有 3 列，实有 2 列' },
      { line: 4, column: '金额', code: 'AMOUNT_INVALID', zh: '应为至多两位小数的金额（元）' },
      { line: 4, column: '方式', code: 'MALFORMED', zh: '应为 现金 之一' },
      { line: 6, column: '全行', code: 'MALFORMED', zh: '应有 3 列，实有 4 列' },
    ]));

  it('says so in one text for whoever only prints it', () =>
    expect(() => read('东湖村,1.234,现金', '西岭村,1,支票')).toThrow('第 2 行 金额：应为至多两位小数的金额（元）\n第 3 行 方式：应为 现金 之一'));

  it('has no words that only JavaScript knows', () => expect(faultsOf(() => read('东湖村,1,toString'))).toMatchObject([{ column: '方式' }]));

  it.each(['48.505', '-1', '1e3', '1,000', '', ' ', '48.5元', '.5', '999999999999999'])('takes %p for no amount', (yuan) =>
    expect(faultsOf(() => read(`东湖村,"${yuan}",现金`))).toMatchObject([{ line: 2, column: '金额', code: 'AMOUNT_INVALID' }]),
  );
});
