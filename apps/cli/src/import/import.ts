import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { sha256Of } from '#libs/importing/sha256.js';
import type { ImportKind } from '#libs/imports/imports.js';
import { progressLine, type RowsDone } from './progress-line.js';
import { ServerRefused, ServerSession } from './server-session.js';

const KINDS = {
  decisions: 'LEVY_DECISIONS',
  'opening-levies': 'OPENING_LEVIES',
  'receipt-books': 'RECEIPT_BOOKS',
  'fee-ledger': 'FEE_LEDGER',
  'county-credits': 'COUNTY_CREDITS',
} as const satisfies Readonly<Record<string, ImportKind>>;
const LOOK_EVERY_MS = 500;

interface Options {
  readonly book: string;
  readonly officer: string;
  readonly unit: string;
  readonly policy?: string;
  readonly server: string;
  readonly wait: boolean;
}

interface RowFile {
  readonly importId: string;
  readonly rows: number;
  readonly [field: string]: unknown;
}

interface Progress extends RowsDone {
  readonly state: string;
  readonly refusedRows: readonly { readonly line: number; readonly code: string }[];
}

/** `mingzhang import <kind> <file>`: has a running server check a file, signs for it, and follows its rows into the book. Run again, it goes on. */
export function importCommand(): Command {
  return new Command('import')
    .description('导入文件（CSV、xlsx） bring the rows of a file into a book, through a running server')
    .argument('<kind>', Object.keys(KINDS).join(', '))
    .argument('<file>', 'the file')
    .requiredOption('--book <code>', 'the book')
    .requiredOption('--officer <login>', "the maker's login; his password is read from MINGZHANG_PASSWORD")
    .requiredOption('--unit <id>', 'for whose books')
    .option('--policy <id>', 'the policy under which the levies stand')
    .option('--wait', 'wait for the approval and the last row', false)
    .addOption(new Option('--server <url>', 'the running server').default('http://127.0.0.1:3000').env('MINGZHANG_SERVER'))
    .action(importFile);
}

async function importFile(kind: string, file: string, options: Options): Promise<void> {
  if (!Object.hasOwn(KINDS, kind)) throw new Error(`unknown kind ${kind}; known are ${Object.keys(KINDS).join(', ')}`);
  const bytes = Uint8Array.from(await readFile(file));
  const { server, book, officer: login } = options;
  const session = await ServerSession.begin({ server, book, login, password: process.env.MINGZHANG_PASSWORD ?? '' });
  try {
    const importId = await signFor(session, KINDS[kind as keyof typeof KINDS], bytes, options);
    await follow(session, importId, options.wait);
  } finally {
    await session.end();
  }
}

/** Uploads the file and signs for it, unless the book has it already; the import's id. */
async function signFor(session: ServerSession, kind: ImportKind, bytes: Uint8Array<ArrayBuffer>, { unit, policy }: Options): Promise<string> {
  const query = new URLSearchParams({ kind, unitId: unit, ...(policy === undefined ? {} : { policyId: policy }) });
  try {
    const { importId, ...file } = await session.upload<RowFile>(`/import-files?${query}`, bytes);
    // The same officer's same file is the same act.
    const { events } = await session.post<{ events: readonly { type: string; data: { proposalId?: string } }[] }>('/imports', file, `import-${sha256Of(bytes).slice(0, 48)}`);
    const [signed] = events;
    console.error(signed?.type === 'ProposalMade' ? `${file.rows} 行已检查无误，待审核：${signed.data.proposalId}` : `${file.rows} 行已检查无误`);
    return importId;
  } catch (error) {
    if (error instanceof ServerRefused && error.problem.code === 'ALREADY_EXISTS' && error.problem.facts.kind === 'import') return String(error.problem.facts.id);
    throw error instanceof ServerRefused ? told(error) : error;
  }
}

/** A refused file with every fault on a line of its own. */
function told({ message, problem }: ServerRefused): Error {
  const faults = (problem.facts.faults ?? []) as readonly { line: number; column: string; code: string; zh: string }[];
  return new Error([message, ...faults.map(({ line, column, code, zh }) => `  第 ${line} 行 ${column}：${zh}（${code}）`)].join('\n'));
}

/**
 * Says how far the rows have come until the last one is in the book; once only, where nobody wants to wait. A terminal sees one bar grow,
 * a file gets a line for each change.
 */
async function follow(session: ServerSession, importId: string, wait: boolean): Promise<void> {
  const bar = process.stderr.isTTY === true;
  for (let said = ''; ; await pause(LOOK_EVERY_MS)) {
    const progress = await progressOf(session, importId);
    const isLast = !wait || progress?.state === 'COMPLETED';
    const line = progressLine(progress, { bar });
    if (bar) process.stderr.write(`\r\x1b[K${line}${isLast ? '\n' : ''}`);
    else if (line !== said) console.error(line);
    said = line;
    if (progress?.state === 'COMPLETED') return tellRefused(progress);
    if (!wait) return;
  }
}

function tellRefused({ refusedRows }: Progress): void {
  if (refusedRows.length > 0) throw new Error(refusedRows.map(({ line, code }) => `  第 ${line} 行：${code}`).join('\n'));
}

/** How far it has come; undefined until it is accepted. */
async function progressOf(session: ServerSession, importId: string): Promise<Progress | undefined> {
  try {
    return await session.get<Progress>(`/imports/${importId}`);
  } catch (error) {
    if (error instanceof ServerRefused && error.status === 404) return undefined;
    throw error;
  }
}
