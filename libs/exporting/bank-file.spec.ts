import type { BatchId } from '#libs/kernel/ids.js';
import { bankFile } from './bank-file.js';
import { csvCell } from './csv-table.js';

it('the file for the bank has a line each, in yuan', () =>
  expect(bankFile('batch-1' as BatchId, [{ no: 4, holderName: '测试甲', accountNo: '62990001', fen: 480_05 }])).toBe(
    '\ufeff批次号,行号,户名,账号,金额\r\nbatch-1,4,测试甲,62990001,480.05\r\n',
  ));

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=HYPERLINK("a","b")', `"'=HYPERLINK(""a"",""b"")"`],
  ['测试·甲', '测试·甲'],
  ['a,b', '"a,b"'],
  ['a\nb', '"a\nb"'],
])('the cell %j is written %j', (text, cell) => expect(csvCell(text)).toBe(cell));
