import type { RecordedEvent } from '#libs/book/events.js';
import { journalOf } from '#libs/journal/posting-rules.js';
import { addSigned, negate, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, UnitId } from '#libs/kernel/ids.js';
import { refuse, unknown } from '#libs/kernel/refusal.js';
import type { Levy } from '#libs/levy/levy.js';
import type { Sources } from '#libs/views/events-of.js';
import { isLevyFact, refold } from '#libs/views/levy-as-of.js';
import { type BalanceColumn, balanceColumnOf } from './balance-flows.js';
import { moneyParts } from './custody-of-month.js';
import { type FeeMonth, readFeeMonth } from './fee-month.js';
import { formsOf } from './fee-reports.js';
import { paidFenOf } from './levy-cells.js';
import type { LevyMonth } from './levy-months.js';
import { type Money, moneyOf, unsentFen } from './month-money.js';
import type { VersionAsked } from './report-pack.js';

/** Which cell: the row of a form by its levy (F1, F2), event (F3) or village (F4), and the column of money. */
export interface CellAsked {
  readonly form: 'f1' | 'f2' | 'f3' | 'f4';
  readonly row: string;
  readonly column: string;
}

/** What one event does to a cell; fen. */
export interface CellPart {
  readonly seq: number;
  readonly fen: SignedFen;
}

export interface WalkedCell extends CellAsked {
  /** As the form shows it; fen. */
  readonly fen: SignedFen;
  readonly parts: readonly CellPart[];
  readonly asOfSeq: number;
}

type Month = Omit<VersionAsked, 'version' | 'asOfSeq'> & { readonly asOfSeq?: number | undefined; readonly version?: number };

/** A cell of money, and the events that it is the sum of (倒查). Refuses UNKNOWN for a row or column that the form does not have, and what reading the month does. */
export async function walkCell(sources: Sources, book: BookCode, { version = 1, ...of }: Month, asked: CellAsked): Promise<WalkedCell> {
  const month = await readFeeMonth(sources, book, { ...of, amended: version > 1 });
  const fen = shownIn(month, asked);
  const parts = asked.form === 'f4' ? await villageParts(sources, book, month, asked) : levyParts(month, asked, fen);
  return { ...asked, fen, parts: parts.filter((part) => part.fen !== 0), asOfSeq: month.asOfSeq };
}

/** The columns of money that a row of each form has, in the form's order. */
export const CELL_COLUMNS = {
  f1: ['assessedFen', 'paidBeforeFen', 'paidInMonthFen', 'lateFeeFen', 'paidFen', 'reducedFen', 'transferredFen', 'makeUpFen', 'closingFen'],
  f2: ['assessedFen', 'paidFen', 'closingFen', 'lateFeeUnpaidFen'],
  f3: ['principalFen', 'lateFeeFen', 'totalFen'],
  f4: [
    ...['openingFen', 'addedFen', 'correctedFen', 'reducedFen', 'transferredFen', 'endedFen', 'collectedFen', 'lateFeeFen', 'makeUpFen', 'totalFen'],
    ...['closingFen', 'unsentBeforeFen', 'remittedFen', 'refundableFen', 'unsentFen'],
  ],
} as const satisfies Record<CellAsked['form'], readonly string[]>;

/** By what a row of a form is named. */
export function rowKey(form: CellAsked['form'], row: object): string {
  const { levyId, seq, villageId } = row as { levyId?: string; seq?: number; villageId?: string };
  return String({ f1: levyId, f2: levyId, f3: seq, f4: villageId }[form]);
}

function shownIn(month: FeeMonth, { form, row, column }: CellAsked): SignedFen {
  if (!(CELL_COLUMNS[form] as readonly string[]).includes(column)) unknown('report column', column);
  const rows: readonly object[] = formsOf(month)[form].rows;
  const found = rows.filter((one) => rowKey(form, one) === row);
  if (found.length === 0) unknown('report row', row);
  // The two halves of a reallocation are one event: together they take from one levy what they give to another.
  return found.map((one) => (one as Record<string, SignedFen>)[column] as SignedFen).reduce(addSigned);
}

/** How far an event changes what a levy stands at: a figure of the levy as it was folded with it, less without it. */
function changes({ atEnd: { levyId }, events }: LevyMonth, figure: (levy: Levy) => number): readonly CellPart[] {
  const facts = events.filter(isLevyFact);
  const at = facts.map((_, i) => {
    const levy = refold(levyId, facts.slice(0, i + 1));
    return levy === undefined ? 0 : figure(levy);
  });
  return facts.map(({ seq }, i) => ({ seq, fen: ((at[i] ?? 0) - (at[i - 1] ?? 0)) as SignedFen }));
}

type LevyCell = (levy: LevyMonth, month: FeeMonth, fen: SignedFen) => readonly CellPart[];
const moneyWithin =
  (of: (money: Money) => SignedFen): LevyCell =>
  ({ within }) =>
    within.map((event) => ({ seq: event.seq, fen: of(moneyOf(event)) }));
