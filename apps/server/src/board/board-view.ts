import { type PayoutFigures, payoutFigures } from '#libs/benefits/payout-figures.js';
import type { Book } from '#libs/book/book.js';
import { type IsoDate, type Month, monthOf, shiftMonth } from '#libs/kernel/dates.js';
import type { BookCode, PolicyId, UnitId } from '#libs/kernel/ids.js';
import { Refusal } from '#libs/kernel/refusal.js';
import type { RefusalCode } from '#libs/kernel/refusal-catalogue.js';
import { type BoardReductions, boardReductions } from '#libs/openness/board-reductions.js';
import { feedbackTable, type NoticeTable } from '#libs/openness/notice-table.js';
import { isOnDisplay, type Notice } from '#libs/openness/notices.js';
import { type BoardNotice, type BoardUnit, boardNotice, feedbackRegister, noticesOnBoard, type Standard, standards } from '#libs/openness/public-board.js';
import { sumsOnly } from '#libs/openness/small-counts.js';
import { firstPeriodOf } from '#libs/periods/units-periods.js';
import { isWithin, unitOf } from '#libs/registry/posts.js';
import type { House } from '../house/house.js';
import { moneyOnBoard } from '../openness/money-on-board.js';
import { readPublicly } from '../openness/public-reader.js';
import type { BookHead, BookHeads } from './book-heads.js';

/** Why the money of one month is not told. */
const WITHHOLDING: readonly RefusalCode[] = ['REPORT_NOT_FROM_LEDGER', 'TOO_LARGE'];

/** What was paid out of a subsidy at a unit and below. */
export interface BoardPayout {
  readonly policyId: PolicyId;
  readonly nameZh: string;
  readonly figures: Partial<PayoutFigures>;
}

/** A month's money, or the code for which it is not told. */
export type BoardMoney = Awaited<ReturnType<typeof moneyOnBoard>> | { readonly unitId: UnitId; readonly month: Month; readonly withheldFor: RefusalCode };

/** A notice in the lists of a board. */
export type ListedNotice = BoardNotice & { readonly unitZh: string; readonly about?: string };

/** What anybody finds on the board of a unit. */
export interface BoardView {
  readonly code: BookCode;
  readonly demo: boolean;
  readonly today: IsoDate;
  readonly head: BookHead;
  readonly county: { readonly nameZh: string; readonly unitId: UnitId };
  readonly unit: BoardUnit;
  /** From the county down to the unit above. */
  readonly above: readonly BoardUnit[];
  readonly below: readonly BoardUnit[];
  /** What runs first, then what has run, each the newest first. */
  readonly notices: readonly ListedNotice[];
  /** The township that a village belongs to, a township itself, all of the county: this month and the one before. */
  readonly money: readonly (BoardMoney & { readonly unitZh: string })[];
  readonly reductions: readonly (BoardReductions & { readonly unitId: UnitId; readonly unitZh: string })[];
  readonly payouts: readonly BoardPayout[];
  readonly standards: readonly Standard[];
  readonly feedback: { readonly month: Month; readonly table: NoticeTable };
}

/** Reads the board of a unit, as of now. Refuses UNKNOWN. */
export async function boardView(house: House, heads: BookHeads, code: BookCode, asked?: UnitId): Promise<BoardView> {
  const { months, ...ofState } = await readPublicly(house, code, (book, today) => stateOf(book, asked ?? book.county, today));
  const head = await heads.of(code);
  const money: BoardView['money'][number][] = [];
  for (const { unitZh, ...of } of months) money.push({ ...(await moneyOrCode(house, code, of)), unitZh });
  return { ...ofState, code, head, money };
}

/** Of a month whose reports do not agree its code: one township must not take the county's board down. */
async function moneyOrCode(house: House, code: BookCode, of: { readonly unitId: UnitId; readonly month: Month }): Promise<BoardMoney> {
  try {
    return await moneyOnBoard(house, code, of);
  } catch (error) {
    if (error instanceof Refusal && WITHHOLDING.includes(error.code)) return { ...of, withheldFor: error.code };
    throw error;
  }
}

