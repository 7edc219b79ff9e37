import fc from 'fast-check';
import { ANHE } from '#libs/book/office.testing.js';
import { type Month, shiftMonth } from '#libs/kernel/dates.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { refusal } from '#libs/kernel/refusal.testing.js';
import { stories, toldInLedger } from '#libs/views/story.testing.js';
import { ReportDesk } from './reported.testing.js';
import { CELL_COLUMNS, rowKey, walkCell } from './walk-cell.js';

const FORMS = ['f1', 'f2', 'f3', 'f4'] as const;

describe('a cell of any report', () => {
  let desk: ReportDesk;
  beforeAll(async () => {
    desk = await ReportDesk.open();
  });
  afterAll(() => desk.close());

  it('is the sum of the events to which it is walked back', () =>
    fc.assert(
      fc.asyncProperty(stories, fc.integer({ min: 0, max: 3 }), async (story, later) => {
        const { log } = await toldInLedger(story);
        const periodId = shiftMonth('2015-03' as Month, later);
        const reports = await desk.reports(log, periodId);
        const sources = { views: desk.views, log };
        for (const form of FORMS) {
          for (const row of reports[form].rows.slice(0, 3)) {
            for (const column of CELL_COLUMNS[form]) {
              const cell = await walkCell(sources, ANHE, { unitId: 'LJ' as UnitId, periodId }, { form, row: rowKey(form, row), column });
              const sum = cell.parts.map(({ fen }) => fen).reduce(addSigned, 0 as SignedFen);
              expect({ form, column, sum }).toEqual({ form, column, sum: cell.fen });
              if (form !== 'f3') expect(cell.fen).toBe((row as unknown as Record<string, number>)[column]);
            }
          }
        }
      }),
      { numRuns: 8 },
    ));

  it('is one that the form has', async () => {
    const { log } = await toldInLedger([]);
    await desk.reports(log, '2015-03');
    const walk = (asked: object) =>
      walkCell({ views: desk.views, log }, ANHE, { unitId: 'LJ' as UnitId, periodId: '2015-03' as Month }, { form: 'f4', row: 'LJ-DH', column: 'closingFen', ...asked });
    await expect(walk({ column: 'x' })).rejects.toEqual(refusal('UNKNOWN'));
    await expect(walk({ row: 'QS' })).rejects.toEqual(refusal('UNKNOWN'));
  });
});
