import { payListOf } from '#libs/benefits/pay-list.js';
import { payoutFigures } from '#libs/benefits/payout-figures.js';
import type { Book } from '#libs/book/book.js';
import { latestOf, monthKey, packOf } from '#libs/filing/filing.js';
import type { IsoDate, Month } from '#libs/kernel/dates.js';
import type { PayListId, PolicyId, Sha256Hex, UnitId } from '#libs/kernel/ids.js';
import { refuse, stateInvalid, unknown } from '#libs/kernel/refusal.js';
import { latestSubsidy } from '#libs/registry/subsidy-policy.js';
import type { DisclosureMode, SubsidyTerms } from '#libs/registry/subsidy-terms.js';
import type { NoticeKind } from './disclosure.js';
import { type NoticeRow, noticeRows } from './notice-rows.js';
import type { NoticeSource } from './notices.js';
import { feedbackRegister } from './public-board.js';

/** More opinions in a month would not fit into one event. */
export const FEEDBACK_LIMIT_ROWS = 250;

/** What a notice is about: of each kind its own of these. */
export interface NoticeAbout {
  readonly unitId: UnitId;
  readonly kind: NoticeKind;
  /** BENEFIT_LIST. */
  readonly listId?: PayListId;
  /** PAYOUT: the lists of a policy that pay months of a span. */
  readonly policyId?: PolicyId;
  readonly from?: Month;
  readonly to?: Month;
  /** LEVY_AGGREGATE, FEEDBACK. */
  readonly month?: Month;
}

/** What would be posted. */
export interface NoticeDraft extends Pick<SubsidyTerms, 'noticeDays' | 'noticeDayCount'> {
  readonly source: NoticeSource;
  readonly mode: DisclosureMode;
  readonly rows: readonly NoticeRow[];
  readonly listHash: Sha256Hex;
}

interface Now {
  readonly today: IsoDate;
  digestOf(value: unknown): Sha256Hex;
}

/** What is not of a policy names nobody, and hangs as long as a list of people does. */
const OF_NO_POLICY = { noticeDays: 7, noticeDayCount: 'CALENDAR', disclosureMode: 'AGGREGATE' } as const;

/**
 * The rows of a notice as the ledger has them now, with their digest. Refuses MALFORMED for what its kind needs and nobody named, UNKNOWN,
 * STATE_INVALID for a list that is approved or reports that nobody signed, NOTHING_TO_DO where there is nothing to show, TOO_LARGE.
 */
export function noticeDraft(book: Book, about: NoticeAbout, now: Now): NoticeDraft {
  const source = SOURCES[about.kind](book, about, now.today);
  const terms = 'policy' in source ? latestSubsidy(book.registry, source.policy.policyId).subsidy : OF_NO_POLICY;
  const { noticeDays, noticeDayCount, disclosureMode: mode } = terms;
  const rows = noticeRows(book, source, mode);
  const { unitId } = about;
  return { source, mode, rows, noticeDays, noticeDayCount, listHash: now.digestOf({ book: book.code, unitId, source, rows }) };
}

const SOURCES: { readonly [K in NoticeKind]: (book: Book, about: NoticeAbout, today: IsoDate) => NoticeSource } = {
  FEE_LIST: ({ registry }) => {
    const latest = [...registry.policies.values()].flatMap((versions) => versions.slice(-1)).filter(({ kind }) => kind === 'FEE');
    if (latest.length === 0) refuse('NOTHING_TO_DO', { kind: 'FEE_LIST' });
    return { kind: 'FEE_LIST', policies: latest.map(({ policyId, version }) => ({ policyId, version })) };
  },
  BENEFIT_LIST: (book, about) => {
    const list = payListOf(book, named(about, 'listId'));
    if (list.unitId !== about.unitId) unknown('pay list', list.listId);
    if (list.state !== 'PREPARED') stateInvalid('pay list', list.listId, list.state, ['PREPARED']);
    const cancelled = [...book.payouts.linesIn(list)].filter(({ state }) => state === 'CANCELLED').map(({ no }) => no);
    if (cancelled.length === list.lineCount) refuse('NOTHING_TO_DO', { listId: list.listId });
    return { kind: 'BENEFIT_LIST', listId: list.listId, policy: policyRef(book, list.policyId), withoutNos: cancelled };
  },
  PAYOUT: (book, about) => {
    const { unitId } = about;
    const [policyId, from, to] = [named(about, 'policyId'), named(about, 'from'), named(about, 'to')];
    const policy = policyRef(book, policyId);
    const lists = [...book.payouts.lists.values()].filter((list) => list.unitId === unitId && list.policyId === policyId && from <= list.from && list.to <= to);
    if (lists.length === 0) refuse('NOTHING_TO_DO', { policyId, from, to });
    return { kind: 'PAYOUT', policy, from, to, figures: payoutFigures(book.payouts, lists) };
  },
  LEVY_AGGREGATE: (book, about) => {
    const periodId = named(about, 'month');
    const pack = packOf(book, about.unitId, periodId) ?? unknown('report pack', monthKey(about.unitId, periodId));
    const { state, version, asOfSeq, sha256 } = latestOf(pack);
    if (!SIGNED.includes(state)) stateInvalid('report pack', pack.packId, state, SIGNED);
    return { kind: 'LEVY_AGGREGATE', periodId, packId: pack.packId, version, asOfSeq, packSha256: sha256 };
  },
  FEEDBACK: (book, about, today) => {
    const month = named(about, 'month');
    const rows = feedbackRegister(book, { unitId: about.unitId, month, today });
    if (rows.length > FEEDBACK_LIMIT_ROWS) refuse('TOO_LARGE', { limit: `${FEEDBACK_LIMIT_ROWS} rows`, rows: rows.length });
    return { kind: 'FEEDBACK', month, rows };
  },
};

/** Reports for whose figures the head of the unit stands. */
const SIGNED: readonly string[] = ['SIGNED', 'FILED', 'ACCEPTED'];

function policyRef({ registry }: Book, policyId: PolicyId) {
  return { policyId, version: latestSubsidy(registry, policyId).version };
}

function named<Field extends keyof NoticeAbout>(about: NoticeAbout, field: Field): NonNullable<NoticeAbout[Field]> {
  return about[field] ?? refuse('MALFORMED', { field });
}
