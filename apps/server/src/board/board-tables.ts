import type { PeopleAndSum } from '#libs/benefits/payout-figures.js';
import type { CasesAndSum } from '#libs/openness/board-reductions.js';
import type { NoticeKind } from '#libs/openness/disclosure.js';
import type { Words } from '#libs/pages/html.js';
import { type Cell, type PageTable, type TableColumn } from '#libs/pages/table.js';
import { textTable } from '#libs/pages/text-table.js';
import { yuan } from '#libs/pages/yuan.js';
import type { Addresses } from './asked-book.js';
import type { BoardMoney, BoardView } from './board-view.js';
import { KIND_WORDS, noticeStateWords, REMITTANCE_WORDS } from './words.js';

const NOT_TOLD: Words = { zh: '不公开', en: 'not told' };
const FEW: Words = { zh: '少于 3 件', en: 'fewer than 3' };
const EVERY_FIGURE_IN_YUAN: Words = { zh: '金额单位：元', en: 'Amounts in yuan' };

/** What runs or ran not long ago, each leading to its page. */
export function noticeTable({ notices, today }: Pick<BoardView, 'notices' | 'today'>, at: Addresses, caption: Words = { zh: '公示', en: 'Notices' }): PageTable {
  return {
    ...{ id: 'notices', caption },
    columns: [
      column('kind', '公示', 'Notice'),
      column('unit', '单位', 'Unit'),
      column('posted', '起', 'From'),
      column('last', '止', 'To'),
      column('rows', '行数', 'Rows', 'count'),
      column('state', '状态', 'State'),
    ],
    rows: notices.map(({ noticeId, kind, unitZh, postedOn, lastDay, rowCount, state }) => ({
      kind: { ...KIND_WORDS[kind], href: at.page(`/board/notices/${noticeId}`) },
      ...{ unit: unitZh, posted: postedOn, last: lastDay, rows: rowCount, state: noticeStateWords({ state, lastDay }, today) },
    })),
  };
}

/** Where the money of each township's months is. */
export function moneyTable(view: BoardView, at: Addresses): PageTable {
  return {
    id: 'money',
    caption: { zh: '社会抚养费：钱在哪里', en: 'The levy: where the money is' },
    columns: [
      ...[column('unit', '单位', 'Unit'), column('month', '月份', 'Month')],
      ...[column('collected', '收缴', 'Collected', 'yuan'), column('remitted', '解缴县财政', 'Sent to the county', 'yuan'), column('unremitted', '未解缴', 'Not sent', 'yuan')],
      ...[column('due', '应解缴日', 'Due on'), column('state', '是否按期', 'In time')],
    ],
    rows: view.money.map((money) => ({ unit: money.unitZh, month: monthCell(view, money, at), ...moneyCells(money) })),
    note: EVERY_FIGURE_IN_YUAN,
  };
}

/** A month whose reports do not agree says so, and keeps no other from being told. */
function moneyCells(money: BoardMoney): Readonly<Record<string, Cell>> {
  if ('withheldFor' in money) return { state: { zh: `账表待核对，暂不列示（${money.withheldFor}）`, en: 'under review, not told' } };
  const { collectedFen: collected, remittedFen: remitted, unremittedFen: unremitted, remittance } = money;
  return { collected, remitted, unremitted, due: remittance.dueOn, state: REMITTANCE_WORDS[remittance.state] };
}

/** A month leads to the notice that hangs about it, where one does. */
function monthCell(view: BoardView, { unitId, month }: Pick<BoardMoney, 'unitId' | 'month'>, at: Addresses): Cell {
  const notice = view.notices.find((one) => one.kind === 'LEVY_AGGREGATE' && one.unitId === unitId && one.about === month);
  return notice === undefined ? month : { zh: month, en: '', href: at.page(`/board/notices/${notice.noticeId}`) };
}

