import { F4_TEMPLATE } from '../templates/f4.js';
import type { PrintedReport } from './printed.js';

/** F4 of A1's month, as far as specs of its rendering need it. */
export const F4_OF_MARCH: PrintedReport = {
  template: F4_TEMPLATE,
  rows: [
    { village: '东湖村', openingCount: 1, openingFen: 20_000_00, correctedFen: -3_000_00, lateFeeFen: 0, closingFen: 10_000_00, sheets: '302、304' },
    { village: '=HYPERLINK("x")', openingCount: 2, openingFen: 42_000_00, correctedFen: 3_000_00, lateFeeFen: 48_05, closingFen: 34_000_00, sheets: '301' },
  ],
  total: { village: '合计', openingCount: 3, openingFen: 62_000_00, correctedFen: 0, lateFeeFen: 48_05, closingFen: 44_000_00, sheets: '301–304' },
  facts: { unit: '临江镇<试>', period: '2015-03', preparedOn: '2015-04-01', version: 'seq 60', digest: '0123456789ab', head: '', accountant: '', reviewer: '', preparer: '' },
  demo: true,
};
