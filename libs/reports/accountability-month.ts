import { type EntryRaised, type EntryResult } from '#libs/accountability/accountability.js';
import { VIOLATIONS } from '#libs/accountability/violations.js';
import type { EventOf, RecordedEvent } from '#libs/book/events.js';
import { businessDate, earlierOf, type IsoDate, lastDayOf, type Month, monthOf } from '#libs/kernel/dates.js';
import { addSigned, type SignedFen } from '#libs/kernel/fen.js';
import type { BookCode, EntryId, OfficerId, UnitId } from '#libs/kernel/ids.js';
import { refuse } from '#libs/kernel/refusal.js';
import { trialBalance } from '#libs/views/balances.js';
import { eventsAt, type Sources } from '#libs/views/events-of.js';
import type { Check } from './checks.js';
import { DEBT_EVENT_TYPES, isDebtEvent, type OfficerDebt, officerDebts } from './officer-debts.js';
import { reportingUnit } from './units-as-of.js';

const ENTRY_EVENT_TYPES = ['AccountabilityEntryRaised', 'AccountabilityStatementFiled', 'AccountabilityEntryClosed'] as const;
/** No unit has more in all its years; whoever asks for more at once is turned away. */
const LIMIT_EVENTS = 10_000;

/** An entry as it stood at the end of the month: a fact with the rule that it falls under, no finding against anybody (domain rules 3.6, 9). */
export interface EntryOfMonth extends EntryRaised {
  readonly titleZh: string;
  readonly articles: readonly string[];
  readonly raisedOn: IsoDate;
  /** Raised in this month; an earlier one stands here as long as it was open when the month began. */
  readonly isNew: boolean;
  readonly statements: readonly { readonly officerId: OfficerId; readonly on: IsoDate }[];
  readonly closed?: { readonly result: EntryResult; readonly docNo: string; readonly on: IsoDate };
  /** The events behind it. */
  readonly seqs: readonly number[];
}

/** What the officers of a unit owe at the end of a month, and what was said of whom; as the book knew it. */
export interface AccountabilityMonth {
  readonly unitId: UnitId;
  readonly unitZh: string;
  readonly periodId: Month;
  readonly asOfSeq: number;
  /** The day by which debts are overdue: the last of the month, or that of the book where the month is running. */
  readonly on: IsoDate;
  readonly debts: readonly OfficerDebt[];
  readonly entries: readonly EntryOfMonth[];
  readonly checks: readonly Check[];
}

export interface AccountabilityAsked {
  readonly unitId: UnitId;
  readonly periodId: Month;
  readonly asOfSeq?: number | undefined;
}

/**
 * Reads what a unit's statement of accountability is made of. Answers UNKNOWN for a unit that the book did not know, VIEW_BEHIND, TOO_LARGE;
 * refuses REPORT_NOT_FROM_LEDGER (invariant 52) where the debts do not come to 1218.01 and 1218.02.
 */
export async function accountabilityMonth(sources: Sources, book: BookCode, asked: AccountabilityAsked): Promise<AccountabilityMonth> {
  const { unitId, periodId } = asked;
  const asOfSeq = await sources.views.seqSeen(book, asked.asOfSeq);
  const { unit } = await reportingUnit(sources, book, unitId, asOfSeq);
  const [last] = await eventsAt(sources, book, [asOfSeq]);
  const on = last === undefined ? lastDayOf(periodId) : earlierOf(lastDayOf(periodId), businessDate(last.recordedAt));

  const events = await accountabilityEvents(sources, book, { unitId, asOfSeq });
  const posted = events.filter(isDebtEvent).filter((event) => event.periodId !== undefined && event.periodId <= periodId);
  const debts = officerDebts(posted, { periodId, on });
  const checks = await checksOf(sources, book, debts, { unitId, periodId, asOfSeq });
  const failed = checks.filter(({ holds }) => !holds);
  if (failed.length > 0) refuse('REPORT_NOT_FROM_LEDGER', { unitId, periodId, asOfSeq, failed });
  return { unitId, unitZh: unit.nameZh, periodId, asOfSeq, on, debts, entries: entriesOf(events, periodId), checks };
}

