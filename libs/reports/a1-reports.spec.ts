import { cleanMonth } from '#libs/views/township.testing.js';
import type { FeeReports } from './fee-reports.js';
import { ReportDesk } from './reported.testing.js';

/** Worked example A1, clean month 2015-03 (domain rules 4.4), through the real bookkeeper, up to the remittance. */
describe('A1: the four reports of a clean month', () => {
  let desk: ReportDesk;
  let march: FeeReports;
  let april: FeeReports;
  beforeAll(async () => {
    desk = await ReportDesk.open();
    const { log } = await cleanMonth();
    march = await desk.reports(log, '2015-03');
    april = await desk.reports(log, '2015-04');
  });
  afterAll(() => desk.close());

  const donghu = { villageId: 'LJ-DH', villageZh: '东湖村' };
  const xiling = { villageId: 'LJ-XL', villageZh: '西岭村' };
  const still = { correctedFen: 0, reducedFen: 0, transferredFen: 0, endedFen: 0, makeUpFen: 0, refundableFen: 0, unsentBeforeFen: 0, remittedFen: 0 };

  it('F1 has L17, L22 and L03', () => {
    const untouched = { reducedFen: 0, transferredFen: 0, makeUpFen: 0, excessFen: 0, reversals: 0, officerIds: ['O-03'] };
    const { rows, total } = march.f1;
    expect(rows).toMatchObject([
      {
        ...{ ...untouched, ...donghu, levyId: 'L17', docNo: '安社征决字〔2014〕17号', decidedOn: '2014-11-01', servedOn: '2014-11-05', dueOn: '2015-06-30', byInstalments: true },
        ...{ assessedFen: 30_000_00, paidBeforeFen: 10_000_00, paidInMonthFen: 10_000_00, lateFeeFen: 0, paidFen: 20_000_00, closingFen: 10_000_00 },
        receipts: [{ bookId: 'PJ-301', no: 302 }],
      },
      {
        ...{ ...untouched, ...xiling, levyId: 'L22', docNo: '安社征决字〔2014〕22号', dueOn: '2015-01-15', byInstalments: false },
        ...{ assessedFen: 24_000_00, paidBeforeFen: 0, paidInMonthFen: 8_048_00, lateFeeFen: 48_00, paidFen: 8_000_00, closingFen: 16_000_00 },
        receipts: [{ bookId: 'PJ-301', no: 301 }],
      },
      {
        ...{ ...untouched, ...donghu, levyId: 'L03', decidedOn: '2015-02-27', servedOn: '2015-03-02', dueOn: '2015-04-01', settledOn: '2015-03-30' },
        ...{ assessedFen: 27_600_00, paidBeforeFen: 0, paidInMonthFen: 27_600_00, lateFeeFen: 0, paidFen: 27_600_00, closingFen: 0 },
        receipts: [{ bookId: 'PJ-301', no: 304 }],
      },
    ]);
    expect(rows.map(({ settledOn }) => settledOn)).toEqual([undefined, undefined, '2015-03-30']);
    expect(total).toEqual({
      ...{ assessedFen: 81_600_00, paidBeforeFen: 10_000_00, paidInMonthFen: 45_648_00, lateFeeFen: 48_00, paidFen: 55_600_00 },
      ...{ reducedFen: 0, transferredFen: 0, makeUpFen: 0, closingFen: 26_000_00 },
    });
  });

  it('F2 has L31: one full month overdue, 36.00 of late fee', () => {
    const { rows, total } = march.f2;
    expect(rows).toMatchObject([
      { ...xiling, levyId: 'L31', dueOn: '2015-02-25', assessedFen: 18_000_00, paidFen: 0, closingFen: 18_000_00, overdueMonths: 1, lateFeeUnpaidFen: 36_00 },
    ]);
    expect(Object.keys(rows[0] ?? {})).not.toContain('demandedOn');
    expect(total).toEqual({ assessedFen: 18_000_00, paidFen: 0, closingFen: 18_000_00, lateFeeUnpaidFen: 36_00 });
  });

  it('F3 has three receipts, a void sheet and 45,648.00', () => {
    const cash = { nature: 'PRINCIPAL', channel: 'CASH', receiptBookId: 'PJ-301', sheetState: 'USED', officerId: 'O-03', excessFen: 0, remittances: [] };
    const { rows, total } = march.f3;
    expect(rows).toMatchObject([
      { ...cash, ...xiling, paidOn: '2015-03-10', docNo: '安社征决字〔2014〕22号', principalFen: 8_000_00, lateFeeFen: 48_00, totalFen: 8_048_00, receiptNo: 301 },
      { ...cash, ...donghu, paidOn: '2015-03-27', docNo: '安社征决字〔2014〕17号', nature: 'INSTALMENT', instalmentNo: 1, totalFen: 10_000_00, receiptNo: 302 },
      { paidOn: '2015-03-28', receiptBookId: 'PJ-301', receiptNo: 303, sheetState: 'VOID', principalFen: 0, lateFeeFen: 0, totalFen: 0, officerId: 'O-03' },
      { ...cash, ...donghu, paidOn: '2015-03-30', docNo: '安社征决字〔2015〕5号', totalFen: 27_600_00, receiptNo: 304 },
    ]);
    expect(Object.keys(rows[2] ?? {})).not.toContain('payerCode');
    expect(total).toEqual({ principalFen: 45_600_00, lateFeeFen: 48_00, totalFen: 45_648_00 });
  });

  it('F4 has 东湖村, 西岭村 and 合计', () => {
    const { rows, total } = march.f4;
    expect(rows).toEqual([
      {
        ...{ ...donghu, ...still, openingCount: 1, openingFen: 20_000_00, addedCount: 1, addedFen: 27_600_00, collectedFen: 37_600_00, lateFeeFen: 0 },
        ...{ totalFen: 37_600_00, closingCount: 1, closingFen: 10_000_00, unsentFen: 37_600_00, usedSheets: 2 },
        sheets: [302, 304].map((no) => ({ bookId: 'PJ-301', from: no, to: no })),
      },
      {
        ...{ ...xiling, ...still, openingCount: 2, openingFen: 42_000_00, addedCount: 0, addedFen: 0, collectedFen: 8_000_00, lateFeeFen: 48_00 },
        ...{ totalFen: 8_048_00, closingCount: 2, closingFen: 34_000_00, unsentFen: 8_048_00, usedSheets: 1 },
        sheets: [{ bookId: 'PJ-301', from: 301, to: 301 }],
      },
    ]);
    expect(total).toEqual({
      ...{ ...still, openingCount: 3, openingFen: 62_000_00, addedCount: 1, addedFen: 27_600_00, collectedFen: 45_600_00, lateFeeFen: 48_00 },
      ...{ totalFen: 45_648_00, closingCount: 3, closingFen: 44_000_00, unsentFen: 45_648_00, usedSheets: 3, voidSheets: 1, lostSheets: 0 },
      sheets: [{ bookId: 'PJ-301', from: 301, to: 304 }],
    });
  });

  it('the next month begins where this one ends', () => {
    const { rows, total } = april.f4;
    expect(rows).toMatchObject([
      { ...donghu, openingCount: 1, openingFen: 10_000_00, closingFen: 10_000_00, unsentBeforeFen: 37_600_00, totalFen: 0 },
      { ...xiling, openingCount: 2, openingFen: 34_000_00, closingFen: 34_000_00, unsentBeforeFen: 8_048_00, totalFen: 0 },
    ]);
    expect(total).toMatchObject({ openingCount: 3, openingFen: 44_000_00, unsentBeforeFen: 45_648_00, unsentFen: 45_648_00, usedSheets: 0, sheets: [] });
    expect(april.f1.rows).toEqual([]);
    expect(april.f2.rows.map(({ levyId, overdueMonths, lateFeeUnpaidFen }) => [levyId, overdueMonths, lateFeeUnpaidFen])).toEqual([
      ['L17', 0, 0],
      ['L22', 3, 64_00],
      ['L31', 2, 72_00],
    ]);
  });
});

