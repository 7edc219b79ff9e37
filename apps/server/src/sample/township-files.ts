import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeIn, dayIn, nameIn } from '#libs/importing/cells.js';
import { type LedgerLine, readFeeLedger } from '#libs/importing/fee-ledger.js';
import type { FileLine } from '#libs/importing/file-line.js';
import { linesOfFile } from '#libs/importing/file-lines.js';
import { type Listed, type ListedDecision, type ListedOpening, type ListedPayer, readDecisions, readOpeningLevies } from '#libs/importing/levy-lists.js';
import { type ListedReceiptBook, readReceiptBooks } from '#libs/importing/receipt-books.js';
import { readTable } from '#libs/importing/table-file.js';
import type { IsoDate } from '#libs/kernel/dates.js';

export interface ListedUnit {
  readonly unitId: string;
  readonly nameZh: string;
  readonly level: 'TOWNSHIP' | 'VILLAGE';
  readonly validFrom: IsoDate;
}

export interface ListedBeneficiary {
  readonly villageZh: string;
  readonly person: ListedPayer;
  readonly accountNo: string;
}

/** What a township keeps on paper, as its files have it. */
export interface TownshipFiles {
  /** The township itself, then its villages. */
  readonly units: readonly ListedUnit[];
  readonly openings: readonly Listed<ListedOpening>[];
  readonly decisions: readonly Listed<ListedDecision>[];
  readonly receiptBooks: readonly ListedReceiptBook[];
  readonly ledger: readonly LedgerLine[];
  /** Who draws a subsidy; nobody in a township without such a file. */
  readonly beneficiaries: readonly ListedBeneficiary[];
}

/** Reads a township's folder by the readers of the ordinary import. Throws FileRefused. */
export async function readTownship(folder: string): Promise<TownshipFiles> {
  const lines = async (file: string) => linesOfFile(await readFile(join(folder, `${file}.csv`)));
  return {
    units: await lines('units').then(readUnits),
    openings: await lines('opening-levies').then(readOpeningLevies),
    decisions: await lines('decisions').then(readDecisions),
    receiptBooks: await lines('receipt-books').then(readReceiptBooks),
    ledger: await lines('fee-ledger').then(readFeeLedger),
    beneficiaries: existsSync(join(folder, 'beneficiaries.csv')) ? await lines('beneficiaries').then(readBeneficiaries) : [],
  };
}

const LEVELS = { 乡镇: 'TOWNSHIP', 村: 'VILLAGE' } as const;

function readUnits(lines: readonly FileLine[]): readonly ListedUnit[] {
  return readTable(lines, ['单位编号', '名称', '级别', '启用日期'], (cell) => ({
    unitId: codeIn(cell, '单位编号'),
    nameZh: nameIn(cell, '名称'),
    level: cell.oneOf<ListedUnit['level']>('级别', LEVELS),
    validFrom: dayIn(cell, '启用日期'),
  }));
}

function readBeneficiaries(lines: readonly FileLine[]): readonly ListedBeneficiary[] {
  return readTable(lines, ['村(居)', '姓名', '公民身份号码', '账号'], (cell) => ({
    villageZh: nameIn(cell, '村(居)'),
    person: { name: nameIn(cell, '姓名'), idNo: nameIn(cell, '公民身份号码') },
    accountNo: nameIn(cell, '账号'),
  }));
}
