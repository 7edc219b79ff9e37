import { monthsOf } from '#libs/benefits/months.js';
import type { PayoutFigures, PeopleAndSum } from '#libs/benefits/payout-figures.js';
import type { Book } from '#libs/book/book.js';
import type { SignedFen } from '#libs/kernel/fen.js';
import type { PartyId, UnitId } from '#libs/kernel/ids.js';
import { yuanText } from '#libs/kernel/rate.js';
import { assertHolds } from '#libs/kernel/refusal.js';
import { unitOf } from '#libs/registry/posts.js';
import type { FundingSource } from '#libs/registry/subsidy-terms.js';
import { type Column, columnsIn, type NoticeChannel } from './disclosure.js';
import { type FeeRow, type LineRow, noticeRows, policyVersionOf } from './notice-rows.js';
import type { Notice } from './notices.js';
import type { FeedbackRow } from './objections.js';
import { type ShownCount, SMALLEST_COUNT } from './small-counts.js';
import { CHANNEL_WORDS, MATTER_WORDS, RESULT_WORDS } from './words.js';

/** A notice as people read it; amounts in yuan. */
export interface NoticeTable {
  readonly columns: readonly { readonly zh: string; readonly en: string }[];
  readonly rows: readonly (readonly string[])[];
}

/** The total of F4 in the reports that a levy notice shows; fen. */
export interface LevyTotals {
  readonly openingFen: SignedFen;
  readonly addedFen: SignedFen;
  readonly totalFen: SignedFen;
  readonly remittedFen: SignedFen;
  readonly unsentFen: SignedFen;
  readonly reducedFen: SignedFen;
  readonly transferredFen: SignedFen;
  readonly makeUpFen: SignedFen;
  readonly usedSheets: number;
  readonly voidSheets: number;
  readonly lostSheets: number;
}

/** What lies outside the book: people, masked for the channel, and the reports of a levy notice. */
export interface Beside {
  person(partyId: PartyId, channel: NoticeChannel): { readonly name?: string; readonly idNo?: string };
  readonly levy?: LevyTotals;
}

/** A cell of a row under its title; it is shown where its column may be. */
type Cell<Row> = readonly [column: Column, zh: string, en: string, text: (row: Row) => string];

const NOT_TOLD = '不公开';

/**
 * What a channel shows of a notice: the columns that it was posted with, as far as the channel may show them. However it was posted, nothing
 * passes that the table of columns does not let through.
 */
export function noticeTable(book: Book, notice: Pick<Notice, 'source' | 'mode' | 'columns'>, channel: NoticeChannel, beside: Beside): NoticeTable {
  const { source, mode } = notice;
  const allowed = columnsIn(source.kind, mode, channel).filter((column) => notice.columns.includes(column));
  const policyZh = 'policy' in source ? policyVersionOf(book, source.policy).nameZh : '';
  const rows = noticeRows(book, source, mode);
  switch (source.kind) {
    case 'FEE_LIST':
      return table(FEE_CELLS, allowed, rows as readonly FeeRow[]);
    case 'BENEFIT_LIST': {
      const sources = fundedBy(book, source.policy);
      if (mode === 'AGGREGATE') return table(countCells(book, policyZh, sources), allowed, rows as readonly ShownCount[]);
      const personOf = ({ no }: LineRow) => beside.person(book.payouts.line(source.listId, no).beneficiaryId, channel);
      return table(lineCells(book, { policyZh, sources, personOf }), allowed, rows as readonly LineRow[]);
    }
    case 'PAYOUT':
      return table(payoutCells(policyZh, `${source.from}–${source.to}`), allowed, rows as readonly Partial<PayoutFigures>[]);
    case 'LEVY_AGGREGATE': {
      const { levy } = beside;
      assertHolds(levy !== undefined, 'REPORT_NOT_FROM_LEDGER', () => ({ packId: source.packId }));
      return table(levyCells(source.periodId), allowed, [levy]);
    }
    case 'FEEDBACK':
      return table(FEEDBACK_CELLS, allowed, rows as readonly FeedbackRow[]);
    default:
      return source satisfies never;
  }
}

/** The register of opinions as people read it. */
export function feedbackTable(rows: readonly FeedbackRow[]): NoticeTable {
  return table(FEEDBACK_CELLS, columnsIn('FEEDBACK', 'AGGREGATE', 'WEB'), rows);
}

function table<Row>(cells: readonly Cell<Row>[], allowed: readonly Column[], rows: readonly Row[]): NoticeTable {
  const shown = cells.filter(([column]) => allowed.includes(column));
  return { columns: shown.map(([, zh, en]) => ({ zh, en })), rows: rows.map((row) => shown.map(([, , , text]) => text(row))) };
}

const FEE_CELLS: readonly Cell<FeeRow>[] = [
  ['POLICY', '收费项目', 'fee', ({ nameZh }) => nameZh],
  ['BASIS', '收费依据（文号）', 'basis', ({ docNo }) => docNo],
  ['STATUS', '状态', 'status', ({ validFrom, validTo }) => (validTo === undefined ? `${validFrom} 起执行` : `执行至 ${validTo}，已取消`)],
];

interface OfLines {
  readonly policyZh: string;
  readonly sources: string;
  personOf(row: LineRow): { readonly name?: string; readonly idNo?: string };
}

