import { type ExpressionBuilder, sql } from 'kysely';
import type { Month } from '#libs/kernel/dates.js';
import { addSigned, negate, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, LevyId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import type { ViewTables } from '#libs/views/tables.js';
import type { Views } from '#libs/views/views.js';

/** Whose month, and what the book knew. */
export interface MonthAsked {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly asOfSeq: number;
  /** Seqs posted into later months that correct this one and are counted in it (R19); none for a first version. */
  readonly inPlace: ReadonlySet<number>;
}

/** Whether a line counts in the months up to the one asked: posted into them, or in place. */
export function countsThrough({ periodId, inPlace }: MonthAsked) {
  return (eb: ExpressionBuilder<ViewTables, 'journal_line'>) => {
    const posted = eb('period_id', '<=', periodId);
    return inPlace.size === 0 ? posted : eb.or([posted, eb('seq', 'in', [...inPlace])]);
  };
}

/** The columns of F4 through which a levy's balance moves in a month. */
export type BalanceColumn = 'addedFen' | 'correctedFen' | 'reducedFen' | 'transferredFen' | 'endedFen' | 'collectedFen';

/** Which column an event's posting to 1212 stands in (domain rules 4.1, R1, R2, R8). */
const COLUMN_OF: Readonly<Record<string, BalanceColumn>> = {
  LevyDecisionImported: 'addedFen',
  PaymentReallocated: 'correctedFen',
  PayerLiabilityReinstated: 'correctedFen',
  ReductionAuthorised: 'reducedFen',
  MakeUpObligationOpened: 'transferredFen',
  LevyBalanceExtinguished: 'endedFen',
  LevyDecisionRevoked: 'endedFen',
  LevyPaymentCollected: 'collectedFen',
  PaymentReversed: 'collectedFen',
  OffBookCollectionEstablished: 'collectedFen',
};

/** Where what corrects an earlier month stands once it counts in that month itself (R19). */
const IN_PLACE: Readonly<Record<string, BalanceColumn>> = { PaymentReallocated: 'collectedFen', PayerLiabilityReinstated: 'transferredFen' };

/** Columns that add to what is owed; the others take from it. */
const ADDS: ReadonlySet<BalanceColumn> = new Set(['addedFen', 'correctedFen']);
/** What was owed before the books were opened stands in 期初. */
const OPENING = 'OpeningLevyTaken';

/** A levy's account 1212 through a month; fen. Opening + added + corrected − reduced − transferred − ended − collected = closing. */
export type BalanceFlow = { readonly levyId: LevyId; readonly openingFen: SignedFen; readonly closingFen: SignedFen } & { readonly [Column in BalanceColumn]: SignedFen };

interface Posting {
  readonly levyId: LevyId;
  readonly eventType: string;
  readonly before: number;
  /** Posted later, and counted in place. */
  readonly inPlace: number;
  readonly fen: SignedFen;
}

const NOTHING = 0 as SignedFen;
const STILL = { openingFen: NOTHING, addedFen: NOTHING, correctedFen: NOTHING, reducedFen: NOTHING, transferredFen: NOTHING, endedFen: NOTHING, collectedFen: NOTHING };

/** The flows of every levy of a unit that owed something or moved in the month, from the journal alone. Refuses REPORT_NOT_FROM_LEDGER where a posting has no column. */
export async function balanceFlows(views: Views, book: BookCode, asked: MonthAsked): Promise<ReadonlyMap<LevyId, BalanceFlow>> {
  const byLevy = new Map<LevyId, BalanceFlow>();
  for (const posting of await postings(views, book, asked)) {
    const flow = byLevy.get(posting.levyId) ?? { levyId: posting.levyId, ...STILL, closingFen: NOTHING };
    byLevy.set(posting.levyId, withPosting(flow, posting));
  }
  const moved = [...byLevy].filter(([, { levyId, ...amounts }]) => Object.values(amounts).some((fen) => fen !== 0));
  return new Map(moved);
}

function withPosting(flow: BalanceFlow, { levyId, eventType, before, inPlace, fen }: Posting): BalanceFlow {
  const closingFen = addSigned(flow.closingFen, fen);
  const counted = inPlace === 1 ? 'in place' : before === 1 ? 'before' : 'within';
  const { column, adds } = balanceColumnOf(eventType, counted) ?? refuse('REPORT_NOT_FROM_LEDGER', { levyId, eventType, account: '1212' });
  return { ...flow, closingFen, [column]: addSigned(flow[column], adds ? fen : negate(fen)) };
}

/** In which column of F4 a posting to 1212 stands, and whether it adds to it what it adds to the debt; undefined where it has none. */
export function balanceColumnOf(
  eventType: string,
  counted: 'before' | 'within' | 'in place',
): { readonly column: BalanceColumn | 'openingFen'; readonly adds: boolean } | undefined {
  if (counted === 'before' || eventType === OPENING) return { column: 'openingFen', adds: true };
  const column = (counted === 'in place' ? IN_PLACE[eventType] : undefined) ?? COLUMN_OF[eventType];
  return column === undefined ? undefined : { column, adds: ADDS.has(column) };
}

function postings({ reader }: Views, book: BookCode, asked: MonthAsked): Promise<readonly Posting[]> {
  const { unitId, periodId, asOfSeq } = asked;
  const before = sql<number>`case when period_id < ${periodId} then 1 else 0 end`;
  const inPlace = sql<number>`case when period_id > ${periodId} then 1 else 0 end`;
  const lines = reader.selectFrom('journal_line').where('book', '=', book).where('unit_id', '=', unitId).where('account', '=', '1212');
  const known = lines.where(countsThrough(asked)).where('seq', '<=', asOfSeq).where('levy_id', 'is not', null);
  return known
    .select(['levy_id as levyId', 'event_type as eventType', before.as('before'), inPlace.as('inPlace'), sql<SignedFen>`cast(sum(fen) as bigint)`.as('fen')])
    .groupBy(['levy_id', 'event_type', 'before', 'inPlace'])
    .$castTo<Posting>()
    .execute();
}
