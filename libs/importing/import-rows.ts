import type { Book } from '#libs/book/book.js';
import type { CommandName } from '#libs/book/command-table.js';
import type { ImportKind, RowFile } from '#libs/imports/imports.js';
import { type Fen, sum, ZERO } from '#libs/kernel/fen.js';
import type { UnitId } from '#libs/kernel/ids.js';
import { unknown } from '#libs/kernel/refusal.js';
import { type ListedCredit, readCountyCredits, remittanceFor } from './county-credits.js';
import { type LedgerLine, readFeeLedger } from './fee-ledger.js';
import { ledgerCommand } from './fee-ledger-rows.js';
import type { FileLine } from './file-line.js';
import { type Listed, type ListedPayer, readDecisions, readOpeningLevies } from './levy-lists.js';
import { readReceiptBooks } from './receipt-books.js';
import type { RowCommand, RowMaking } from './row-making.js';

/** For whose books a file is, and under which policy. */
export type FileTarget = Pick<RowFile, 'kind' | 'unitId' | 'policyId'>;

/** A row of a file on its way into the book. */
export interface ImportRow {
  readonly line: number;
  /** What it brings in: owed, or counted in. */
  readonly fen: Fen;
  readonly payer?: ListedPayer;
  /** The command that posts it. Refuses UNKNOWN for a village, decision or sheet that the book does not have. */
  command(making: RowMaking): RowCommand;
}

type Reader = (lines: readonly FileLine[], target: FileTarget) => readonly ImportRow[];

const READERS: { readonly [Kind in ImportKind]: Reader } = {
  LEVY_DECISIONS: (lines, target) =>
    readDecisions(lines).map((listed) => levyRow(listed, listed.levy.assessedFen, { name: 'ImportLevyDecision', target, more: { entrusted: false } })),
  OPENING_LEVIES: (lines, target) => readOpeningLevies(lines).map((listed) => levyRow(listed, listed.levy.balanceFen, { name: 'TakeOpeningLevy', target, more: {} })),
  RECEIPT_BOOKS: (lines, { unitId }) =>
    readReceiptBooks(lines).map(({ line, receiptBook }) => ({ line, fen: ZERO, command: () => ({ name: 'IssueReceiptBook', fields: { ...receiptBook, unitId } }) })),
  FEE_LEDGER: (lines, { unitId }) => readFeeLedger(lines).map((line) => ({ line: line.line, fen: countedIn(line), command: (making) => ledgerCommand(line, unitId, making) })),
  COUNTY_CREDITS: (lines, { unitId }) =>
    readCountyCredits(lines).map((credit) => ({ line: credit.line, fen: credit.fen, command: ({ book }) => creditCommand(book, unitId, credit) })),
};

/** Reads the lines of a file as rows of its kind. Throws FileRefused with every fault of form. */
export function rowsIn(lines: readonly FileLine[], target: FileTarget): readonly ImportRow[] {
  return READERS[target.kind](lines, target);
}

function creditCommand(book: Book, unitId: UnitId, credit: ListedCredit): RowCommand {
  const { fen, creditedOn, stmtRef } = credit;
  return { name: 'ConfirmCountyCredit', fields: { remittanceId: remittanceFor(book, unitId, credit), fen, creditedOn, stmtRef } };
}

function levyRow(listed: Listed<object>, fen: Fen, { name, target, more }: { name: CommandName; target: FileTarget; more: object }): ImportRow {
  const { line, levy, villageZh, payer } = listed;
  const { unitId, policyId } = target;
  const command = ({ book, payerId }: RowMaking) => ({ name, fields: { ...levy, ...more, unitId, policyId, villageId: villageNamed(book, unitId, villageZh), payerId } });
  return { line, fen, payer, command };
}

function villageNamed(book: Book, unitId: UnitId, nameZh: string): UnitId {
  for (const unit of book.registry.units.values()) if (unit.parentId === unitId && unit.nameZh === nameZh) return unit.unitId;
  return unknown('unit', nameZh);
}

function countedIn(line: LedgerLine): Fen {
  return line.kind === 'void' ? ZERO : sum(line.principalFen, line.lateFeeFen);
}
