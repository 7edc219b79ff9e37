import ExcelJS from 'exceljs';
import { csvLines, linesOfFile, textOf } from './file-lines.js';
import { faultsOf } from './files.testing.js';

/** 村,金额 / 东湖村,1 as a Chinese office program of 2015 saves it. */
const GB18030 = Buffer.from('b4e52cbdf0b6ee0ab6abbafeb4e52c310a', 'hex');

describe('the lines of a CSV file', () => {
  it('have the numbers that an editor shows, empty ones and line breaks in quotes counted', () =>
    expect(csvLines('村,金额\r\n东湖村,1\r\n\r\n"西\r\n岭村",2\r\n南坡村,3')).toEqual([
      { line: 1, cells: ['村', '金额'] },
      { line: 2, cells: ['东湖村', '1'] },
      { line: 5, cells: ['西\n岭村', '2'] },
      { line: 6, cells: ['南坡村', '3'] },
    ]));

  it('are the same with a byte order mark, with blanks around, and in GB 18030', async () => {
    const lines = [
      { line: 1, cells: ['村', '金额'] },
      { line: 2, cells: ['东湖村', '1'] },
    ];
    expect(await linesOfFile(Buffer.from('\ufeff村, 金额\n 东湖村 ,1\n'))).toEqual(lines);
    expect(await linesOfFile(GB18030)).toEqual(lines);
  });

  it('are as long as they stand there: who reads them says what is missing', () => expect(csvLines('a,b\n1\n1,2,3').map(({ cells }) => cells.length)).toEqual([2, 1, 3]));

  it('leave out what a spreadsheet saves of empty rows', async () => expect(await linesOfFile(Buffer.from('a,b\n,\n1,2\n,,\n'))).toHaveLength(2));

  it('end where a quote is not closed', () =>
    expect(faultsOf(() => csvLines('a,b\n1,"2\n3,4\n'))).toEqual([{ line: 3, column: '全行', code: 'MALFORMED', zh: '文件残缺或格式错误' }]));
});

it('takes text for UTF-8 if it can be that', () => {
  expect(textOf(Buffer.from('临江镇〔2015〕'))).toBe('临江镇〔2015〕');
  expect(textOf(GB18030)).toBe('村,金额\n东湖村,1\n');
});

describe('the lines of an .xlsx file', () => {
  async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    fill(book.addWorksheet('台账'));
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it('are those of the first sheet: days, numbers, formulas and text as a CSV file has them', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['日期', '本金', '滞纳金', '备注']);
      sheet.addRow([new Date('2015-03-10T00:00:00Z'), 8000, 48.5, { richText: [{ text: '作' }, { text: '废 ' }] }]);
      sheet.addRow([]);
      sheet.addRow(['2015-03-27', { formula: 'B2+2000', result: 10000 }, '0.00']);
    });
    expect(await linesOfFile(bytes)).toEqual([
      { line: 1, cells: ['日期', '本金', '滞纳金', '备注'] },
      { line: 2, cells: ['2015-03-10', '8000', '48.5', '作废'] },
      { line: 4, cells: ['2015-03-27', '10000', '0.00', ''] },
    ]);
  });

  it('are as wide as their titles, however wide somebody formatted the sheet', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['a', 'b']);
      sheet.addRow(['1', '2', '3']);
      sheet.getCell('Z1').font = { bold: true };
    });
    expect((await linesOfFile(bytes)).map(({ cells }) => cells.length)).toEqual([2, 3]);
  });

  it.each([
    ['torn', async () => (await workbook((sheet) => sheet.addRow(['a']))).subarray(0, 2_000)],
    ['something else', async () => Buffer.from('PK\x03\x04 and so on')],
    ['one that unpacks to more than it may', async () => swollen(await workbook((sheet) => sheet.addRow(['a'])))],
  ])('are not read where it is %s', async (_, bytes) => {
    await expect(linesOfFile(await bytes())).rejects.toThrow('第 1 行 全行：文件残缺或格式错误');
  });

  /** Says of its first entry that it becomes 1 GiB. */
  function swollen(bytes: Buffer): Buffer {
    bytes.writeUInt32LE(2 ** 30, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 24);
    return bytes;
  }
});
