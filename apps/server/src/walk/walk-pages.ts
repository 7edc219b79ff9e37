import type { RecordedEvent } from '#libs/book/events.js';
import { ENTRY_TITLES } from '#libs/exporting/entry-titles.js';
import { AUDIT_PURPOSES, type AuditAccess, type AuditPurpose } from '#libs/inspection/inspection.js';
import { CHART } from '#libs/journal/chart.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { type Html, html, type Words, words } from '#libs/pages/html.js';
import { type Link, page } from '#libs/pages/page.js';
import { type Cell, tableOf } from '#libs/pages/table.js';
import { yuan } from '#libs/pages/yuan.js';
import type { FeeReports } from '#libs/reports/fee-reports.js';
import { TEMPLATES } from '#libs/reports/printing/printed.js';
import { CELL_COLUMNS, rowKey, type WalkedCell } from '#libs/reports/walk-cell.js';
import type { Balance } from '#libs/views/balances.js';
import { hrefOfCell, hrefOfEntity, hrefOfEvent, hrefOfField, hrefOfLines } from './walk-links.js';
import type { WalkedEvent } from './walked.js';
import type { walkedLines } from './walked-lines.js';

/** What every page of the walk says of the book. */
export interface Shown {
  readonly demo: boolean;
}

const HOME: Link = { href: '/walk', text: { zh: '倒查', en: 'Walk back' } };
const said = (text: string | number | undefined, href?: string): Cell => (text === undefined ? undefined : { zh: String(text), en: '', ...(href === undefined ? {} : { href }) });
const made = ({ demo }: Shown, title: Words, main: Html, trail: readonly Link[] = [HOME]) => page({ title, demo, trail, main });

export function loginPage(formToken: string): string {
  const main = html`<form class="plain" method="post" action="/walk/login">
<input type="hidden" name="formToken" value="${formToken}">
<label>${words({ zh: '登录名', en: 'Login' })}<input name="login" autocomplete="username" required></label>
<label>${words({ zh: '口令', en: 'Password' })}<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">${words({ zh: '登录', en: 'Log in' })}</button>
</form>`;
  return page({ title: { zh: '登录倒查', en: 'Log in to walk back' }, demo: false, main });
}

export interface HomeShown extends Shown {
  readonly officerId: string;
  /** Of one who inspects. */
  readonly inspects: boolean;
  readonly access?: AuditAccess | undefined;
  readonly formToken: string;
  readonly key: string;
  readonly month: string;
  /** The townships whose figures he may read. */
  readonly townships: readonly { readonly unitId: string; readonly nameZh: string }[];
}

/** What an access is opened for, as inspectors call it. */
const PURPOSES: Readonly<Record<AuditPurpose, string>> = {
  CLUE_CHECK: '线索核查',
  PLANNED_AUDIT: '计划审计',
  PETITION: '信访举报',
  ORDER_FOLLOW_UP: '追缴令跟进',
  INSPECTION_TOUR: '巡察',
};

export function homePage(shown: HomeShown): string {
  const { officerId, inspects, access, formToken, month, townships } = shown;
  const mayRead = !inspects || access !== undefined;
  const main = html`<p>${words({ zh: `当前人员 ${officerId}`, en: `logged in as ${officerId}` })}</p>
${inspects ? accessState(access) : undefined}${inspects ? accessForm(shown) : undefined}
${
  mayRead
    ? html`<h2>${words({ zh: '从数字查起', en: 'From a figure' })}</h2>
<ul><li><a href="/walk/balances">${words({ zh: '科目余额', en: 'Balances of the accounts' })}</a></li>
${townships.map(({ unitId, nameZh }) => html`<li><a href="/walk/reports?unitId=${unitId}&amp;period=${month}">${words({ zh: `${nameZh} ${month} 报表 F1–F4`, en: 'monthly reports' })}</a></li>\n`)}
<li><a href="${hrefOfEntity({ kind: 'officer', id: officerId })}">${words({ zh: '人员经过（本人）', en: 'What is recorded of an officer (oneself)' })}</a></li></ul>
<form class="plain" method="get" action="/walk/reports">
<label>${words({ zh: '乡镇', en: 'Township' })}<select name="unitId">${townships.map(({ unitId, nameZh }) => html`<option value="${unitId}">${nameZh}</option>`)}</select></label>
<label>${words({ zh: '月份', en: 'Month' })}<input name="period" type="month" pattern="[0-9]{4}-[0-9]{2}" value="${month}" required></label>
<button type="submit">${words({ zh: '月报 F1–F4', en: 'Monthly reports' })}</button>
</form>`
    : undefined
}
<form class="plain" method="post" action="/walk/logout"><input type="hidden" name="formToken" value="${formToken}"><button type="submit">${words({ zh: '退出', en: 'Log out' })}</button></form>`;
  return made(shown, HOME.text, main, []);
}

