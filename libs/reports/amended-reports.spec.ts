import fc from 'fast-check';
import { told } from '#libs/book/anhe.testing.js';
import { ANHE } from '#libs/book/office.testing.js';
import { MemoryLog } from '#libs/event-log/memory-log.testing.js';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { Ledger } from '#libs/views/ledger.testing.js';
import { packDiff } from './pack-diff.js';
import { packDigest, packReports } from './report-pack.js';
import { ReportDesk } from './reported.testing.js';

const closeMarch = (ledger: Ledger) => ledger.on('2015-04-25').tell(told('PeriodClosed', { periodId: '2015-03' }, '2015-04-25', { unitId: 'LJ' }));

/** March is closed in April; what is typed in later of March is posted into April and corrects March. */
async function marchClosed(): Promise<Ledger> {
  const ledger = await Ledger.open(new MemoryLog());
  await ledger.on('2015-03-10').pay({ levy: 'L22', principalFen: 8_000_00, lateFeeFen: 48_00 });
  await closeMarch(ledger);
  return ledger;
}

describe('an amended version of a month’s reports (R19)', () => {
  let desk: ReportDesk;
  beforeAll(async () => {
    desk = await ReportDesk.open();
  });
  afterAll(() => desk.close());

  const versions = async (ledger: Ledger, firstAsOf: number) => {
    await desk.views.rebuild(ledger.log, ANHE);
    const of = { unitId: 'LJ' as UnitId, periodId: '2015-03' as Month };
    const sources = { views: desk.views, log: ledger.log };
    const latest = ledger.nextSeq - 1;
    return { first: await packReports(sources, ANHE, { ...of, version: 1, asOfSeq: firstAsOf }), second: await packReports(sources, ANHE, { ...of, version: 2, asOfSeq: latest }) };
  };

  it('has in place what was typed in after the month was closed; the first version stays as it was', async () => {
    const ledger = await marchClosed();
    const asOf = ledger.nextSeq - 1;
    const filed = packDigest(ANHE, (await versions(ledger, asOf)).first);
    await ledger.on('2015-05-05').pay({ levy: 'L31', principalFen: 3_000_00, on: '2015-03-30' });
    const { first, second } = await versions(ledger, asOf);

    expect(packDigest(ANHE, first)).toBe(filed);
    expect(first.f4.total).toMatchObject({ collectedFen: 8_000_00, totalFen: 8_048_00, closingFen: 54_000_00, usedSheets: 1 });
    expect(second.f4.total).toMatchObject({
      openingFen: 62_000_00,
      correctedFen: 0,
      collectedFen: 11_000_00,
      totalFen: 11_048_00,
      closingFen: 51_000_00,
      unsentFen: 11_048_00,
      usedSheets: 2,
    });
    expect(second.f1.rows.map(({ levyId, paidInMonthFen }) => [levyId, paidInMonthFen])).toEqual([
      ['L22', 8_048_00],
      ['L31', 3_000_00],
    ]);
    expect(second.f3.rows.map(({ paidOn, totalFen }) => [paidOn, totalFen])).toEqual([
      ['2015-03-10', 8_048_00],
      ['2015-03-30', 3_000_00],
    ]);
    expect((await desk.again(ledger.log, '2015-04')).f4.total).toMatchObject({ openingFen: 54_000_00, totalFen: 3_000_00, closingFen: 51_000_00 });
  });

  it('differs from the first cell by cell', async () => {
    const ledger = await marchClosed();
    const asOf = ledger.nextSeq - 1;
    await ledger.on('2015-05-05').pay({ levy: 'L31', principalFen: 3_000_00, on: '2015-03-30' });
    const { first, second } = await versions(ledger, asOf);
    const changes = packDiff(first, second);
    const inTotal = changes.filter(({ form, row }) => form === 'f4' && row === 'TOTAL').map(({ columnZh, before, after }) => [columnZh, before, after]);
    expect(inTotal).toEqual([
      ['本月收缴本金', 8_000_00, 11_000_00],
      ['收缴合计', 8_048_00, 11_048_00],
      ['期末欠缴金额', 54_000_00, 51_000_00],
      ['月末未解缴', 8_048_00, 11_048_00],
      ['票据使用份数', 1, 2],
      ['起止号', '1', '1–2'],
    ]);
    expect(changes.find(({ form, row, column }) => form === 'f2' && row === 'L31' && column === 'closingFen')).toEqual({
      ...{ form: 'f2', row: 'L31', rowZh: '安社征决字〔2014〕L31号', column: 'closingFen', columnZh: '期末欠缴', kind: 'money', before: 18_000_00 },
    });
    expect(packDiff(second, second)).toEqual([]);
  });

  it('is what the first would have been, had everything been typed in on its day', async () => {
    const payment = fc.record({
      levy: fc.constantFrom('L17', 'L22', 'L31' as const),
      principalFen: fc.integer({ min: 1, max: 3_000_00 }),
      day: fc.integer({ min: 1, max: 31 }),
      late: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 5 }), async (payments) => {
        const told = await Ledger.open(new MemoryLog());
        const late = await Ledger.open(new MemoryLog());
        const paid = payments.map(({ day, ...one }) => ({ ...one, on: `2015-03-${String(day).padStart(2, '0')}` }));
        for (const one of paid) await told.on('2015-03-31').pay(one);
        for (const one of paid.filter((one) => !one.late)) await late.on('2015-03-31').pay(one);
        await closeMarch(late);
        for (const one of paid.filter((one) => one.late)) await late.on('2015-05-05').pay(one);
        const inTime = (await versions(told, told.nextSeq - 1)).first;
        const amended = (await versions(late, late.nextSeq - 1)).second;
        expect([amended.f4, amended.f1.total, amended.f2.total, amended.f3.total]).toEqual([inTime.f4, inTime.f1.total, inTime.f2.total, inTime.f3.total]);
      }),
      { numRuns: 25 },
    );
  });
});
