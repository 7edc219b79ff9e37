import { VIOLATIONS, type ViolationCode } from '#libs/accountability/violations.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import type { AccountabilityStatement, StatementRow } from '../accountability-statement.js';
import type { ACCOUNTABILITY_TEMPLATE } from '../templates/accountability.js';
import type { PrintedRows } from './printed-rows.js';

type Key = (typeof ACCOUNTABILITY_TEMPLATE)['columns'][number]['key'];

/** The statement as it is printed; `nameOf` answers undefined to whom names are not shown. */
export function printedAccountability({ rows, total }: AccountabilityStatement, nameOf: (officerId: OfficerId) => string | undefined): PrintedRows<Key> {
  const printed = ({ seqs, violationCodes, ...row }: StatementRow) => ({ ...row, name: nameOf(row.officerId), rules: rulesZh(violationCodes) });
  return { rows: rows.map(printed), total: { officerId: '合计', ...total } };
}

function rulesZh(codes: readonly string[]): string {
  return codes.map((code) => VIOLATIONS[code as ViolationCode].zh).join('、');
}