function stateOf(book: Book, unitId: UnitId, today: IsoDate) {
  const { registry } = book;
  const unit = shownUnit(book, unitId);
  const townships = moneyUnits(book, unit);
  const month = monthOf(today);
  const nameOf = (id: UnitId) => unitOf(registry, id).nameZh;
  return {
    ...{ unit, county: { nameZh: book.genesis.nameZh, unitId: book.county }, above: unitsFrom(book, unitId).slice(0, -1) },
    below: [...registry.units.values()].filter(({ parentId }) => parentId === unitId).map(({ unitId: id }) => shownUnit(book, id)),
    notices: listedNotices(book, unitId, today),
    months: townships.flatMap((id) =>
      [month, shiftMonth(month, -1)].filter((one) => one >= firstPeriodOf(book, id)).map((one) => ({ unitId: id, unitZh: nameOf(id), month: one })),
    ),
    reductions: townships.map((id) => ({ unitId: id, unitZh: nameOf(id), ...boardReductions(book, id) })),
    payouts: payoutsOf(book, unitId),
    standards: standards(book),
    feedback: { month, table: feedbackTable(feedbackRegister(book, { unitId, month, today })) },
  };
}

/** What anybody may see of the notices of a unit: what runs first, then what has run, each the newest first. Refuses UNKNOWN. */
export function listedNotices(book: Book, unitId: UnitId, today: IsoDate): readonly ListedNotice[] {
  const shown = noticesOnBoard(book, unitId, (notice) => isOnDisplay(notice, today, book.calendarOf));
  const listed = shown.map((notice) => ({ ...boardNotice(book, notice), ...aboutOf(notice), unitZh: unitOf(book.registry, notice.unitId).nameZh }));
  const isRunning = ({ state, lastDay }: ListedNotice) => state === 'POSTED' && today <= lastDay;
  return [...listed.filter(isRunning), ...listed.filter((notice) => !isRunning(notice))];
}

/** The month or the policy that a notice is about, by which a figure finds it. */
function aboutOf({ source }: Notice): { readonly about?: string } {
  if (source.kind === 'LEVY_AGGREGATE') return { about: source.periodId };
  return source.kind === 'PAYOUT' || source.kind === 'BENEFIT_LIST' ? { about: source.policy.policyId } : {};
}

function shownUnit({ registry }: Book, unitId: UnitId): BoardUnit {
  const { nameZh, level, parentId } = unitOf(registry, unitId);
  return { unitId, nameZh, level, ...(parentId === undefined ? {} : { parentId }) };
}

/** The units from the county down to one. Refuses UNKNOWN. */
export function unitsFrom(book: Book, unitId: UnitId): readonly BoardUnit[] {
  const unit = shownUnit(book, unitId);
  return unit.parentId === undefined ? [unit] : [...unitsFrom(book, unit.parentId), unit];
}

/** The townships whose books hold the money of a unit. */
function moneyUnits({ registry }: Book, { unitId }: BoardUnit): readonly UnitId[] {
  const townships = [...registry.units.values()].filter(({ level }) => level === 'TOWNSHIP');
  return townships.map((township) => township.unitId).filter((id) => isWithin(registry, id, unitId) || isWithin(registry, unitId, id));
}

/** Lists that were approved, each subsidy together; in sums where its policy wants no more to be told. */
function payoutsOf({ payouts, registry }: Book, unitId: UnitId): readonly BoardPayout[] {
  const lists = [...payouts.lists.values()].filter((list) => list.state === 'APPROVED' && isWithin(registry, list.unitId, unitId));
  return [...Map.groupBy(lists, ({ policyId }) => policyId)].map(([policyId, ofPolicy]) => {
    const policy = registry.policies.known(policyId).at(-1);
    const figures = payoutFigures(payouts, ofPolicy);
    const isOpen = policy?.kind === 'SUBSIDY' && policy.subsidy.disclosureMode !== 'AGGREGATE';
    return { policyId, nameZh: policy?.nameZh ?? policyId, figures: isOpen ? figures : sumsOnly(figures) };
  });
}
