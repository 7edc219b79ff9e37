import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refuse } from '#libs/kernel/refusal.js';
import type { Column, ReportTemplate } from './template.js';

/** The folder of a data folder in which a county's own templates lie: f1.json … f4.json. */
export const TEMPLATE_FOLDER = 'report-templates';

const TEXT_LIMIT = 100;
const LINES_LIMIT = 20;
const WIDTH_LIMIT = 80;

/**
 * The template of a form: the county's own if there is one, else ours. A county decides titles, words, widths, order and which
 * columns are shown; what a column means, and so its kind, is the program's. Refuses REPORT_TEMPLATE_INVALID with file, path and rule.
 */
export async function loadTemplate<Key extends string>(ours: ReportTemplate<Key>, dataDir: string, code: string): Promise<ReportTemplate<Key>> {
  const path = join(dataDir, TEMPLATE_FOLDER, `${code}.json`);
  const text = await readIfThere(path);
  return text === undefined ? ours : checkedTemplate(ours, text, basename(path));
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes the text of a template file. */
export function checkedTemplate<Key extends string>(ours: ReportTemplate<Key>, text: string, file: string): ReportTemplate<Key> {
  const wrong = (path: string, rule: string): never => refuse('REPORT_TEMPLATE_INVALID', { file, path, rule });
  const given = parsed(text) ?? wrong('', 'isJsonObject');
  const extra = Object.keys(given).find((field) => !['titleZh', 'columns', 'header', 'footer'].includes(field));
  if (extra !== undefined) wrong(extra, 'isKnownField');
  if (!isLine(given.titleZh)) wrong('titleZh', 'isText');
  for (const field of ['header', 'footer']) {
    const lines = given[field];
    if (!Array.isArray(lines) || lines.length > LINES_LIMIT || !lines.every(isLine)) wrong(field, 'isListOfTexts');
  }
  const { columns } = given;
  if (!Array.isArray(columns) || columns.length === 0) return wrong('columns', 'isListOfColumns');
  for (const [i, column] of columns.entries()) {
    const fault = faultOf(column, ours.columns);
    if (fault !== undefined) wrong(`columns[${i}]`, fault);
  }
  const twice = columns.findIndex(({ key }, i) => columns.findIndex((other) => other.key === key) < i);
  if (twice >= 0) wrong(`columns[${twice}].key`, 'isOnlyOnce');
  return given as unknown as ReportTemplate<Key>;
}

/** What is wrong with a column, if anything. */
function faultOf(column: Partial<Column> | null, known: readonly Column[]): string | undefined {
  if (typeof column !== 'object' || column === null) return 'isColumn';
  const { key, zh, kind, width } = column;
  const meant = known.find((one) => one.key === key);
  if (meant === undefined) return 'keyIsKnown';
  if (kind !== meant.kind) return `kindIs ${meant.kind}`;
  if (!isLine(zh)) return 'zhIsText';
  if (typeof width !== 'number' || !(width >= 1 && width <= WIDTH_LIMIT)) return `widthIsFrom1To${WIDTH_LIMIT}`;
  return undefined;
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= TEXT_LIMIT && !/\p{Cc}/u.test(value);
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