const standing =
  (figure: (levy: Levy) => number): LevyCell =>
  (levy) =>
    changes(levy, figure);
const flowing =
  (column: BalanceColumn): LevyCell =>
  (levy, month) =>
    postings([levy], month).filter((posting) => posting.column === column);

const LEVY_CELLS: Readonly<Record<string, LevyCell>> = {
  assessedFen: standing(({ assessedFen }) => assessedFen),
  paidFen: standing(paidFenOf),
  closingFen: standing(({ payerBalanceFen }) => payerBalanceFen),
  paidBeforeFen: (levy) => {
    const before = levy.atStart === undefined ? [] : changes(levy, paidFenOf);
    const within = new Set(levy.within.map(({ seq }) => seq));
    return before.filter(({ seq }) => !within.has(seq) || seq === levy.entry.seq);
  },
  paidInMonthFen: moneyWithin(({ principalFen, lateFeeFen }) => addSigned(principalFen, lateFeeFen)),
  lateFeeFen: moneyWithin(({ lateFeeFen }) => lateFeeFen),
  makeUpFen: moneyWithin(({ makeUpFen }) => makeUpFen),
  reducedFen: flowing('reducedFen'),
  transferredFen: flowing('transferredFen'),
  // It is accrued by the calendar, not by an event: what accrued stands with the decision, what was paid of it with its payments.
  lateFeeUnpaidFen: (levy, _month, fen) => {
    const paid = changes(levy, ({ lateFeePaidFen }) => -lateFeePaidFen);
    const accrued = addSigned(fen, negate(paid.map((part) => part.fen).reduce(addSigned, NIL)));
    return [{ seq: levy.entry.seq, fen: accrued }, ...paid];
  },
};

function levyParts(month: FeeMonth, { form, row, column }: CellAsked, fen: SignedFen): readonly CellPart[] {
  if (form === 'f3') return [{ seq: Number(row), fen }];
  const levy = month.levies.find(({ atEnd }) => atEnd.levyId === row) ?? unknown('report row', row);
  return (LEVY_CELLS[column] ?? unknown('report column', column))(levy, month, fen);
}

interface Posting extends CellPart {
  readonly column: BalanceColumn | 'openingFen';
  /** As it stands on 1212, whatever the sign of its column. */
  readonly owedFen: SignedFen;
}

/** The postings to 1212 of levies through the month, each with the column of F4 in which it counts. */
function postings(levies: readonly LevyMonth[], month: FeeMonth): readonly Posting[] {
  return levies.flatMap(({ atEnd: { levyId }, events }) => events.flatMap((event) => postingsOf(event, levyId, month)));
}

function postingsOf(event: RecordedEvent, levyId: LevyId, { unitId, periodId, inPlace }: FeeMonth): readonly Posting[] {
  const lines = journalOf(event).filter((line) => line.account === '1212' && line.levyId === levyId && line.unitId === unitId);
  if (lines.length === 0) return [];
  const owedFen = lines.map(({ fen }) => fen).reduce(addSigned);
  const counted = inPlace.has(event.seq) ? 'in place' : (event.periodId as string) < periodId ? 'before' : 'within';
  const { column, adds } = balanceColumnOf(event.type, counted) ?? refuse('REPORT_NOT_FROM_LEDGER', { levyId, eventType: event.type, account: '1212' });
  return [{ seq: event.seq, column, owedFen, fen: adds ? owedFen : negate(owedFen) }];
}

const NIL = 0 as SignedFen;

const MONEY: Readonly<Record<string, (money: Money) => SignedFen>> = {
  lateFeeFen: ({ lateFeeFen }) => lateFeeFen,
  makeUpFen: ({ makeUpFen }) => makeUpFen,
  totalFen: ({ lateFeeFen, makeUpFen }) => addSigned(lateFeeFen, makeUpFen),
  remittedFen: ({ remittedFen }) => remittedFen,
  refundableFen: ({ refundableFen }) => refundableFen,
  unsentBeforeFen: unsentFen,
  unsentFen,
};

/** What a village's money did before the month and in it, by column; then what its levies' balances did. */
async function villageParts(sources: Sources, book: BookCode, month: FeeMonth, { row, column }: CellAsked): Promise<readonly CellPart[]> {
  const villageId = row as UnitId;
  const posted = postings(
    month.levies.filter(({ atEnd }) => atEnd.villageId === villageId),
    month,
  );
  const owed = posted.filter((posting) => posting.column === (column === 'totalFen' ? 'collectedFen' : column));
  if (column === 'closingFen') return posted.map(({ seq, owedFen }) => ({ seq, fen: owedFen }));
  const money = MONEY[column];
  if (money === undefined) return owed;

  const { earlier, within } = await moneyParts(sources, book, month);
  const counted = column === 'unsentBeforeFen' ? earlier : column === 'unsentFen' ? [...earlier, ...within] : within;
  return [...owed, ...counted.filter((part) => part.villageId === villageId).map(({ seq, money: moved }) => ({ seq, fen: money(moved) }))];
}