/** A1 to its end: 45,648 handed over, banked, sent and credited on 2015-03-31. */
describe('A1: the reports of the remitted month', () => {
  let desk: ReportDesk;
  beforeAll(async () => {
    desk = await ReportDesk.open();
  });
  afterAll(() => desk.close());

  it('F3 says of each payment with which remittance it went, and F4 that nothing is left', async () => {
    const township = (await cleanMonth()).on('2015-03-31');
    const remittanceId = await township.remit(await township.payments(), '缴0331');
    await township.credit(remittanceId, 45_648_00);
    const { f3, f4 } = await desk.reports(township.log, '2015-03');
    const sent = [{ remittanceId, slipNo: '缴0331', sentOn: '2015-03-31', creditedOn: '2015-03-31' }];
    expect(f3.rows.map(({ receiptNo, remittances }) => [receiptNo, remittances])).toEqual([
      [301, sent],
      [302, sent],
      [303, []],
      [304, sent],
    ]);
    expect(f4.rows).toMatchObject([
      { villageZh: '东湖村', totalFen: 37_600_00, remittedFen: 37_600_00, unsentFen: 0 },
      { villageZh: '西岭村', totalFen: 8_048_00, remittedFen: 8_048_00, unsentFen: 0 },
    ]);
    expect(f4.total).toMatchObject({ totalFen: 45_648_00, remittedFen: 45_648_00, unsentFen: 0, closingFen: 44_000_00 });
    expect((await desk.reports(township.log, '2015-04')).f4.total).toMatchObject({ unsentBeforeFen: 0, remittedFen: 0, unsentFen: 0 });
  });

  it('F3 says of each sheet when the county’s verifier found it to match, and only as the book knew it', async () => {
    const township = (await cleanMonth()).on('2015-03-31');
    const remittanceId = await township.remit(await township.payments(), '缴0331');
    await township.credit(remittanceId, 45_648_00);
    const before = (await desk.reports(township.log, '2015-03')).asOfSeq;
    const seen = { receiptRanges: [{ bookId: 'PJ-301', from: 301, to: 304 }], receiptsFen: 45_648_00, remittedFen: 45_648_00, result: 'MATCH' };
    for (const on of ['2015-04-03', '2015-04-07']) await township.on(on).act('VerifyTickets', { unitId: 'LJ', periodId: '2015-03', ...seen, on }, 'O-13');
    const dates = async (asOfSeq?: number) => (await desk.reports(township.log, '2015-03', asOfSeq)).f3.rows.map(({ verifiedOn }) => verifiedOn);
    expect(await dates()).toEqual(['2015-04-03', '2015-04-03', '2015-04-03', '2015-04-03']);
    expect(await dates(before)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('what bounces in the next month is unsent again in that month (R3)', async () => {
    const township = (await cleanMonth()).on('2015-03-31');
    const payments = await township.payments();
    const first = await township.remit(payments, '缴0331');
    await township.on('2015-04-01').bounce(first);
    const april = await desk.reports(township.log, '2015-04');
    expect(april.f4.rows).toMatchObject([
      { villageZh: '东湖村', unsentBeforeFen: 0, remittedFen: -37_600_00, unsentFen: 37_600_00 },
      { villageZh: '西岭村', unsentBeforeFen: 0, remittedFen: -8_048_00, unsentFen: 8_048_00 },
    ]);
    const march = await desk.reports(township.log, '2015-03');
    expect([march.f4.total.remittedFen, march.f3.rows.flatMap(({ remittances }) => remittances)]).toEqual([45_648_00, []]);
    const { f4 } = await desk.reports(township.log, '2015-05');
    expect(f4.total).toMatchObject({ unsentBeforeFen: 45_648_00, remittedFen: 0, unsentFen: 45_648_00 });
  });

  it('money of two months that is sent together leaves each village by what it paid', async () => {
    const township = await cleanMonth();
    await township.on('2015-04-02').collect('L31', 305, { principalFen: 1_000_00, lateFeeFen: 36_00 });
    const payments = await township.payments();
    await township.remit(
      [payments[0], payments[3]].filter((payment) => payment !== undefined),
      '缴0402',
    );
    const { f4 } = await desk.reports(township.log, '2015-04');
    expect(f4.rows).toMatchObject([
      { villageZh: '东湖村', unsentBeforeFen: 37_600_00, totalFen: 0, remittedFen: 0, unsentFen: 37_600_00 },
      { villageZh: '西岭村', unsentBeforeFen: 8_048_00, totalFen: 1_036_00, remittedFen: 9_084_00, unsentFen: 0 },
    ]);
    expect((await desk.reports(township.log, '2015-05')).f4.rows).toMatchObject([{ unsentBeforeFen: 37_600_00 }, { unsentBeforeFen: 0 }]);
  });
});
