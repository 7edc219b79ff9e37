import { ANHE } from '#libs/book/office.testing.js';
import type { Month } from '#libs/kernel/dates.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { derivedUuid } from '#libs/trust/digest.js';
import { balances } from './balances.js';
import { f3Rows } from './f3-rows.js';
import { Ledger } from './ledger.testing.js';
import { cleanMonth } from './township.testing.js';
import type { ViewsUnderTest } from './views-under-test.testing.js';

const MARCH = { unitId: 'LJ' as UnitId, periodId: '2015-03' as Month };
const APRIL = { unitId: 'LJ' as UnitId, periodId: '2015-04' as Month };

export function describeF3(tested: () => ViewsUnderTest): void {
  describe('F3 征收社会抚养费缴款情况登记表', () => {
    it('of the clean month A1 has three receipts, a void sheet and 45,648.00', async () => {
      const { views } = tested();
      const { log } = await projected(await cleanMonth());
      const { rows, total } = await f3Rows({ views, log }, ANHE, MARCH);
      const donghu = { villageId: 'LJ-DH', receiptBookId: 'PJ-301', sheetState: 'USED', officerId: 'O-03', channel: 'CASH', excessFen: 0 };
      expect(rows).toMatchObject([
        {
          ...donghu,
          paidOn: '2015-03-10',
          villageId: 'LJ-XL',
          docNo: '安社征决字〔2014〕22号',
          nature: 'PRINCIPAL',
          principalFen: 8_000_00,
          lateFeeFen: 48_00,
          totalFen: 8_048_00,
          receiptNo: 301,
        },
        { ...donghu, paidOn: '2015-03-27', docNo: '安社征决字〔2014〕17号', nature: 'INSTALMENT', instalmentNo: 1, totalFen: 10_000_00, receiptNo: 302 },
        { paidOn: '2015-03-28', receiptBookId: 'PJ-301', receiptNo: 303, sheetState: 'VOID', principalFen: 0, lateFeeFen: 0, totalFen: 0, officerId: 'O-03' },
        { ...donghu, paidOn: '2015-03-30', docNo: '安社征决字〔2015〕5号', payerId: derivedUuid('party', 'L03'), totalFen: 27_600_00, receiptNo: 304 },
      ]);
      expect(Object.keys(rows[2] ?? {})).not.toContain('payerId');
      expect(total).toEqual({ principalFen: 45_600_00, lateFeeFen: 48_00, totalFen: 45_648_00 });
      expect(await balances(views, ANHE, { account: '1212' })).toMatchObject([{ balanceFen: 44_000_00 }]);
    });

    it('counts a reversal as a negative row of the month that it is posted into', async () => {
      const { views } = tested();
      const township = await cleanMonth();
      const { data } = await township.on('2015-04-01').collect('L31', 305, { principalFen: 100_00, lateFeeFen: 1_00 });
      const { paymentId } = data as { paymentId: string };
      await township.on('2015-04-02').decide('ReversePayment', { paymentId, reasonCode: 'RETURNED_AT_ONCE', copiesKept: true, on: '2015-04-02' });
      await township.collect('L31', 306, { principalFen: 18_000_00, excessFen: 5_00 });
      const { log } = await projected(township);
      const { rows, total } = await f3Rows({ views, log }, ANHE, APRIL);
      expect(rows).toMatchObject([
        { paidOn: '2015-04-01', nature: 'PRINCIPAL', totalFen: 101_00, receiptNo: 305, sheetState: 'USED', officerId: 'O-03' },
        { paidOn: '2015-04-02', nature: 'CORRECTION', principalFen: -100_00, lateFeeFen: -1_00, totalFen: -101_00, receiptNo: 305, sheetState: 'VOID', officerId: 'O-05' },
        { paidOn: '2015-04-02', nature: 'PRINCIPAL', totalFen: 18_000_00, excessFen: 5_00, receiptNo: 306, sheetState: 'USED' },
      ]);
      expect(total).toEqual({ principalFen: 18_000_00, lateFeeFen: 0, totalFen: 18_000_00 });
      expect((await f3Rows({ views, log }, ANHE, MARCH)).total.totalFen).toBe(45_648_00);
    });

    it('has every receipt of a month with more of them than a page', async () => {
      const { views, log } = tested();
      const ledger = await Ledger.open(log);
      for (let receipt = 0; receipt < 1_001; receipt++) await ledger.pay({ levy: 'L22', principalFen: 1_00 });
      await ledger.projectInto(views);
      const { rows, total } = await f3Rows({ views, log }, ANHE, MARCH);
      expect(new Set(rows.map(({ receiptNo }) => receiptNo)).size).toBe(1_001);
      expect(total.totalFen).toBe(1_001_00);
    });

    it('as of a seq does not know what came later; a month without receipts is empty', async () => {
      const { views } = tested();
      const { log } = await projected(await cleanMonth());
      const all = await f3Rows({ views, log }, ANHE, MARCH);
      const asOfSeq = all.rows[1]?.seq as number;
      const before = await f3Rows({ views, log }, ANHE, { ...MARCH, asOfSeq });
      expect(before).toMatchObject({ asOfSeq, rows: all.rows.slice(0, 2), total: { totalFen: 18_048_00 } });
      expect((await f3Rows({ views, log }, ANHE, { ...MARCH, asOfSeq: asOfSeq - 1 })).rows).toEqual(all.rows.slice(0, 1));
      expect(await f3Rows({ views, log }, ANHE, APRIL)).toMatchObject({ rows: [], total: { totalFen: 0 } });
    });
  });

  async function projected(township: Awaited<ReturnType<typeof cleanMonth>>) {
    await township.projectInto(tested().views);
    return township;
  }
}
