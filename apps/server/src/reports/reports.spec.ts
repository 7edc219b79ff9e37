import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { ROLE_NAMES } from '#libs/registry/roles.js';
import { TEMPLATE_FOLDER } from '#libs/reports/templates/load-template.js';
import { officerOf } from '../testing/county.testing.js';
import { FirstDay } from '../testing/first-day.testing.js';

let day: FirstDay;
beforeAll(async () => {
  day = await FirstDay.told();
  for (const officerId of ['O-NOBODY', 'O-QS']) day.book.account(officerId);
});
afterAll(() => day.server.stop());

const MARCH = 'unitId=LJ&period=2015-03';
const get = (path: string) => day.book.as('COLLECTOR').get(`/reports/${path}`);
const ask = async (code: string) => (await day.ask(`/reports/${code}?${MARCH}&asOfSeq=${day.seqs.last}`, `/reports/${code}`)).body;
const levy = async (levyId: string) => (await day.book.as('COLLECTOR').get(`/levies/${levyId}`)).body;
const ofMarch = { demo: true, unitId: 'LJ', unitZh: '临江镇', periodId: '2015-03', digest: expect.stringMatching(/^[0-9a-f]{64}$/) };

describe('the four reports', () => {
  it('F1 has who paid, and whose payment was taken back', async () => {
    const body = await ask('f1');
    expect(body).toMatchObject({ ...ofMarch, titleZh: '发出征收决定书登记表（已缴款的）', total: { paidInMonthFen: 100_00, closingFen: 55_100_00 } });
    expect(body.rows.map(({ levyId, paidInMonthFen, reversals }: Record<string, unknown>) => [levyId, paidInMonthFen, reversals])).toEqual([
      ['L1', 100_00, 0],
      ['L2', 0, 1],
    ]);
  });

  it('F2 has who owes and did not pay', async () => {
    const body = await ask('f2');
    expect(body).toMatchObject({ ...ofMarch, titleZh: '发出征收决定书登记表（未缴款的）', rows: [{ levyId: 'L3', villageZh: '西岭村', closingFen: 50_00, overdueMonths: 0 }] });
  });

  it('F3 has a row a receipt', async () => {
    const body = await ask('f3');
    expect(body).toMatchObject({ ...ofMarch, titleZh: '征收社会抚养费缴款情况登记表', total: { totalFen: 100_00 } });
    expect(body.rows.map(({ receiptNo, totalFen, sheetState }: Record<string, unknown>) => [receiptNo, totalFen, sheetState])).toEqual([
      [301, 100_00, 'USED'],
      [302, 50_00, 'USED'],
      [302, -50_00, 'VOID'],
      [303, 0, 'VOID'],
    ]);
  });

  it('F4 has a row a village, and every check holds', async () => {
    const body = await ask('f4');
    expect(body).toMatchObject({ ...ofMarch, titleZh: '征收社会抚养费收缴汇总表', asOfSeq: day.seqs.last });
    expect(body.rows).toMatchObject([
      { villageZh: '东湖村', addedCount: 2, addedFen: 55_200_00, totalFen: 100_00, closingFen: 55_100_00, unsentFen: 100_00, usedSheets: 1 },
      { villageZh: '西岭村', addedCount: 1, addedFen: 50_00, totalFen: 0, closingFen: 50_00, unsentFen: 0, usedSheets: 0 },
    ]);
    expect(body.total).toMatchObject({ closingFen: 55_150_00, voidSheets: 2, lostSheets: 0, sheets: [{ bookId: 'PJ-301', from: 301, to: 303 }] });
    expect(body.checks.every(({ holds }: { holds: boolean }) => holds)).toBe(true);
  });

  it('have a digest that changes with their figures and with nothing else', async () => {
    const digest = async (query: string) => (await get(`f3?${query}`)).body.digest;
    expect(await digest(`${MARCH}&asOfSeq=${day.seqs.last}`)).toBe(await digest(MARCH));
    expect(await digest(`${MARCH}&asOfSeq=${day.seqs.taken}`)).not.toBe(await digest(MARCH));
    expect(await digest('unitId=LJ&period=2015-04')).not.toBe(await digest('unitId=LJ&period=2015-05'));
  });

  it.each(['f1?unitId=LJ', 'f2?period=2015-03', 'f3?unitId=LJ&period=2015', 'f4.xlsx?unitId=LJ'])('are not asked for by %s', async (query) =>
    expect((await get(query)).status).toBe(400),
  );

  it.each(['f1', 'f4.xlsx', 'f4.html'])('are not given for a unit that there is not (%s)', async (form) =>
    expect((await get(`${form}?unitId=QS&period=2015-03`)).body).toMatchObject({ status: 404, code: 'UNKNOWN', facts: { kind: 'unit', id: 'QS' } }),
  );

  it.each(['f1', 'f2.xlsx', 'f3.html', 'annex'])('are for those who serve in the county (%s)', async (form) => {
    expect((await day.server.anybody.get(`/api/reports/${form}?${MARCH}`)).status).toBe(401);
    expect((await day.book.officer('O-NOBODY').get(`/reports/${form}?${MARCH}`)).status).toBe(403);
  });
});

