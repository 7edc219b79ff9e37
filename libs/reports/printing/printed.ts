import type { BookCode } from '#libs/kernel/ids.js';
import { digestOf } from '#libs/trust/digest.js';
import type { FeeReports } from '../fee-reports.js';
import { F1_TEMPLATE } from '../templates/f1.js';
import { F2_TEMPLATE } from '../templates/f2.js';
import { F3_TEMPLATE } from '../templates/f3.js';
import { F4_TEMPLATE } from '../templates/f4.js';
import type { ReportTemplate } from '../templates/template.js';
import { printedF1 } from './printed-f1.js';
import { printedF2 } from './printed-f2.js';
import { printedF3 } from './printed-f3.js';
import { printedF4 } from './printed-f4.js';
import type { PrintedRows } from './printed-rows.js';

export const REPORT_CODES = ['f1', 'f2', 'f3', 'f4'] as const;
export type ReportCode = (typeof REPORT_CODES)[number];

/** Our own template of each form. */
export const TEMPLATES = { f1: F1_TEMPLATE, f2: F2_TEMPLATE, f3: F3_TEMPLATE, f4: F4_TEMPLATE } as const satisfies Record<ReportCode, ReportTemplate>;

/** The rows of a form as they are printed. */
export function printedRows(code: ReportCode, { f1, f2, f3, f4 }: FeeReports): PrintedRows {
  switch (code) {
    case 'f1':
      return printedF1(f1);
    case 'f2':
      return printedF2(f2);
    case 'f3':
      return printedF3(f3);
    case 'f4':
      return printedF4(f4);
  }
}

/** SHA-256 of what a report says: its form, unit, month, rows and totals. The same figures have the same digest, whenever they are computed. */
export function reportDigest(book: BookCode, code: ReportCode, reports: FeeReports): string {
  const { unitId, periodId, [code]: form } = reports;
  return digestOf({ book, code, unitId, periodId, ...form });
}

/** The placeholders of a template's header and footer. */
export const PRINTED_FACTS = ['unit', 'period', 'preparedOn', 'version', 'digest', 'head', 'accountant', 'reviewer', 'preparer'] as const;

/** A report ready to be rendered. */
export interface PrintedReport extends PrintedRows {
  readonly template: ReportTemplate;
  /** What the placeholders stand for; empty where nobody has signed yet. */
  readonly facts: Readonly<Record<(typeof PRINTED_FACTS)[number], string>>;
  /** A demo book's reports say so. */
  readonly demo: boolean;
}

/** A line of header or footer with its placeholders filled. */
export function filled(line: string, facts: PrintedReport['facts']): string {
  return line.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? facts[name as keyof typeof facts] : whole));
}