function accessState(access: AuditAccess | undefined): Html {
  if (access === undefined) return html`<p class="alarm">${words({ zh: '尚未登记查阅：登记后方可查阅', en: 'No access is open: reading needs one' })}</p>\n`;
  const { purposeCode, docNo, clueId, until } = access;
  return html`<p class="good">${words({ zh: `查阅已登记：${PURPOSES[purposeCode]} ${docNo ?? clueId ?? ''}，至 ${until}`, en: 'access is open' })}</p>\n`;
}

function accessForm({ formToken, key }: HomeShown): Html {
  return html`<h2>${words({ zh: '登记查阅', en: 'Open an access' })}</h2>
<form class="plain" method="post" action="/walk/accesses">
<input type="hidden" name="formToken" value="${formToken}"><input type="hidden" name="key" value="${key}">
<label>${words({ zh: '事由', en: 'Purpose' })}<select name="purposeCode">${AUDIT_PURPOSES.map((code) => html`<option value="${code}">${PURPOSES[code]}</option>`)}</select></label>
<label>${words({ zh: '文号', en: 'Document number' })}<input name="docNo" required></label>
<label>${words({ zh: '单位（可不填）', en: 'Unit, may be left out' })}<input name="unitId"></label>
<label>${words({ zh: '时数（至多 8）', en: 'Hours, at most 8' })}<input name="hours" inputmode="numeric" value="8" required></label>
<button type="submit">${words({ zh: '登记', en: 'Open' })}</button>
</form>`;
}

export function balancesPage(shown: Shown, balances: readonly Balance[], asOf: Readonly<Record<string, string | number | undefined>>): string {
  const rows = balances.map(({ unitId, account, debitFen, creditFen, balanceFen }) => {
    const { zh, en } = CHART[account];
    return { unit: unitId, account: { zh: `${account} ${zh}`, en, href: hrefOfLines({ ...asOf, unitId, account }) }, debit: debitFen, credit: creditFen, balance: balanceFen };
  });
  const table = tableOf({
    id: 'balances',
    caption: { zh: `科目余额，截至事件 ${asOf.asOfSeq}`, en: `Balances as of event ${asOf.asOfSeq}` },
    columns: [
      { key: 'unit', zh: '单位', en: 'Unit', kind: 'text' },
      { key: 'account', zh: '科目', en: 'Account', kind: 'text' },
      { key: 'debit', zh: '借方', en: 'Debit', kind: 'yuan' },
      { key: 'credit', zh: '贷方', en: 'Credit', kind: 'yuan' },
      { key: 'balance', zh: '余额', en: 'Balance', kind: 'yuan' },
    ],
    rows,
  });
  const form = html`<form class="plain apart" method="get" action="/walk/balances">
<label>${words({ zh: '截至事件', en: 'As of event' })}<input name="asOfSeq" inputmode="numeric" value="${asOf.asOfSeq}"></label>
<button type="submit">${words({ zh: '查看', en: 'Show' })}</button></form>`;
  return made(shown, { zh: '科目余额', en: 'Balances' }, html`${form}${table}`);
}

type Lines = Awaited<ReturnType<typeof walkedLines>>;

export function linesPage(shown: Shown, { lines, balanceFen, asOfSeq, next }: Lines, query: Readonly<Record<string, string | number | undefined>>): string {
  const rows = lines.map(({ seq, eventType, occurredOn, recordedOn, levyId, officerId, fen }) => ({
    seq: said(seq, hrefOfEvent(seq)),
    title: ENTRY_TITLES[eventType] ?? eventType,
    occurred: occurredOn,
    recorded: recordedOn,
    of:
      levyId !== undefined
        ? said(levyId, hrefOfEntity({ kind: 'levy', id: levyId }))
        : officerId !== undefined
          ? said(officerId, hrefOfEntity({ kind: 'officer', id: officerId }))
          : undefined,
    fen,
  }));
  const table = tableOf({
    id: 'lines',
    caption: { zh: `${query.unitId} ${query.account} 分录，截至事件 ${asOfSeq}`, en: 'Journal lines' },
    columns: [
      { key: 'seq', zh: '事件', en: 'Event', kind: 'text' },
      { key: 'title', zh: '事项', en: 'What', kind: 'text' },
      { key: 'occurred', zh: '发生日', en: 'Happened', kind: 'text' },
      { key: 'recorded', zh: '记录日', en: 'Recorded', kind: 'text' },
      { key: 'of', zh: '对象', en: 'Of', kind: 'text' },
      { key: 'fen', zh: '金额（借正贷负）', en: 'Debit positive', kind: 'yuan' },
    ],
    rows: [...rows, { title: '余额 Balance', fen: balanceFen }],
  });
  const more = next === undefined ? undefined : html`<p><a href="${hrefOfLines({ ...query, asOfSeq, after: next })}">${words({ zh: '下一页', en: 'Next page' })}</a></p>`;
  return made(shown, { zh: '余额倒查', en: 'From a balance to its lines' }, html`${table}${more}`, [HOME, { href: '/walk/balances', text: { zh: '科目余额', en: 'Balances' } }]);
}

