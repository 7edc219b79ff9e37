import { addSigned, type SignedFen } from '#libs/kernel/fen.js';

/** What rows come to, column by column; fen, or a count. */
export type Totals<Fields extends readonly string[]> = { readonly [Field in Fields[number]]: SignedFen };

/** Adds up these columns of the rows. */
export function totalOf<const Fields extends readonly string[]>(rows: Iterable<{ readonly [Field in Fields[number]]: number }>, fields: Fields): Totals<Fields> {
  const sums = Object.fromEntries(fields.map((field) => [field, 0 as SignedFen]));
  for (const row of rows) for (const field of fields) sums[field] = addSigned(sums[field] as SignedFen, row[field as Fields[number]] as SignedFen);
  return sums as Totals<Fields>;
}