describe('a report on paper', () => {
  it('is an .xlsx file with numbers as numbers', async () => {
    const { status, headers, body } = await get(`f4.xlsx?${MARCH}`).responseType('blob');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename="f4-LJ-2015-03.xlsx"',
    ]);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(body);
    const sheet = workbook.worksheets[0];
    const heads = sheet?.getRow(4).values as unknown[];
    expect([sheet?.getCell('A1').value, sheet?.getCell('A2').value, sheet?.getCell('A7').value]).toEqual(['演示 DEMO', '征收社会抚养费收缴汇总表', '合计']);
    expect(sheet?.getRow(7).getCell(heads.indexOf('期末欠缴金额')).value).toBe(55_150);
  });

  it('is a page with title and total, without scripts', async () => {
    const { status, headers, text } = await get(`f4.html?${MARCH}`);
    expect([status, headers['content-type'], headers['content-security-policy']]).toEqual([200, 'text/html; charset=utf-8', expect.stringContaining("script-src 'self'")]);
    expect(text).toContain('<h1>征收社会抚养费收缴汇总表</h1>');
    expect(text).toContain('<td class="money">55,150.00</td>');
    expect(text).toContain('填报日期：2015-03-02');
    expect(text).not.toContain('<script');
  });

  it.each(['f1', 'f2', 'f3'])('has names in no place (%s)', async (code) => {
    const { text } = await get(`${code}.html?${MARCH}`);
    expect(text).toContain('填报单位(盖章)：临江镇');
    expect(text).not.toContain('测试甲');
  });

  it('looks as the county’s own template says; a template with a fault is told of', async () => {
    const folder = join(day.server.house.settings.dataDir, TEMPLATE_FOLDER);
    mkdirSync(folder);
    const own = { titleZh: '安和县收缴月报', columns: [{ key: 'closingFen', zh: '月末欠缴', kind: 'money', width: 12 }], header: ['{unit}'], footer: [] };
    writeFileSync(join(folder, 'f4.json'), JSON.stringify(own));
    expect((await get(`f4?${MARCH}`)).body.titleZh).toBe('安和县收缴月报');
    expect((await get(`f4.html?${MARCH}`)).text).toMatch(/<h1>安和县收缴月报<\/h1>[\s\S]*<th scope="col">月末欠缴<\/th><\/tr>/);
    writeFileSync(join(folder, 'f4.json'), '{');
    expect((await get(`f4.html?${MARCH}`)).body).toMatchObject({ status: 503, code: 'REPORT_TEMPLATE_INVALID', facts: { file: 'f4.json', rule: 'isJsonObject' } });
    rmSync(folder, { recursive: true });
  });
});

describe('the sealed annex', () => {
  it('has the names behind the codes, and every name that was read is kept with its reason', async () => {
    const { body, headers } = await day.ask(`/reports/annex?${MARCH}`, '/reports/annex', day.book.as('REVIEWER'));
    expect(headers['cache-control']).toBe('no-store');
    expect(body.payers.map(({ name, docNos }: { name: string; docNos: string[] }) => [name, docNos]).toSorted()).toEqual([
      ['测试甲L1', ['安社征决字〔2015〕L1号']],
      ['测试甲L2', ['安社征决字〔2015〕L2号']],
      ['测试甲L3', ['安社征决字〔2015〕L3号']],
    ]);
    const { payerId } = await levy('L1');
    const code = (await ask('f1')).rows[0].payerCode;
    expect(payerId.slice(0, 8).toUpperCase()).toBe(code);
    expect(body.payers.map(({ payerCode }: { payerCode: string }) => payerCode)).toContain(code);
    const accesses = day.server.house.vault.accessesOf(day.book.code, payerId);
    expect(accesses).toMatchObject([{ officerId: officerOf('REVIEWER'), reasonCode: 'REPORT_ANNEX' }]);
  });

  it('comes page by page', async () => {
    const api = await day.book.underAccess();
    const first = (await api.get(`/reports/annex?${MARCH}&limit=2`)).body;
    const rest = (await api.get(`/reports/annex?${MARCH}&limit=2&after=${first.next}`)).body;
    expect([first.payers.length, rest.payers.length, rest.next]).toEqual([2, 1, undefined]);
  });

  it('says so of a payer who was erased', async () => {
    const { payerId } = await levy('L2');
    day.server.house.vault.erase(day.book.code, payerId, { officerId: officerOf('REGISTRAR') as never, docNo: '安和档〔2015〕1号' as never, at: day.server.house.now() });
    const { body } = await day.book.as('ACCOUNTANT').get(`/reports/annex?${MARCH}`);
    expect(body.payers.find(({ docNos }: { docNos: string[] }) => docNos[0] === '安社征决字〔2015〕L2号').name).toBe('（已删除）');
  });

  it('is for those who may read names, and for nobody else', async () => {
    const statuses = await Promise.all(ROLE_NAMES.map(async (role) => [role, (await day.book.as(role).get(`/reports/annex?${MARCH}`)).status] as const));
    expect(statuses.filter(([, status]) => status === 200).map(([role]) => role)).toEqual([
      'ACCOUNTANT',
      'REVIEWER',
      'UNIT_HEAD',
      'COUNTY_VERIFIER',
      'COUNTY_FINANCE',
      'INSPECTOR',
    ]);
    expect(new Set(statuses.map(([, status]) => status))).toEqual(new Set([200, 403]));
  });

  it('is not for an accountant of another township', async () => {
    const { desk, code } = day.book;
    const approved = (name: 'RegisterUnit' | 'AssignRole', fields: object) =>
      desk.fileWithApproval(officerOf('REGISTRAR') as never, officerOf('COUNTY_APPROVER') as never, { name, fields: fields as never, key: `another township ${name}` });
    await approved('RegisterUnit', { unitId: 'QS', level: 'TOWNSHIP', nameZh: '青石镇', parentId: code, validFrom: '2015-03-02' });
    await approved('AssignRole', { officerId: 'O-QS', role: 'ACCOUNTANT', unitId: 'QS', from: '2015-03-02', docNo: '安和人〔2015〕5号' });
    const { body } = await day.book.officer('O-QS').get(`/reports/annex?${MARCH}`);
    expect(body).toMatchObject({ status: 403, code: 'NOT_AUTHORISED', facts: { unitId: 'LJ' } });
  });
});