export function eventPage(shown: Shown, { event, lines, together, refusals, before, after }: WalkedEvent, reaches: (unitId: UnitId) => boolean): string {
  const { seq, type, unitId, occurredOn, recordedAt, periodId, correctsPeriod, actor, approvals, evidence } = event;
  const facts: readonly (readonly [Words, Html | string | undefined])[] = [
    [{ zh: '单位', en: 'Unit' }, unitId],
    [{ zh: '发生日 / 记录时刻', en: 'Happened / recorded' }, `${occurredOn} / ${recordedAt}`],
    [{ zh: '记账期间', en: 'Posted into' }, correctsPeriod === undefined ? periodId : `${periodId ?? ''}（更正 ${correctsPeriod}）`],
    [{ zh: '经办', en: 'By' }, html`${officerLink(actor.officerId)} ${actor.role}`],
    [{ zh: '审批', en: 'Approved by' }, html`${approvals.map(({ officerId, role, at }) => html`${officerLink(officerId)} ${role} ${at} `)}`],
    [
      { zh: '凭证', en: 'Documents' },
      html`${evidence.map(({ kind, docNo, sha256 }) => html`${kind} ${docNo} ${sha256 === undefined ? undefined : html`<span class="digest">${sha256}</span>`} `)}`,
    ],
  ];
  const posted = tableOf({
    id: 'posted',
    caption: { zh: '分录', en: 'Journal lines' },
    columns: [
      { key: 'account', zh: '科目', en: 'Account', kind: 'text' },
      { key: 'unit', zh: '单位', en: 'Unit', kind: 'text' },
      { key: 'fen', zh: '金额（借正贷负）', en: 'Debit positive', kind: 'yuan' },
    ],
    rows: lines.map(({ account, unitId: of, fen }) => {
      const link = reaches(of) ? { href: hrefOfLines({ unitId: of, account }) } : {};
      return { account: { zh: `${account} ${CHART[account].zh}`, en: CHART[account].en, ...link }, unit: of, fen };
    }),
  });
  const main = html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${words(name)}</dt><dd>${value}</dd>`)}</dl>
<h2>${words({ zh: '内容', en: 'Data' })}</h2>
${fieldsOf(event.data)}
${posted}${eventsTable('together', { zh: '同一操作的其他事件', en: 'What the same command brought' }, together)}
${eventsTable('refusals', { zh: '就同一事项、或同一人员当日被拒绝的操作', en: 'What was refused about the same things, or to the same officers that day' }, refusals)}
<p class="apart">${before === undefined ? undefined : html`<a href="${hrefOfEvent(before)}">‹ ${before}</a> `}${after === undefined ? undefined : html`<a href="${hrefOfEvent(after)}">${after} ›</a>`}</p>`;
  return made(shown, { zh: `事件 ${seq} ${ENTRY_TITLES[type] ?? ''}`, en: `Event ${seq} ${type}` }, main);
}

const officerLink = (officerId: string): Html => html`<a href="${hrefOfEntity({ kind: 'officer', id: officerId })}">${officerId}</a>`;

/** Data as it is stored, field by field; what has a history leads there. */
function fieldsOf(data: object): Html {
  return html`<dl class="facts">${Object.entries(data).map(([field, value]) => html`<dt>${field}</dt><dd>${valueShown(field, value)}</dd>`)}</dl>`;
}

function valueShown(field: string, value: unknown): Html | string | undefined {
  if (Array.isArray(value)) return html`${value.map((one) => html`${valueShown(field, one)} `)}`;
  if (typeof value === 'object' && value !== null) return fieldsOf(value);
  const text = String(value);
  const href = typeof value === 'string' ? hrefOfField(field, text) : undefined;
  return href === undefined ? text : html`<a href="${href}">${text}</a>`;
}

