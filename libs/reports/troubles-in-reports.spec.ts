import { told } from '#libs/book/anhe.testing.js';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { Month } from '#libs/kernel/dates.js';
import type { LevyId, UnitId } from '#libs/kernel/ids.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { Ledger } from '#libs/views/ledger.testing.js';
import { readFeeMonth } from './fee-month.js';
import { feeReports } from './fee-reports.js';
import { ReportDesk } from './reported.testing.js';

const inLJ = { unitId: 'LJ' };
const offBook = { obligationId: derivedUuid('claim', 1), officerId: 'O-03', levyId: 'L31', fen: 4_000_00, basis: 'AUDIT', docNo: '审1', takenOn: '2015-04-01' };

describe('what reports say of money that went astray', () => {
  let desk: ReportDesk;
  beforeEach(async () => {
    desk = await ReportDesk.open();
  });
  afterEach(() => desk.close());

  it('off-book money is a row of F3 without a sheet, a levy of F1, and unsent until it is sent (R1)', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.on('2015-04-08').tell(told('OffBookCollectionEstablished', offBook, '2015-04-08', inLJ));
    const { f1, f3, f4 } = await desk.reports(ledger.log, '2015-04');
    expect(f1.rows).toMatchObject([{ levyId: 'L31', paidInMonthFen: 4_000_00, closingFen: 14_000_00, receipts: [] }]);
    expect(f3.rows).toMatchObject([{ nature: 'OFF_BOOK', levyId: 'L31', officerId: 'O-03', totalFen: 4_000_00, remittances: [] }]);
    expect(f3.rows[0]?.receiptNo).toBeUndefined();
    expect(f4.total).toMatchObject({ collectedFen: 4_000_00, totalFen: 4_000_00, unsentFen: 4_000_00, usedSheets: 0 });
  });

  it('without a levy it has no row', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    const { levyId, ...without } = offBook;
    await ledger.on('2015-04-08').tell(told('OffBookCollectionEstablished', without, '2015-04-08', inLJ));
    const { f1, f3, f4 } = await desk.reports(ledger.log, '2015-04');
    expect([f1.rows, f3.rows, f4.total.totalFen]).toEqual([[], [], 0]);
  });

  it('a reallocation is two information rows outside the total, and 上期更正 of both levies (4.1, R19)', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.pay({ levy: 'L31', principalFen: 3_000_00, lateFeeFen: 36_00 });
    const moved = { paymentId: derivedUuid('paid on', 1), fromLevyId: 'L31', toLevyId: 'L17', principalFen: 3_000_00, lateFeeFen: 36_00, excessFen: 0 };
    await ledger.on('2015-04-08').tell(told('PaymentReallocated', { ...moved, valueOn: '2015-04-08', docNo: '存根1' }, '2015-04-08', inLJ));
    const { f2, f3, f4 } = await desk.reports(ledger.log, '2015-04');
    const rows = f3.rows.filter(({ outsideTotal }) => outsideTotal);
    expect(rows.map(({ nature, levyId, principalFen, lateFeeFen }) => [nature, levyId, principalFen, lateFeeFen])).toEqual([
      ['CORRECTION', 'L31', -3_000_00, -36_00],
      ['CORRECTION', 'L17', 3_000_00, 36_00],
    ]);
    const { flows } = await desk.month(ledger.log, '2015-04');
    expect(['L31', 'L17'].map((levyId) => flows.get(levyId as LevyId)?.correctedFen)).toEqual([3_000_00, -3_000_00]);
    expect([f3.total.totalFen, f4.total.totalFen, f4.total.correctedFen]).toEqual([f4.total.totalFen, f3.total.totalFen, 0]);
    expect(f2.rows.map(({ levyId }) => levyId)).toContain('L17');
  });

  it('an amended version has the reallocation in place, as collected on the right levy and without 上期更正 (worked example A4)', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.on('2015-03-10').pay({ levy: 'L31', principalFen: 3_000_00 });
    await ledger.on('2015-04-25').tell(told('PeriodClosed', { periodId: '2015-03' }, '2015-04-25', inLJ));
    const moved = { paymentId: derivedUuid('paid on', 1), fromLevyId: 'L31', toLevyId: 'L17', principalFen: 3_000_00, lateFeeFen: 0, excessFen: 0 };
    await ledger.on('2015-05-25').tell(told('PaymentReallocated', { ...moved, valueOn: '2015-03-10', docNo: '存根1' }, '2015-03-10', inLJ));
    await desk.views.rebuild(ledger.log, ANHE);
    const of = { unitId: 'LJ' as UnitId, periodId: '2015-03' as Month, amended: true };
    const { flows } = await readFeeMonth({ views: desk.views, log: ledger.log }, ANHE, of);
    expect(['L31', 'L17'].map((levyId) => flows.get(levyId as LevyId))).toMatchObject([
      { collectedFen: 0, correctedFen: 0 },
      { collectedFen: 3_000_00, correctedFen: 0 },
    ]);
    expect((await desk.month(ledger.log, '2015-04')).flows.get('L17' as LevyId)?.correctedFen).toBe(-3_000_00);

    const { f1, f2, f3, f4 } = await feeReports({ views: desk.views, log: ledger.log }, ANHE, of);
    expect(f1.rows).toMatchObject([{ levyId: 'L17', paidInMonthFen: 3_000_00, closingFen: 17_000_00, receipts: [{ bookId: 'PJ-1', no: 1 }] }]);
    expect(f2.rows.map(({ levyId, closingFen }) => [levyId, closingFen])).toEqual([
      ['L22', 24_000_00],
      ['L31', 18_000_00],
    ]);
    expect(f3.rows.map(({ levyId, nature, totalFen, outsideTotal }) => [levyId, nature, totalFen, outsideTotal])).toEqual([['L17', 'PRINCIPAL', 3_000_00, false]]);
    expect(f4.total).toMatchObject({ correctedFen: 0, totalFen: 3_000_00, unsentFen: 3_000_00 });
  });

  it('an amended version has a payment that was moved twice where it was moved last', async () => {
    const ledger = await Ledger.open(new MemoryLog());
    await ledger.on('2015-03-10').pay({ levy: 'L31', principalFen: 3_000_00, lateFeeFen: 36_00 });
    await ledger.on('2015-04-25').tell(told('PeriodClosed', { periodId: '2015-03' }, '2015-04-25', inLJ));
    const moved = { paymentId: derivedUuid('paid on', 1), principalFen: 3_000_00, lateFeeFen: 36_00, excessFen: 0, valueOn: '2015-03-10', docNo: '存根1' };
    await ledger.on('2015-05-25').tell(told('PaymentReallocated', { ...moved, fromLevyId: 'L31', toLevyId: 'L17' }, '2015-03-10', inLJ));
    await ledger.tell(told('PaymentReallocated', { ...moved, fromLevyId: 'L17', toLevyId: 'L22' }, '2015-03-10', inLJ));
    await desk.views.rebuild(ledger.log, ANHE);
    const of = { unitId: 'LJ' as UnitId, periodId: '2015-03' as Month, amended: true };
    const { f1, f3 } = await feeReports({ views: desk.views, log: ledger.log }, ANHE, of);
    expect(f1.rows).toMatchObject([{ levyId: 'L22', paidInMonthFen: 3_036_00, lateFeeFen: 36_00, closingFen: 21_000_00 }]);
    expect(f3.rows).toMatchObject([{ levyId: 'L22', totalFen: 3_036_00 }]);
  });
});
