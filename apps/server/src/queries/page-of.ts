import { unknown } from '#libs/kernel/refusal.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { IsIdOrCode, IsQueryWhole, Optional } from '../requests/fields.js';
import { rowsOf } from './queries.forms.js';

/** A page of what is listed by id or code: after which, and how many. */
export class KeyedPageQuery {
  @Optional() @IsIdOrCode() readonly after?: string;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

/** How a list is gone through: what its rows are called, by what they are told apart, and which of them are wanted. */
export interface Listed<Row> {
  readonly kind: string;
  keyOf(row: Row): string;
  isWanted?(row: Row): boolean;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins: `after` of the next query. */
  readonly next?: string;
}

/** The wanted rows after the one that ended the page before, in the order of the list; what comes before that is passed over by its key. Refuses UNKNOWN. */
export function pageOf<Row>(all: Iterable<Row>, { kind, keyOf, isWanted = () => true }: Listed<Row>, query: { readonly after?: string; readonly limit?: number }): Page<Row> {
  const { after } = query;
  const left = Iterator.from(all);
  for (let passed: string | undefined; passed !== after; ) {
    const step = left.next();
    passed = step.done === true ? unknown(kind, after as string) : keyOf(step.value);
  }
  const limit = rowsOf(query);
  const found = left
    .filter(isWanted)
    .take(limit + 1)
    .toArray();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return found.length > limit && last !== undefined ? { rows, next: keyOf(last) } : { rows };
}
