import type { Book } from '#libs/book/book.js';
import { row } from '#libs/book/command-row.js';
import { type AmendReport, amendReport } from './amend-report.js';
import { type AcceptReport, acceptReport, type ReturnReport, returnReport } from './answer-report.js';
import { type FileReport, fileReport } from './file-report.js';
import { monthKey, packOf } from './filing.js';
import { knownPack, type PackStep } from './known-pack.js';
import { type PrepareReport, prepareReport, type ReportedFigures } from './prepare-report.js';
import { type ReviewReport, reviewReport } from './review-report.js';
import { type SignReport, signReport } from './sign-report.js';

/** The reports of a unit's month: their pack, once there is one. */
const ofMonth = {
  slice: 'filing',
  by: ['ACCOUNTANT'],
  unit: (_book: Book, { unitId }: ReportedFigures) => unitId,
  subject: (book: Book, { unitId, periodId }: ReportedFigures) => {
    const pack = packOf(book, unitId, periodId);
    return pack === undefined ? { kind: 'report', id: monthKey(unitId, periodId) } : { kind: 'report pack', id: pack.packId, seq: pack.seq };
  },
} as const;

const ofPack = {
  slice: 'filing',
  unit: (book: Book, { packId }: PackStep) => knownPack(book, packId).unitId,
  subject: (book: Book, { packId }: PackStep) => ({ kind: 'report pack', id: packId, seq: knownPack(book, packId).seq }),
  versioned: true,
} as const;

const OF_COUNTY = ['COUNTY_VERIFIER'] as const;

export const filingCommands = {
  PrepareReport: row<PrepareReport>({
    ...ofMonth,
    ...{ zh: '编制月报', en: 'Prepare the reports of a month', route: 'POST /report-packs' },
    decide: prepareReport,
  }),
  ReviewReport: row<ReviewReport>({
    ...ofPack,
    ...{ zh: '审核月报', en: 'Review prepared reports', route: 'POST /report-packs/:packId/review' },
    by: ['REVIEWER'],
    decide: reviewReport,
  }),
  SignReport: row<SignReport>({
    ...ofPack,
    ...{ zh: '签署月报并盖章', en: 'Sign and seal reports', route: 'POST /report-packs/:packId/signature' },
    by: ['UNIT_HEAD'],
    approvedBy: ['ACCOUNTANT'],
    counterpart: (_book, { accountantId }) => accountantId,
    decide: signReport,
  }),
  FileReport: row<FileReport>({
    ...ofPack,
    ...{ zh: '上报月报', en: 'File reports by a channel', route: 'POST /report-packs/:packId/filings' },
    by: ['ACCOUNTANT'],
    on: ({ on }) => on,
    decide: fileReport,
  }),
  AcceptReport: row<AcceptReport>({
    ...ofPack,
    ...{ zh: '接收月报', en: 'Accept filed reports', route: 'POST /report-packs/:packId/acceptance' },
    by: OF_COUNTY,
    decide: acceptReport,
  }),
  ReturnReport: row<ReturnReport>({
    ...ofPack,
    ...{ zh: '退回月报', en: 'Return filed reports', route: 'POST /report-packs/:packId/return' },
    by: OF_COUNTY,
    decide: returnReport,
  }),
  AmendReport: row<AmendReport>({
    ...ofMonth,
    ...{ zh: '更正月报', en: 'Amend filed reports', route: 'POST /report-packs/amendments' },
    decide: amendReport,
  }),
};
