import { DEMO_MARK } from '#libs/pages/demo-mark.js';
import { escaped } from '#libs/pages/escaped.js';
import { yuan } from '#libs/pages/yuan.js';
import type { Column } from '../templates/template.js';
import { filled, type PrintedReport } from './printed.js';
import type { PrintedRow } from './printed-rows.js';

/** A4 landscape; the head of the table comes again on every page. Nothing is loaded from anywhere. */
export const PRINT_STYLE = `
@page { size: A4 landscape; margin: 10mm; }
body { font-family: SimSun, "Noto Serif CJK SC", serif; font-size: 10px; color: #000; margin: 12px; }
h1 { font-size: 18px; text-align: center; margin: 0 0 8px; }
.demo { text-align: center; border: 2px solid #b00; color: #b00; font-size: 16px; padding: 2px; margin: 0 0 8px; }
.lines { display: flex; flex-wrap: wrap; gap: 4px 32px; list-style: none; padding: 0; margin: 6px 0; }
.lines li { min-width: 180px; }
.seal { border: 1px dashed #777; width: 40mm; height: 40mm; display: flex; align-items: center; justify-content: center; color: #777; margin-top: 8px; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: 2px 3px; vertical-align: middle; }
th { font-weight: bold; }
td.money, td.count { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.text { word-break: break-all; }
tfoot { display: table-row-group; font-weight: bold; }
/* Twenty-three columns on 277 mm. */
@media print { table { font-size: 8px; } }
`;

/** The report as a page to be printed, signed and sealed. No scripts. */
export function printPage({ template, rows, total, facts, demo }: PrintedReport): string {
  const { titleZh, columns, header, footer } = template;
  const rowOf = (row: PrintedRow) => `<tr>${columns.map((column) => `<td class="${column.kind}">${escaped(cellText(column, row[column.key]))}</td>`).join('')}</tr>`;
  const lines = (texts: readonly string[]) => `<ul class="lines">${texts.map((text) => `<li>${escaped(filled(text, facts))}</li>`).join('')}</ul>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(`${titleZh} ${facts.unit} ${facts.period}`)}</title>
<style>${PRINT_STYLE}</style>
</head>
<body>
${demo ? `<p class="demo">${DEMO_MARK}</p>\n` : ''}<h1>${escaped(titleZh)}</h1>
${lines(header)}
<table>
<thead><tr>${columns.map(({ zh }) => `<th scope="col">${escaped(zh)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(rowOf).join('\n')}
</tbody>
<tfoot>${rowOf(total)}</tfoot>
</table>
${lines(footer)}
<div class="seal">单位盖章</div>
</body>
</html>
`;
}

/** A cell as it is printed: money in yuan with two decimals. */
export function cellText({ kind }: Pick<Column, 'kind'>, value: PrintedRow[string]): string {
  if (typeof value !== 'number') return value ?? '';
  return kind === 'money' ? yuan(value) : String(value);
}
