/** What stands in a cell: text, or a number whose column says whether it is fen or a count; undefined leaves it empty. */
export type PrintedCell = string | number | undefined;
export type PrintedRow<Key extends string = string> = { readonly [K in Key]?: PrintedCell };

/** The rows of a form, and 合计. */
export interface PrintedRows<Key extends string = string> {
  readonly rows: readonly PrintedRow<Key>[];
  readonly total: PrintedRow<Key>;
}
