import { cleanMonth } from '#libs/views/township.testing.js';
import { checksOf, enforce, type FeeForms } from './checks.js';
import type { FeeMonth } from './fee-month.js';
import { formsOf } from './fee-reports.js';
import { ReportDesk } from './reported.testing.js';

describe('what the reports of a month must agree on', () => {
  let desk: ReportDesk;
  let month: FeeMonth;
  let forms: FeeForms;
  beforeAll(async () => {
    desk = await ReportDesk.open();
    month = await desk.month((await cleanMonth()).log, '2015-03');
    forms = formsOf(month);
  });
  afterAll(() => desk.close());

  const failing = (changed: Partial<FeeForms>, known: Partial<FeeMonth> = {}) =>
    checksOf({ ...forms, ...changed }, { ...month, ...known })
      .filter(({ holds }) => !holds)
      .map(({ nameZh }) => nameZh);
  const withTotal = (more: object) => ({ f4: { ...forms.f4, total: { ...forms.f4.total, ...more } } as FeeForms['f4'] });

  it('holds for what the ledger says', () => {
    expect(failing({})).toEqual([]);
    expect(checksOf(forms, month).length).toBe(12);
    expect(() => enforce(checksOf(forms, month), month)).not.toThrow();
  });

  it.each([
    ['a balance of a village', () => failing({ f4: { ...forms.f4, rows: forms.f4.rows.map((row, i) => (i === 0 ? { ...row, closingFen: 1 as never } : row)) } }), ['东湖村']],
    ['a balance in 合计', () => failing(withTotal({ closingFen: 1 })), ['合计：期末欠缴']],
    ['an opening balance', () => failing(withTotal({ openingFen: 61_000_00, closingFen: 43_000_00 })), ['期初欠缴 = 上月末']],
    ['a row of F2 that is missing', () => failing({ f2: { rows: [], total: { ...forms.f2.total, closingFen: 0 as never } } }), ['账面应收（1212）', '期末欠缴例数']],
    ['a levy in both', () => failing({ f2: { ...forms.f2, rows: [...forms.f2.rows, { ...forms.f2.rows[0], levyId: 'L03', closingFen: 0 } as never] } }), ['不得同时列入']],
    ['a receipt that is missing', () => failing({ f3: { ...forms.f3, total: { ...forms.f3.total, totalFen: 0 as never } } }), ['缴款情况登记表']],
    ['a payment that is missing in F1', () => failing({ f1: { ...forms.f1, total: { ...forms.f1.total, paidInMonthFen: 0 as never } } }), ['已缴款表 本月缴款']],
    ['unsent money of the month before', () => failing({}, { ledgerUnsent: { ...month.ledgerUnsent, beforeFen: 1 as never } }), ['上月末账面未解缴']],
    ['unsent money in 合计', () => failing(withTotal({ unsentFen: 0 })), ['月末未解缴 = 上月未解缴', '账面未解缴']],
    ['the account of levies', () => failing({}, { ledgerOwed: { ...month.ledgerOwed, endFen: 1 as never } }), ['账面应收（1212）']],
  ])('notices %s', (_, failed, names) => expect(failed()).toEqual(names.map((name) => expect.stringContaining(name))));

  it('refuses reports of which one does not hold, with the evidence', () => {
    const checks = checksOf({ ...forms, ...withTotal({ unsentFen: 0 }) }, month);
    const failed = checks.filter(({ holds }) => !holds);
    expect(failed.length).toBe(2);
    const facts = { unitId: 'LJ', periodId: '2015-03', asOfSeq: month.asOfSeq, failed };
    expect(() => enforce(checks, month)).toThrow(expect.objectContaining({ code: 'REPORT_NOT_FROM_LEDGER', facts }));
  });
});