function lineCells(book: Book, { policyZh, sources, personOf }: OfLines): readonly Cell<LineRow>[] {
  return [
    ['NO', '序号', 'no', ({ no }) => String(no)],
    ['VILLAGE', '村组', 'village', ({ villageId }) => nameOf(book, villageId)],
    ['NAME', '姓名', 'name', (row) => personOf(row).name ?? ''],
    ['ID_MASKED', '证件号码', 'identity number, masked', (row) => personOf(row).idNo ?? ''],
    ['POLICY', '补贴项目', 'subsidy', () => policyZh],
    ['RATE', '标准（元/月）', 'rate a month, yuan', (row) => yuanText(row.fen / monthsOf(row).length)],
    ['MONTHS', '月数', 'months', (row) => String(monthsOf(row).length)],
    ['FEN', '金额（元）', 'amount, yuan', ({ fen }) => yuanText(fen)],
    ['SOURCES', '资金来源', 'funded by', () => sources],
  ];
}

function countCells(book: Book, policyZh: string, sources: string): readonly Cell<ShownCount>[] {
  return [
    ['VILLAGE', '村组', 'village', ({ villageId }) => (villageId === undefined ? '其他' : nameOf(book, villageId))],
    ['POLICY', '补贴项目', 'subsidy', () => policyZh],
    ['PEOPLE', '人数', 'people', ({ people }) => (people === undefined ? `少于 ${SMALLEST_COUNT}` : String(people))],
    ['FEN', '金额（元）', 'amount, yuan', ({ fen }) => (fen === undefined ? NOT_TOLD : yuanText(fen))],
    ['SOURCES', '资金来源', 'funded by', () => sources],
  ];
}

function payoutCells(policyZh: string, span: string): readonly Cell<Partial<PayoutFigures>>[] {
  const people = (part?: PeopleAndSum) => (part === undefined ? NOT_TOLD : `${part.people} 人 ${yuanText(part.fen)}`);
  return [
    ['POLICY', '项目', 'subsidy', () => policyZh],
    ['FIGURES', '批次', 'months', () => span],
    ['FIGURES', '应发', 'due', ({ due }) => people(due)],
    ['FIGURES', '成功', 'paid', ({ paid }) => people(paid)],
    ['FIGURES', '其中补发', 'of which paid again', ({ reissued }) => people(reissued)],
    ['FIGURES', '其中遗属', 'of which to heirs', ({ toHeirs }) => people(toHeirs)],
    ['FIGURES', '退回', 'returned', ({ returned }) => (returned === undefined ? NOT_TOLD : `${returned.times} 人次 ${yuanText(returned.fen)}`)],
    ['FIGURES', '停发', 'stopped', ({ stoppedPeople }) => (stoppedPeople === undefined ? NOT_TOLD : `${stoppedPeople} 人`)],
    ['FIGURES', '追回金额', 'recovered', ({ recoveredFen }) => (recoveredFen === undefined ? NOT_TOLD : yuanText(recoveredFen))],
  ];
}

function levyCells(periodId: string): readonly Cell<LevyTotals>[] {
  const sums: readonly (readonly [string, string, keyof LevyTotals])[] = [
    ['期初欠缴', 'owed before', 'openingFen'],
    ['新增', 'added', 'addedFen'],
    ['收缴', 'collected', 'totalFen'],
    ['解缴县财政', 'sent to the county', 'remittedFen'],
    ['未解缴', 'not sent', 'unsentFen'],
    ['依法减免', 'reduced by law', 'reducedFen'],
    ['违规减免（移交责任人补足）', 'reduced without authority, for officers to make up', 'transferredFen'],
    ['责任人补足', 'made up by officers', 'makeUpFen'],
  ];
  return [
    ['FIGURES', '期间', 'month', () => periodId],
    ...sums.map(([zh, en, field]): Cell<LevyTotals> => ['FIGURES', zh, en, (totals) => yuanText(totals[field])]),
    ['FIGURES', '票据使用/作废/遗失', 'receipts used/void/lost', ({ usedSheets, voidSheets, lostSheets }) => `${usedSheets}/${voidSheets}/${lostSheets}`],
  ];
}

const FEEDBACK_CELLS: readonly Cell<FeedbackRow>[] = [
  ['NO', '编号', 'no', ({ no }) => String(no)],
  ['FEEDBACK', '渠道', 'how it came in', ({ channel }) => CHANNEL_WORDS[channel].zh],
  ['FEEDBACK', '事项', 'matter', ({ matter }) => MATTER_WORDS[matter].zh],
  ['FEEDBACK', '受理日', 'received', ({ receivedOn }) => receivedOn],
  ['FEEDBACK', '答复日', 'answered', ({ answeredOn }) => answeredOn ?? ''],
  ['FEEDBACK', '结果', 'result', ({ result }) => (result === undefined ? '办理中' : RESULT_WORDS[result].zh)],
  ['FEEDBACK', '是否按期', 'in time', ({ onTime }) => (onTime === undefined ? '' : yesNo(onTime))],
];

const FUNDERS: Readonly<Record<FundingSource, string>> = { CENTRAL: '中央', PROVINCE: '省级', CITY: '市级', COUNTY: '县级', TOWNSHIP: '镇级' };

function fundedBy(book: Book, ref: Parameters<typeof policyVersionOf>[1]): string {
  const version = policyVersionOf(book, ref);
  return version.kind === 'SUBSIDY' ? version.subsidy.split.map(({ source, shareBp }) => `${FUNDERS[source]} ${shareBp / 100}%`).join(' ') : '';
}

function nameOf({ registry }: Book, unitId: UnitId): string {
  return unitOf(registry, unitId).nameZh;
}

function yesNo(yes: boolean): string {
  return yes ? '是' : '否';
}
