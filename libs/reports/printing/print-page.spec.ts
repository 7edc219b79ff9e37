import { printPage } from './print-page.js';
import { F4_OF_MARCH } from './report.testing.js';

describe('a report as a page to be printed', () => {
  const page = printPage(F4_OF_MARCH);

  it('has the official title, every column, and the totals in yuan', () => {
    expect(page).toContain('<h1>征收社会抚养费收缴汇总表</h1>');
    for (const { zh } of F4_OF_MARCH.template.columns) expect(page).toContain(`<th scope="col">${zh}</th>`);
    expect(page).toMatch(/<tfoot><tr><td class="text">合计<\/td><td class="count">3<\/td><td class="money">62,000\.00<\/td>/);
    expect(page).toContain('<td class="money">-3,000.00</td>');
    expect(page).toContain('<td class="money">0.00</td>');
  });

  it('has the lines to sign and a place for the seal, on A4 landscape, in Chinese', () => {
    for (const line of ['单位负责人(签名)：', '财务负责人：', '审核人：', '填表人：', '填报日期：2015-04-01', '联系电话：', '版本号：seq 60', '数据摘要：0123456789ab', '单位盖章'])
      expect(page).toContain(line);
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('size: A4 landscape');
  });

  it('says 演示 for a demo book only', () => {
    expect(page).toContain('演示 DEMO');
    expect(printPage({ ...F4_OF_MARCH, demo: false })).not.toContain('演示');
  });

  it('has no scripts, loads nothing, and takes no text for markup', () => {
    expect(page).not.toMatch(/<script|src=|href=|url\(|onload=/i);
    expect(page).toContain('填报单位(盖章)：临江镇&lt;试&gt;');
    expect(page).toContain('=HYPERLINK(&quot;x&quot;)');
  });

  it('groups thousands whatever the size', () => {
    const shown = (openingFen: number) => /class="money">([^<]*)</.exec(printPage({ ...F4_OF_MARCH, rows: [{ openingFen }] }))?.[1];
    expect([0, 5, 99_999, 100_000, 123_456_789_00, -5].map(shown)).toEqual(['0.00', '0.05', '999.99', '1,000.00', '123,456,789.00', '-0.05']);
  });
});
