import fc from 'fast-check';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import { stories, toldInLedger } from '#libs/views/story.testing.js';
import type { FeeReports } from './fee-reports.js';
import { ReportDesk } from './reported.testing.js';

/** Of any story, month by month. That the checks of checks.ts hold is said by the reports being given out at all. */
describe('the reports of any township, in any month', () => {
  let desk: ReportDesk;
  beforeAll(async () => {
    desk = await ReportDesk.open();
  });
  afterAll(() => desk.close());

  const told = (holds: (month: FeeReports, next: FeeReports) => void) =>
    fc.assert(
      fc.asyncProperty(stories, fc.integer({ min: 0, max: 6 }), async (story, later) => {
        const { log } = await toldInLedger(story);
        const period = shiftMonth('2015-03' as Month, later);
        holds(await desk.reports(log, period), await desk.reports(log, shiftMonth(period, 1)));
      }),
      { numRuns: 60 },
    );

  it('part the levies into F1 and F2: who was paid for or came to nothing, who owes, nobody twice, nobody forgotten', () =>
    told(({ f1, f2, f3 }) => {
      const paid = f1.rows.map(({ levyId }) => levyId);
      const owing = f2.rows.map(({ levyId }) => levyId);
      expect(paid.filter((levyId) => owing.includes(levyId))).toEqual([]);
      expect(new Set(paid)).toEqual(new Set([...paid, ...f3.rows.flatMap(({ levyId }) => levyId ?? [])]));
      expect(f2.rows.every(({ closingFen, seqs }) => closingFen > 0 && seqs.length <= 1)).toBe(true);
    }));

  it('join from month to month, village by village', () =>
    told((month, next) => {
      const joint = ({ f4 }: FeeReports, at: 'closing' | 'opening') =>
        f4.rows.map((row) =>
          at === 'closing' ? [row.villageId, row.closingCount, row.closingFen, row.unsentFen] : [row.villageId, row.openingCount, row.openingFen, row.unsentBeforeFen],
        );
      expect(joint(next, 'opening')).toEqual(joint(month, 'closing'));
    }));

  it('say in F1 what was paid by the month’s end as what was paid before and in it', () =>
    told(({ f1 }) => {
      for (const { paidBeforeFen, paidInMonthFen, lateFeeFen, paidFen, assessedFen, closingFen } of f1.rows) {
        expect(paidBeforeFen + paidInMonthFen - lateFeeFen).toBe(paidFen);
        expect(assessedFen - paidFen).toBe(closingFen);
      }
    }));

  it('add up in 合计', () =>
    told(({ f3, f4 }) => {
      expect(f4.total.totalFen).toBe(f3.rows.reduce((all, { totalFen }) => all + totalFen, 0));
      expect(f4.total.usedSheets + f4.total.voidSheets).toBe(f4.total.sheets.reduce((all, { from, to }) => all + to - from + 1, 0));
      for (const field of ['openingFen', 'collectedFen', 'closingFen', 'remittedFen', 'unsentFen'] as const)
        expect(f4.total[field]).toBe(f4.rows.reduce((all, row) => all + row[field], 0));
    }));
});
