import { expiredRequest } from '#libs/accountability/expired-requests.js';
import { directRemittances } from '#libs/custody/direct-remittances.js';
import { APPEND_LIMIT_EVENTS } from '#libs/event-log/port.js';
import { overdueMakeUps } from '#libs/inspection/overdue-make-ups.js';
import { Cell } from '#libs/kernel/cell.js';
import { addDays, daysBetween, type IsoDate } from '#libs/kernel/dates.js';
import type { CaseId, ClueId, EntryId, RemittanceId, Sha256Hex } from '#libs/kernel/ids.js';
import { isClosing, schemeEnding } from '#libs/levy/extinguish.js';
import { missedRemittances } from '#libs/periods/missed-remittances.js';
import { softClosedByD5 } from '#libs/periods/soft-close-period.js';
import { derivedUuid } from '#libs/trust/digest.js';
import type { Book } from './book.js';
import { type DecidedEvent, event } from './events.js';
import type { RefusalTrace } from './refusal-trace.js';

/** A proposal that nobody decided ends after this many days. */
export const PROPOSAL_LIFE_DAYS = 30;

/** What falls due by a rule on a day and is not raised yet, and how many of its events fit into an append. */
interface DayRule {
  readonly most: number;
  due(book: Book, date: IsoDate): readonly DecidedEvent[];
}

/** In the order in which they are raised. A direct remittance may have as many lines as an event holds, so that few fit. */
const RULES: readonly DayRule[] = [
  { most: APPEND_LIMIT_EVENTS, due: expiredProposals },
  { most: 16, due: (book, date) => directRemittances(book, date, (source) => derivedUuid('direct remittance', book.code, source) as RemittanceId) },
  { most: APPEND_LIMIT_EVENTS, due: (book, date) => expiredRequest(book, date, idsOfCase) },
  // A missed deadline and its entry stay together; either of them may name as many payments as an event holds.
  { most: 32, due: (book, date) => missedRemittances(book, date, (...missed) => derivedUuid('missed deadline', book.code, ...missed) as EntryId) },
  { most: APPEND_LIMIT_EVENTS, due: (book, date) => overdueMakeUps(book, date, (obligationId) => derivedUuid('overdue make-up', book.code, obligationId) as ClueId) },
  { most: APPEND_LIMIT_EVENTS, due: softClosedByD5 },
];

/** How many reads of inspectors the log has, and its digest. */
export type ReadLogHeadNow = () => { readonly reads: number; readonly digest: Sha256Hex };

/** What the book does by itself on a day; no events where nothing is due. */
export interface DayStep {
  readonly date: IsoDate;
  readonly events: readonly DecidedEvent[];
}

/**
 * What falls due as business days begin, whether or not anybody was there at midnight: each day itself, then what each rule finds
 * on it, once and in order. It comes in steps that fit into an append each, so that a turn cut off between two is taken up again.
 */
export class DayTurn {
  /** The day on which everything due has been raised. In memory only: after a start it is looked for once more. */
  private readonly raisedOn: Cell<IsoDate>;

  constructor(
    private readonly book: Book,
    private readonly refusals: RefusalTrace,
    /** Where the log of what inspectors read stands, outside the book. */
    private readonly readLogHead?: ReadLogHeadNow,
  ) {
    this.raisedOn = new Cell(book.undo);
  }

  /** Whether there is a step left before the book may act on `today`. */
  isDue(today: IsoDate): boolean {
    return this.book.today < today || this.raisedOn.get() !== this.book.today || isClosing(this.book);
  }

  /** The next step: what a closed scheme still wants, whenever it was closed; what is due on the day that has begun; when that is all raised, the beginning of the next day. */
  step(): DayStep {
    const { today } = this.book;
    const ending = schemeEnding(this.book, today, { most: APPEND_LIMIT_EVENTS, idsFor: idsOfCase });
    if (ending.length > 0) return { date: today, events: ending };
    if (this.raisedOn.get() === today) return this.nextDay(addDays(today, 1));

    for (const { most, due } of RULES) {
      const events = due(this.book, today);
      if (events.length > 0) return { date: today, events: events.slice(0, most) };
    }
    this.raisedOn.set(today);
    return { date: today, events: [] };
  }

  /** What was read since the last digest is vouched for by the book (invariant 55). */
  private readsUntil(date: IsoDate): readonly DecidedEvent[] {
    const head = this.readLogHead?.();
    if (head === undefined || head.reads <= (this.book.inspection.digested.get()?.reads ?? 0)) return [];
    return [event('AccessLogDigested', { date: addDays(date, -1), ...head }, date)];
  }

  private nextDay(date: IsoDate): DayStep {
    const counts = this.refusals.takeUncounted(APPEND_LIMIT_EVENTS - 2);
    return { date, events: [event('DayTurned', { date }, date), ...this.readsUntil(date), ...counts.map((count) => event('RefusalsCounted', count, date))] };
  }
}

/** Ids of what follows from the end of a case, the same each time that it is decided. */
function idsOfCase(caseId: CaseId) {
  let made = 0;
  return <Id extends string>() => derivedUuid('expired case', caseId, made++) as Id;
}

function expiredProposals(book: Book, date: IsoDate): readonly DecidedEvent[] {
  const expired = [...book.proposals.open.values()].filter(({ madeOn }) => daysBetween(madeOn, date) > PROPOSAL_LIFE_DAYS);
  return expired.map(({ proposalId, madeOn, unitId }) => event('ProposalExpired', { proposalId, madeOn }, date, { unitId }));
}
