import exceljs from 'exceljs';
import type { PrintedReport } from './printed.js';
import { F4_OF_MARCH } from './report.testing.js';
import { reportXlsx } from './xlsx.js';

async function readBack(report: PrintedReport) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load((await reportXlsx(report)).buffer as never);
  const sheet = workbook.worksheets[0] as exceljs.Worksheet;
  const column = (key: string) => report.template.columns.findIndex((one) => one.key === key) + 1;
  return { sheet, text: (row: number) => sheet.getRow(row).getCell(1).value, cell: (row: number, key: string) => sheet.getRow(row).getCell(column(key)) };
}

describe('a report as an .xlsx file', () => {
  it('has numbers as numbers: yuan with two decimals, zero as 0.00, counts whole', async () => {
    const { cell } = await readBack(F4_OF_MARCH);
    const shown = ['openingFen', 'correctedFen', 'lateFeeFen', 'openingCount'].map((key) => [5, 6, 7].map((row) => cell(row, key).value));
    expect(shown).toEqual([
      [20_000, 42_000, 62_000],
      [-3_000, 3_000, 0],
      [0, 48.05, 48.05],
      [1, 2, 3],
    ]);
    expect([cell(5, 'openingFen').numFmt, cell(7, 'correctedFen').numFmt, cell(5, 'openingCount').numFmt]).toEqual(['#,##0.00', '#,##0.00', '0']);
    expect(cell(5, 'openingFen').type).toBe(exceljs.ValueType.Number);
  });

  it('has the official title, what stands above and below, and says 演示', async () => {
    const { sheet, text } = await readBack(F4_OF_MARCH);
    expect([text(1), text(2), text(3)]).toEqual(['演示 DEMO', '征收社会抚养费收缴汇总表', '填报单位(盖章)：临江镇<试>    报表期间：2015-03    单位：元']);
    expect(sheet.getRow(4).getCell(1).value).toBe('村(居)');
    expect([text(7), text(8), text(12), text(14), text(15)]).toEqual(['合计', '单位负责人(签名)：', '填报日期：2015-04-01', '版本号：seq 60', '数据摘要：0123456789ab']);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' });
  });

  it('of a real book does not say 演示', async () => expect((await readBack({ ...F4_OF_MARCH, demo: false })).text(1)).toBe('征收社会抚养费收缴汇总表'));

  it.each(['=1+1', '+1', '-1', '@x', '\t=1'])('has text that begins like a formula (%j) with an apostrophe before it', async (village) => {
    const { cell } = await readBack({ ...F4_OF_MARCH, rows: [{ village }] });
    expect([cell(5, 'village').type, cell(5, 'village').value]).toEqual([exceljs.ValueType.String, `'${village}`]);
  });

  it('has an amount beyond fifteen digits as text, since a spreadsheet would round it', async () => {
    const { cell } = await readBack({ ...F4_OF_MARCH, rows: [{ openingFen: 1_234_567_890_123_456 }] });
    expect(cell(5, 'openingFen').value).toBe('12345678901234.56');
  });

  it('leaves empty what is not there', async () => expect((await readBack(F4_OF_MARCH)).cell(5, 'voidSheets').value).toBeNull());
});
