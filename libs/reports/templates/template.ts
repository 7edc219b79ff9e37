/** Money is held in fen and shown in yuan with two decimals; a count is a whole number; a date is YYYY-MM-DD. */
export const COLUMN_KINDS = ['money', 'count', 'date', 'text'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export interface Column<Key extends string = string> {
  readonly key: Key;
  readonly zh: string;
  readonly kind: ColumnKind;
  /** In characters of the sheet. */
  readonly width: number;
}

/**
 * How an official form looks: title, columns in their order, the lines above and below. Data, so that a county can load its own
 * (load-template.ts). `{unit}`, `{period}`, `{preparedOn}`, `{version}` and `{digest}` stand for what is filled in, `{head}`,
 * `{accountant}`, `{reviewer}` and `{preparer}` for those who have taken their step with a prepared version; beside it they sign by hand.
 */
export interface ReportTemplate<Key extends string = string> {
  readonly titleZh: string;
  readonly columns: readonly Column<Key>[];
  readonly header: readonly string[];
  readonly footer: readonly string[];
}

/** Above and below every form (domain rules 4). */
export const HEADER = ['填报单位(盖章)：{unit}', '报表期间：{period}', '单位：元'] as const;
export const FOOTER = [
  ...(['单位负责人(签名)：{head}', '财务负责人：{accountant}', '审核人：{reviewer}', '填表人：{preparer}'] as const),
  ...(['填报日期：{preparedOn}', '联系电话：', '版本号：{version}', '数据摘要：{digest}'] as const),
] as const;