/** The events of a unit about debts of officers and about entries, in order. */
async function accountabilityEvents(sources: Sources, book: BookCode, { unitId, asOfSeq }: { unitId: UnitId; asOfSeq: number }): Promise<readonly RecordedEvent[]> {
  const about = sources.views.reader.selectFrom('entity_event').select('seq').distinct().where('book', '=', book).where('kind', 'in', ['obligation', 'accountability entry']);
  const known = about.where('event_type', 'in', [...DEBT_EVENT_TYPES, ...ENTRY_EVENT_TYPES]).where('seq', '<=', asOfSeq);
  const rows = await known.orderBy('seq').execute();
  const events = await eventsAt(
    sources,
    book,
    rows.map(({ seq }) => seq),
  );
  const ofUnit = events.filter((event) => event.unitId === unitId);
  if (ofUnit.length > LIMIT_EVENTS) refuse('TOO_LARGE', { limit: `${LIMIT_EVENTS} events`, kind: 'unit', id: unitId });
  return ofUnit;
}

/** Both totals by the journal's word (R34). */
async function checksOf({ views }: Sources, book: BookCode, debts: readonly OfficerDebt[], of: { unitId: UnitId; periodId: Month; asOfSeq: number }): Promise<readonly Check[]> {
  const { unitId, asOfSeq, periodId: periodThrough } = of;
  const check = async (nameZh: string, account: '1218.01' | '1218.02', counts: (debt: OfficerDebt) => boolean): Promise<Check> => {
    const expected = (await trialBalance(views, book, { unitId, account, asOfSeq, periodThrough })).balanceFen;
    const got = debts.filter(counts).reduce((all, { closingFen }) => addSigned(all, closingFen), 0 as SignedFen);
    return { nameZh, expected, got, holds: expected === got };
  };
  return [
    await check('未补足本金合计 = 账面应收责任人补足款（1218.01）', '1218.01', ({ kind }) => kind === 'MAKE_UP'),
    await check('未追回短款及账外收款合计 = 账面应收短款（1218.02）', '1218.02', ({ kind }) => kind !== 'MAKE_UP'),
  ];
}

/** The entries that were open in the month or raised in it. Statements and closings belong to no period: they count by their day. */
function entriesOf(events: readonly RecordedEvent[], periodId: Month): readonly EntryOfMonth[] {
  const entries = new Map<EntryId, EntryOfMonth>();
  for (const event of events) {
    if (event.type === 'AccountabilityEntryRaised') {
      if (monthOfEntry(event) <= periodId) entries.set(event.data.entryId, raised(event, periodId));
      continue;
    }
    if (event.type !== 'AccountabilityStatementFiled' && event.type !== 'AccountabilityEntryClosed') continue;
    const entry = entries.get(event.data.entryId);
    if (entry === undefined || monthOf(event.occurredOn) > periodId) continue;
    const seqs = [...entry.seqs, event.seq];
    if (event.type === 'AccountabilityStatementFiled') {
      const { officerId } = event.data;
      entries.set(entry.entryId, { ...entry, seqs, statements: [...entry.statements, { officerId, on: event.occurredOn }] });
    } else {
      const { result, docNo } = event.data;
      entries.set(entry.entryId, { ...entry, seqs, closed: { result, docNo, on: event.occurredOn } });
    }
  }
  return [...entries.values()].filter(({ isNew, closed }) => isNew || closed === undefined || monthOf(closed.on) === periodId);
}

function monthOfEntry({ periodId, occurredOn }: EventOf<'AccountabilityEntryRaised'>): Month {
  return (periodId as Month | undefined) ?? monthOf(occurredOn);
}

function raised(event: EventOf<'AccountabilityEntryRaised'>, periodId: Month): EntryOfMonth {
  const { zh, articles } = VIOLATIONS[event.data.violationCode];
  return { ...event.data, titleZh: zh, articles, raisedOn: event.occurredOn, isNew: monthOfEntry(event) === periodId, statements: [], seqs: [event.seq] };
}
