import { daysBetween, type IsoDate } from '#libs/kernel/dates.js';
import type { OfficerId } from '#libs/kernel/ids.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import type { Book } from './book.js';
import { type DecidedEvent, event } from './events.js';

/** A proposal that nobody decided ends after this many days. */
export const PROPOSAL_LIFE_DAYS = 30;

/** Refusals beyond those recorded one by one: how many, of whom, with which code. */
export interface UncountedRefusals {
  readonly officerId: OfficerId;
  readonly code: RefusalCode;
  readonly count: number;
}

/**
 * What falls due as a business day begins, whether or not anybody was there at midnight: the day itself, then what each rule finds.
 * Once for each day, in order.
 */
export function turnDay(book: Book, date: IsoDate, uncounted: readonly UncountedRefusals[]): readonly DecidedEvent[] {
  return [
    event('DayTurned', { date }, date),
    ...uncounted.map((refusals) => event('RefusalsCounted', { date: book.day.get() as IsoDate, ...refusals }, date)),
    ...expiredProposals(book, date),
  ];
}

function expiredProposals(book: Book, date: IsoDate): readonly DecidedEvent[] {
  const expired = [...book.proposals.open.values()].filter(({ madeOn }) => daysBetween(madeOn, date) > PROPOSAL_LIFE_DAYS);
  return expired.map(({ proposalId, madeOn, unitId }) => event('ProposalExpired', { proposalId, madeOn }, date, { unitId }));
}
