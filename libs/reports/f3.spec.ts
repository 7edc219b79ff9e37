import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import { Ledger } from '#libs/views/ledger.testing.js';
import { cleanMonth } from '#libs/views/township.testing.js';
import { ReportDesk } from './reported.testing.js';

describe('F3 征收社会抚养费缴款情况登记表', () => {
  let desk: ReportDesk;
  beforeEach(async () => {
    desk = await ReportDesk.open();
  });
  afterEach(() => desk.close());

  it('counts a reversal as a negative row of the month that it is posted into', async () => {
    const township = await cleanMonth();
    const { data } = await township.on('2015-04-01').collect('L31', 305, { principalFen: 100_00, lateFeeFen: 1_00 });
    const { paymentId } = data as { paymentId: string };
    await township.on('2015-04-02').decide('ReversePayment', { paymentId, reasonCode: 'RETURNED_AT_ONCE', copiesKept: true, on: '2015-04-02' });
    await township.collect('L31', 306, { principalFen: 18_000_00, excessFen: 5_00 });
    const { f1, f3, f4 } = await desk.reports(township.log, '2015-04');
    expect(f3.rows).toMatchObject([
      { paidOn: '2015-04-01', nature: 'PRINCIPAL', totalFen: 101_00, receiptNo: 305, sheetState: 'USED', officerId: 'O-03' },
      { paidOn: '2015-04-02', nature: 'CORRECTION', principalFen: -100_00, lateFeeFen: -1_00, totalFen: -101_00, receiptNo: 305, sheetState: 'VOID', officerId: 'O-05' },
      { paidOn: '2015-04-02', nature: 'PRINCIPAL', totalFen: 18_000_00, excessFen: 5_00, receiptNo: 306, sheetState: 'USED' },
    ]);
    expect(f3.total).toEqual({ principalFen: 18_000_00, lateFeeFen: 0, totalFen: 18_000_00 });
    expect(f1.rows).toMatchObject([{ levyId: 'L31', paidInMonthFen: 18_000_00, lateFeeFen: 0, excessFen: 5_00, reversals: 1, settledOn: '2015-04-02' }]);
    expect(f4.total).toMatchObject({ usedSheets: 1, voidSheets: 1, unsentBeforeFen: 45_648_00, unsentFen: 63_648_00 });
    expect((await desk.reports(township.log, '2015-03')).f3.total.totalFen).toBe(45_648_00);
  });

  it('does not count a sheet as used in the month in which its payment is taken back without its copies', async () => {
    const township = await cleanMonth();
    const { data } = await township.on('2015-03-31').collect('L31', 305, { principalFen: 100_00 });
    const { paymentId } = data as { paymentId: string };
    await township.on('2015-04-02').decide('ReversePayment', { paymentId, reasonCode: 'RETURNED_AT_ONCE', copiesKept: false, on: '2015-04-02' });
    const { f3, f4 } = await desk.reports(township.log, '2015-04');
    expect(f3.rows).toMatchObject([{ nature: 'CORRECTION', sheetState: 'USED', totalFen: -100_00 }]);
    expect(f4.total).toMatchObject({ usedSheets: 0, voidSheets: 0, sheets: [], totalFen: -100_00 });
  });

  it('has a row of 0.00 for each lost sheet in the month of its report, and F4 counts them in its total only (R20)', async () => {
    const township = await cleanMonth();
    await township.on('2015-04-02').act('ReportLoss', { bookId: 'PJ-301', nos: [305, 307], discoveredOn: '2015-04-02' }, 'O-03');
    await township.collect('L31', 306, { principalFen: 100_00 });
    const { f3, f4 } = await desk.reports(township.log, '2015-04');
    expect(f3.rows.map(({ receiptNo, sheetState, totalFen, payerCode }) => [receiptNo, sheetState, totalFen, payerCode !== undefined])).toEqual([
      [305, 'LOST', 0, false],
      [307, 'LOST', 0, false],
      [306, 'USED', 100_00, true],
    ]);
    expect(f4.total).toMatchObject({ usedSheets: 1, voidSheets: 0, lostSheets: 2, sheets: [{ bookId: 'PJ-301', from: 305, to: 307 }] });
    expect(f4.rows.map(({ usedSheets }) => usedSheets)).toEqual([0, 1]);
    expect((await desk.reports(township.log, '2015-03')).f4.total.lostSheets).toBe(0);
  });

  it('has every receipt of a month with more of them than a page', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    for (let receipt = 0; receipt < 1_001; receipt++) await ledger.pay({ levy: 'L22', principalFen: 1_00 });
    const { f3, f4 } = await desk.reports(ledger.log, '2015-03');
    expect(new Set(f3.rows.map(({ receiptNo }) => receiptNo)).size).toBe(1_001);
    expect([f3.total.totalFen, f4.total.usedSheets, f4.total.sheets]).toEqual([1_001_00, 1_001, [{ bookId: 'PJ-1', from: 1, to: 1_001 }]]);
  });

  it('as of a seq does not know what came later; a month without receipts is empty', async () => {
    const { log } = await cleanMonth();
    const all = await desk.reports(log, '2015-03');
    const asOfSeq = all.f3.rows[1]?.seq as number;
    expect(await desk.reports(log, '2015-03', asOfSeq)).toMatchObject({ asOfSeq, f3: { rows: all.f3.rows.slice(0, 2), total: { totalFen: 18_048_00 } } });
    expect((await desk.reports(log, '2015-03', asOfSeq - 1)).f3.rows).toEqual(all.f3.rows.slice(0, 1));
    expect((await desk.reports(log, '2015-04')).f3).toMatchObject({ rows: [], total: { totalFen: 0 } });
  });
});
