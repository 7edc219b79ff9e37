import type { Book } from '#libs/book/book.js';
import { row, type Subject } from '#libs/book/command-row.js';
import { unitOf } from '#libs/registry/posts.js';
import { type ClosePeriod, closePeriod } from './close-period.js';
import { periodKey } from './periods.js';
import { type SoftClosePeriod, softClosePeriod } from './soft-close-period.js';
import { periodReviewer } from './units-periods.js';

const ofPeriod = {
  slice: 'periods',
  by: (book: Book, { unitId }: SoftClosePeriod) => [periodReviewer(book, unitId)],
  unit: (book: Book, { unitId }: SoftClosePeriod) => unitOf(book.registry, unitId).unitId,
  subject: (_book: Book, { unitId, periodId }: SoftClosePeriod): Subject => ({ kind: 'period', id: periodKey(unitId, periodId) }),
} as const;

export const periodCommands = {
  SoftClosePeriod: row<SoftClosePeriod>({
    ...ofPeriod,
    ...{ zh: '月度定账', en: 'Soft close a month', route: 'POST /units/:unitId/periods/:periodId/soft-closing' },
    decide: softClosePeriod,
  }),
  ClosePeriod: row<ClosePeriod>({
    ...ofPeriod,
    ...{ zh: '月度结账', en: 'Close a month', route: 'POST /units/:unitId/periods/:periodId/closing' },
    decide: closePeriod,
  }),
};