/** What was paid of each subsidy. */
export function payoutTable(view: BoardView, at: Addresses): PageTable {
  const people = (part?: PeopleAndSum): Cell => (part === undefined ? NOT_TOLD : { zh: `${part.people} 人 ${yuan(part.fen)}`, en: '' });
  return {
    id: 'payouts',
    caption: { zh: '补贴发放结果', en: 'What was paid' },
    columns: [
      ...[column('subsidy', '项目', 'Subsidy'), column('due', '应发', 'Due'), column('paid', '成功', 'Paid'), column('again', '其中补发', 'Of which paid again')],
      ...[column('returned', '退回', 'Came back'), column('stopped', '停发', 'Stopped'), column('recovered', '追回', 'Recovered')],
    ],
    rows: view.payouts.map(({ policyId, nameZh, figures: { due, paid, reissued, returned, stoppedPeople, recoveredFen } }) => ({
      subsidy: linked(view, 'PAYOUT', nameZh, at, policyId),
      ...{ due: people(due), paid: people(paid), again: people(reissued) },
      returned: returned === undefined ? NOT_TOLD : `${returned.times} 人次 ${yuan(returned.fen)}`,
      stopped: stoppedPeople === undefined ? NOT_TOLD : `${stoppedPeople} 人`,
      recovered: recoveredFen === undefined ? NOT_TOLD : yuan(recoveredFen),
    })),
    note: EVERY_FIGURE_IN_YUAN,
  };
}

/** Fees and subsidies with the papers that they stand on. */
export function standardTable(view: BoardView, at: Addresses): PageTable {
  return {
    id: 'standards',
    caption: { zh: '收费与补贴标准', en: 'Fees and subsidies' },
    columns: [
      column('name', '项目', 'Item'),
      column('rate', '标准（元/人/月）', 'Rate, a person and month', 'yuan'),
      column('basis', '依据（文号）', 'Basis'),
      column('state', '状态', 'In force'),
    ],
    rows: view.standards.map(({ kind, policyId, nameZh, docNo, validFrom, validTo, rates }) => ({
      name: kind === 'FEE' ? linked(view, 'FEE_LIST', nameZh, at) : linked(view, 'PAYOUT', nameZh, at, policyId),
      ...{ rate: rates?.at(-1)?.fen, basis: docNo },
      state: validTo === undefined ? { zh: `${validFrom} 起执行`, en: 'in force' } : { zh: `${validTo} 止，已取消`, en: 'abolished' },
    })),
  };
}

/** What was taken off, and what officers made up: counts and sums, and nobody's name. */
export function reductionTable({ reductions }: BoardView): PageTable {
  const cases = ({ cases: n, fen }: CasesAndSum): Cell => (n === undefined || fen === undefined ? FEW : { zh: `${n} 件 ${yuan(fen)}`, en: '' });
  return {
    id: 'reductions',
    caption: { zh: '减免与责任人补足', en: 'Reductions, and what officers made up' },
    columns: [
      ...[column('unit', '单位', 'Unit'), column('authorised', '依法减免', 'By law'), column('unauthorised', '违规减免', 'Without authority')],
      ...[column('madeUp', '责任人已补足', 'Made up by officers', 'yuan'), column('owed', '责任人未补足', 'Still owed by officers', 'yuan')],
    ],
    rows: reductions.map(({ unitZh, authorised, unauthorised, madeUpFen, owedByOfficersFen }) => ({
      ...{ unit: unitZh, authorised: cases(authorised), unauthorised: cases(unauthorised), madeUp: madeUpFen ?? NOT_TOLD, owed: owedByOfficersFen ?? NOT_TOLD },
    })),
    note: { zh: '自建账起累计；少于 3 件的不列件数和金额。金额单位：元', en: 'Since the book was opened; of fewer than 3 neither count nor sum is told. Amounts in yuan' },
  };
}

/** The register of this month's opinions. */
export function feedbackPageTable({ feedback: { month, table } }: BoardView): PageTable {
  return textTable('feedback', { zh: `意见办理（${month}）`, en: 'Opinions and their answers' }, table);
}

/** A name that leads to the notice that hangs about it. */
function linked({ notices }: BoardView, kind: NoticeKind, zh: string, at: Addresses, about?: string): Cell {
  const notice = notices.find((one) => one.kind === kind && (about === undefined || one.about === about));
  return notice === undefined ? zh : { zh, en: '', href: at.page(`/board/notices/${notice.noticeId}`) };
}

function column<Key extends string>(key: Key, zh: string, en: string, kind: TableColumn['kind'] = 'text'): TableColumn<Key> {
  return { key, zh, en, kind };
}
