import type { Month } from '#libs/kernel/dates.js';
import { DEMO_MARK } from '#libs/pages/demo-mark.js';
import { escaped } from '#libs/pages/escaped.js';
import type { CellChange } from '../pack-diff.js';
import { cellText, PRINT_STYLE } from './print-page.js';
import { TEMPLATES } from './printed.js';

/** What an amended version changes, and of what. */
export interface PrintedChanges {
  readonly unitZh: string;
  readonly periodId: Month;
  readonly version: number;
  readonly diffHash: string;
  readonly changes: readonly CellChange[];
  readonly demo: boolean;
}

const HEADS = ['报表', '行', '栏目', '前一版', '本版'] as const;

/** The difference of two versions as a page, for whoever is to sign the later one. No scripts. */
export function changesPage({ unitZh, periodId, version, diffHash, changes, demo }: PrintedChanges): string {
  const title = `报表更正对照：第${version - 1}版 → 第${version}版`;
  const facts = [`填报单位：${unitZh}`, `报表期间：${periodId}`, '单位：元', `更正 ${changes.length} 处`, `差异摘要：${diffHash}`];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(`${title} ${unitZh} ${periodId}`)}</title>
<style>${PRINT_STYLE}</style>
</head>
<body>
${demo ? `<p class="demo">${DEMO_MARK}</p>\n` : ''}<h1>${title}</h1>
<ul class="lines">${facts.map((fact) => `<li>${escaped(fact)}</li>`).join('')}</ul>
<table>
<thead><tr>${HEADS.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${changes.map(rowOf).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function rowOf(change: CellChange): string {
  const { form, rowZh, columnZh, kind, before, after } = change;
  const figure = (value: CellChange['before']) => `<td class="${kind}">${escaped(cellText({ kind }, value))}</td>`;
  const words = [TEMPLATES[form].titleZh, rowZh, columnZh].map((text) => `<td class="text">${escaped(text)}</td>`);
  return `<tr>${words.join('')}${figure(before)}${figure(after)}</tr>`;
}
