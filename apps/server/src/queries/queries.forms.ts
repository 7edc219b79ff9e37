import type { IsoDate } from '#libs/kernel/dates.js';
import type { LevyId, ProposalId, ReceiptBookId } from '#libs/kernel/ids.js';
import { PAGE_LIMIT_ROWS } from '../limits.js';
import { IsDay, IsId, IsIdOrCode, IsQueryWhole, Optional } from '../requests/fields.js';

const PAGE_ROWS = 100;

/** A query of the views, which follow the book: it may name the seq that it must have seen. */
export class ViewQuery {
  @Optional() @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly atLeastSeq?: number;
  @Optional() @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly asOfSeq?: number;
}

/** A query that must have seen a seq. */
export class SeenQuery {
  @Optional() @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly atLeastSeq?: number;
}

/** A page of what is listed by number: after which, and how many. */
export class PageQuery {
  @Optional() @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly after?: number;
  @Optional() @IsQueryWhole({ from: 1, to: PAGE_LIMIT_ROWS }) readonly limit?: number;
}

/** How many rows were asked for. */
export function rowsOf({ limit = PAGE_ROWS }: { readonly limit?: number }): number {
  return limit;
}

export class HistoryQuery extends PageQuery {
  @Optional() @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly atLeastSeq?: number;
}

export class LevyQuery extends ViewQuery {
  @Optional() @IsDay() readonly onDate?: IsoDate;
}

export class LevyPath {
  @IsIdOrCode() readonly levyId!: LevyId;
}

export class ReceiptBookPath {
  @IsIdOrCode() readonly bookId!: ReceiptBookId;
}

export class ProposalPath {
  @IsId() readonly proposalId!: ProposalId;
}

export class SeqPath {
  @IsQueryWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }) readonly seq!: number;
}