function eventsTable(id: string, caption: Words, events: readonly RecordedEvent[]): Html {
  const rows = events.map(({ seq, type, occurredOn, recordedAt, actor }) => ({
    seq: said(seq, hrefOfEvent(seq)),
    type: { zh: ENTRY_TITLES[type] ?? type, en: type },
    occurred: occurredOn,
    recorded: recordedAt,
    by: said(`${actor.officerId} ${actor.role}`, hrefOfEntity({ kind: 'officer', id: actor.officerId })),
  }));
  return tableOf({
    ...{ id, caption, rows },
    columns: [
      { key: 'seq', zh: '事件', en: 'Event', kind: 'text' },
      { key: 'type', zh: '事项', en: 'What', kind: 'text' },
      { key: 'occurred', zh: '发生日', en: 'Happened', kind: 'text' },
      { key: 'recorded', zh: '记录时刻', en: 'Recorded', kind: 'text' },
      { key: 'by', zh: '经办', en: 'By', kind: 'text' },
    ],
  });
}

export function historyPage(
  shown: Shown,
  { kind, id }: { readonly kind: string; readonly id: string },
  { events, next }: { readonly events: readonly RecordedEvent[]; readonly next: number | undefined },
): string {
  const more = next === undefined ? undefined : html`<p><a href="${hrefOfEntity({ kind, id })}?after=${next}">${words({ zh: '下一页', en: 'Next page' })}</a></p>`;
  return made(shown, { zh: `经过：${id}`, en: `History of ${kind} ${id}` }, html`${ofOfficer({ kind, id })}${eventsTable('history', { zh: '经过', en: 'Events' }, events)}${more}`);
}

/** From what is recorded of an officer to what he did, and back. */
function ofOfficer({ kind, id }: { readonly kind: string; readonly id: string }): Html | undefined {
  if (kind === 'officer')
    return html`<p><a href="${hrefOfEntity({ kind: 'acts', id })}">${words({ zh: '本人经办、审批及被拒绝的操作', en: 'What he did, approved and was refused' })}</a></p>\n`;
  return kind === 'acts' ? html`<p><a href="${hrefOfEntity({ kind: 'officer', id })}">${words({ zh: '涉及本人的记录', en: 'What is recorded of him' })}</a></p>\n` : undefined;
}

export function reportsPage(shown: Shown, reports: FeeReports, version: number): string {
  const { unitId, periodId: period, asOfSeq } = reports;
  const forms = (['f1', 'f2', 'f3', 'f4'] as const).map((form) => {
    const columns = CELL_COLUMNS[form].map((key) => ({ key, kind: 'yuan' as const, ...columnWords(form, key) }));
    const rows = reports[form].rows.map((row) => {
      const name = rowKey(form, row);
      const cells = CELL_COLUMNS[form].map((column) => [column, moneyCell(row, column, hrefOfCell({ unitId, period, asOfSeq, version }, { form, row: name, column }))] as const);
      return { row: name, ...Object.fromEntries(cells) };
    });
    return tableOf({
      id: form,
      caption: { zh: `${form.toUpperCase()} ${TEMPLATES[form].titleZh}`, en: form.toUpperCase() },
      columns: [{ key: 'row', zh: '行', en: 'Row', kind: 'text' }, ...columns],
      rows,
    });
  });
  return made(shown, { zh: `报表 ${unitId} ${period}`, en: `Reports as of event ${asOfSeq}` }, html`${forms}`);
}

function columnWords(form: keyof typeof CELL_COLUMNS, key: string): Words {
  const columns: readonly { readonly key: string; readonly zh: string }[] = TEMPLATES[form].columns;
  return { zh: columns.find((column) => column.key === key)?.zh ?? key, en: key.replace(/Fen$/, '') };
}

function moneyCell(row: object, column: string, href: string): Cell {
  const fen = (row as Record<string, number>)[column] ?? 0;
  return { zh: yuan(fen), en: '', href };
}

export function cellPage(shown: Shown, { form, row, column, fen, parts, asOfSeq }: WalkedCell, month: Readonly<Record<string, string | number | undefined>>): string {
  const { zh, en } = columnWords(form, column);
  const table = tableOf({
    id: 'parts',
    caption: { zh: '构成此数的事件', en: 'The events that make it' },
    columns: [
      { key: 'seq', zh: '事件', en: 'Event', kind: 'text' },
      { key: 'fen', zh: '金额', en: 'Amount', kind: 'yuan' },
    ],
    rows: [...parts.map((part) => ({ seq: said(part.seq, hrefOfEvent(part.seq)), fen: part.fen })), { seq: '表内数字 As the form shows it', fen }],
  });
  const back: Link = { href: `/walk/reports?unitId=${month.unitId}&period=${month.period}`, text: { zh: '报表', en: 'Reports' } };
  return made(shown, { zh: `${form.toUpperCase()} ${zh}：${row}`, en: `${en} as of event ${asOfSeq}` }, table, [HOME, back]);
}
